// Bytes that arrive in pieces of any size and are taken out in pieces of other sizes.

/** Joins the pieces into one. */
export function joined(parts, size) {
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export class ByteQueue {
  #parts = [];
  size = 0;

  put(bytes) {
    this.#parts.push(bytes);
    this.size += bytes.length;
  }

  /** Takes the first `count` bytes; there must be that many. */
  take(count) {
    const parts = [];
    for (let left = count; left > 0; ) {
      const [part] = this.#parts;
      parts.push(part.subarray(0, left));
      if (part.length > left) this.#parts[0] = part.subarray(left);
      else this.#parts.shift();
      left -= parts[parts.length - 1].length;
    }
    this.size -= count;
    return parts.length === 0 ? new Uint8Array() : joined(parts, count);
  }

  /** Takes everything up to and including the first newline; null when there is none in the first `most` bytes. */
  takeLine(most) {
    const start = this.take(Math.min(most, this.size));
    this.#parts.unshift(start);
    this.size += start.length;
    const newline = start.indexOf(0x0a);
    return newline < 0 ? null : this.take(newline + 1);
  }
}
