// How a file's content is wrapped: not at all, gzipped, or gzipped and sealed with a passphrase; the first bytes of a file tell.
import { ByteQueue } from './bytes.js';
import { isSealed, seal, SEAL_OPENING_BYTES, unseal } from './sealed.js';
import { msg } from '../program/words.js';
import { FileTrouble } from './trouble.js';

const PIECE_BYTES = 256 * 1024;
/** The largest size of a file when unpacked; no shop has a larger one. */
const MOST_BYTES = 1 << 30;

const opening = async (file) => new Uint8Array(await file.slice(0, SEAL_OPENING_BYTES).arrayBuffer());

/** Whether a file is sealed, by its first bytes. */
export const isSealedFile = async (file) => isSealed(await opening(file));

/**
 * The content of a file, opened and unpacked, in pieces of a useful size.
 *
 * @param {Blob} file
 * @param {string} passphrase "" when none is known
 * @returns {AsyncGenerator<{ bytes: Uint8Array, read: number }>} `read`: how many of the file's own bytes were read so far
 */
export async function* contentOf(file, passphrase) {
  const counted = { read: 0 };
  const content = unwrapped(bytesOf(file.stream(), counted), await opening(file), passphrase);
  const queue = new ByteQueue();
  let total = 0;
  try {
    for await (const part of content) {
      queue.put(part);
      total += part.length;
      if (total > MOST_BYTES) throw new FileTrouble('damaged', msg('The file unpacks to more than any shop holds. It is not read.'));
      if (queue.size >= PIECE_BYTES) yield { bytes: queue.take(queue.size), read: counted.read };
    }
    if (queue.size > 0) yield { bytes: queue.take(queue.size), read: counted.read };
  } finally {
    content.return();
  }
}

/** Makes a file of bytes: gzipped if `packed`, gzipped and sealed if there is a passphrase. */
export async function wrapped(bytes, { type, packed, passphrase }) {
  if (!packed && passphrase === '') return new Blob([bytes], { type });
  const gzip = bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')));
  const parts = [];
  for await (const part of passphrase === '' ? gzip : seal(gzip, passphrase)) parts.push(part);
  return new Blob(parts, { type });
}

function unwrapped(bytes, start, passphrase) {
  if (isSealed(start)) return unpacked(unseal(bytes, passphrase));
  return start[0] === 0x1f && start[1] === 0x8b ? unpacked(bytes) : bytes;
}

/** The bytes that come out of a stream. */
async function* bytesOf(stream, counted = { read: 0 }) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      counted.read += value.length;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Unpacks gzipped bytes. */
async function* unpacked(source) {
  let trouble = null; // an error of the source, which the stream would report as its own
  const packed = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        trouble = error;
        controller.error(error);
      }
    },
    cancel: () => source.return(),
  });
  try {
    yield* bytesOf(packed.pipeThrough(new DecompressionStream('gzip')));
  } catch {
    throw trouble ?? new FileTrouble('damaged', msg('The file is damaged: it cannot be unpacked. Please get it again from where it came.'));
  }
}
