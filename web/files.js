// Files in and out: chosen or dropped ones are read in pieces as the program asks for them, unpacked when they are gzipped.

const PIECE_BYTES = 256 * 1024;
/** Unpacked, a file may be this large; more is no file of a shop's. */
const MOST_BYTES = 1 << 30;

/**
 * @param {{
 *   chosen: (request: number, handle: number, size: number, name: string) => void,
 *   dropped: (handle: number, size: number, name: string) => void,
 *   piece: (request: number, bytes: Uint8Array) => void, failed: (request: number, why: string) => void,
 * }} tell
 */
export function createFiles(tell) {
  const files = new Map(); // handle → { file, pieces }
  let lastHandle = 0;
  let input = null;

  function keep(file) {
    lastHandle += 1;
    files.set(lastHandle, { file, pieces: null });
    return lastHandle;
  }

  function holdsFiles(event) {
    return event.dataTransfer?.types.includes('Files');
  }
  addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) tell.dropped(keep(file), file.size, file.name);
  });

  return {
    open(accept, request) {
      input?.remove();
      input = document.createElement('input');
      input.type = 'file';
      input.accept = accept;
      input.className = 'chooser';
      input.addEventListener('change', () => {
        const [file] = input.files;
        if (file) tell.chosen(request, keep(file), file.size, file.name);
      });
      document.body.append(input);
      input.click();
    },
    async read(handle, request) {
      const entry = files.get(handle);
      try {
        entry.pieces ??= pieces(entry.file);
        const { value } = await entry.pieces.next();
        if (files.has(handle)) tell.piece(request, value ?? new Uint8Array());
      } catch {
        if (files.has(handle)) tell.failed(request, `${entry.file.name} could not be read. Choose it again.`);
      }
    },
    forget(handle) {
      files.get(handle)?.pieces?.return();
      files.delete(handle);
    },
  };
}

/** The bytes of a file, unpacked if need be, in pieces worth handing over. */
async function* pieces(file) {
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = magic[0] === 0x1f && magic[1] === 0x8b;
  const stream = packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  const reader = stream.getReader();
  try {
    let total = 0;
    let waiting = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (value) {
        waiting.push(value);
        size += value.length;
        total += value.length;
        if (total > MOST_BYTES) throw new RangeError('too large');
      }
      if (size >= PIECE_BYTES || (done && size > 0)) {
        yield joined(waiting, size);
        waiting = [];
        size = 0;
      }
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function joined(parts, size) {
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Hands a file to the person. */
export function saveFile(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
