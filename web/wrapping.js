// How a file's content is wrapped: as it is, gzipped, or gzipped and sealed with a passphrase. Read by what a file begins with.
import { ByteQueue } from './bytes.js';
import { isSealed, seal, SEAL_OPENING_BYTES, unseal } from './sealed.js';
import { FileTrouble } from './trouble.js';

const PIECE_BYTES = 256 * 1024;
/** Unpacked, a file may be this large; more is no file of a shop's. */
const MOST_BYTES = 1 << 30;

const opening = async (file) => new Uint8Array(await file.slice(0, SEAL_OPENING_BYTES).arrayBuffer());

/** Whether a file begins as sealed ones do. */
export const isSealedFile = async (file) => isSealed(await opening(file));

/**
 * The content of a file, opened and unpacked, in pieces worth handing over.
 *
 * @param {Blob} file
 * @param {string} passphrase "" when none is known
 * @returns {AsyncGenerator<{ bytes: Uint8Array, read: number }>} with how many of the file's own bytes were read for it
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
      if (total > MOST_BYTES) throw new FileTrouble('damaged', 'The file unpacks to more than any shop holds. It is not read.');
      if (queue.size >= PIECE_BYTES) yield { bytes: queue.take(queue.size), read: counted.read };
    }
    if (queue.size > 0) yield { bytes: queue.take(queue.size), read: counted.read };
  } finally {
    content.return();
  }
}

/** Bytes as a file: gzipped if `packed`, sealed and gzipped if there is a passphrase. */
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

/** What gzipped bytes unpack to. */
async function* unpacked(source) {
  let trouble = null; // of the source: the stream would tell it as its own
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
    throw trouble ?? new FileTrouble('damaged', 'The file is damaged: it cannot be unpacked. Please get it again from where it came.');
  }
}
