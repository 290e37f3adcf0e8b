// Keeping the image: what the log comes to, in blocks beside it, so that a start need not read the log before the shop is on the
// screen. FORMAT.md, section 12. It is a cache: whatever is amiss with it, the log says all of it, too.
import { INDEX } from './reading.js';

/** For so long at a time the program makes blocks. */
const SLICE_MS = 6;
/** So much is written at a time. */
const PIECE_BYTES = 1 << 20;

const turn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * @typedef {{ next: () => { key: number, bytes: Uint8Array } | null, index: () => Uint8Array, forget: () => void }} Maker `next` gives
 *   a block in which something was altered since it was given last, `index` ties all together, `forget` makes all count as altered
 * @param {Maker} program
 */
export function createImage(program) {
  let waiting = new Map(); // key → bytes, made and not yet kept

  return {
    /**
     * Makes the blocks that were altered, a little at a time.
     * @param {() => number | null} where up to which row of the log all is saved; null when something is not, or this is no time for it
     * @returns {Promise<number | null>} up to which row it goes: then it is to be written; null when it is not finished
     */
    async make(where) {
      for (;;) {
        const end = performance.now() + SLICE_MS;
        while (performance.now() < end) {
          const block = program.next();
          if (block) {
            waiting.set(block.key, block.bytes);
            continue;
          }
          const last = where();
          if (last !== null) waiting.set(INDEX, program.index());
          return last;
        }
        await turn();
        if (where() === null) return null;
      }
    },
    /** What was made, in pieces to be written one after the other, the index last. */
    pieces() {
      const pieces = [];
      let room = 0;
      for (const [key, bytes] of [...waiting].sort(([a], [b]) => b - a)) {
        if (room <= 0) {
          pieces.push([]);
          room = PIECE_BYTES;
        }
        pieces[pieces.length - 1].push([key, bytes]);
        room -= bytes.length;
      }
      return pieces;
    },
    /** Writes a piece inside `transaction`. */
    put(transaction, blocks) {
      const objects = transaction.objectStore('image');
      const next = (i) => {
        if (i < blocks.length) objects.put(blocks[i][1], blocks[i][0]).onsuccess = () => next(i + 1);
      };
      next(0); // one by one: what a request is given is copied there and then
    },
    /** Removes all of it inside `transaction`. */
    drop(transaction) {
      transaction.objectStore('image').clear();
      transaction.objectStore('meta').delete('image');
    },
    /** Something was made that is not kept yet. */
    get isWaiting() {
      return waiting.size > 1; // the index alone says nothing new
    },
    /** What put() wrote is kept. */
    kept() {
      waiting = new Map();
    },
    /** Nothing is kept of it any more. */
    forget() {
      waiting = new Map();
      program.forget();
    },
  };
}
