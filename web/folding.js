// Folding: while nobody saves, the image is brought up to date, and the oldest part of a log that has grown long moves into segments.
import { createImage } from './image.js';

/** The log is folded when it has grown beyond these… */
const LOG_ROWS = 1000;
const LOG_BYTES = 1 << 20;
/** …so much of it at a time, which nobody notices, once nothing has been saved for a while; the rest soon after. */
const FOLD_BYTES = 1 << 18;
const AFTER_MS = 2000;
const ON_MS = 400;
/** Nobody is at work when nothing was drawn for so long: then the rest follows at once. */
const ALONE_MS = 3000;
const ALONE_ON_MS = 20;
/** A segment that has this is not opened again: what is read and written to add to it would grow longer than what is added. */
const SEGMENT_BYTES = 1 << 19;

/**
 * @param {{
 *   image: import('./image.js').Maker, pack: (segment: Uint8Array | null, rows: Uint8Array[]) => Uint8Array[] | null,
 *   place: () => import('./reading.js').Place | null,
 *   between: (stores: string[], durability: string, work: (transaction: IDBTransaction) => void) => Promise<unknown>,
 *   restedMs: () => number,
 * }} hands `pack` makes segments (null: the segment given is damaged); `place` says where the log ends, null while it is to be left
 *   alone; `between` does `work` in a transaction between two that save; `restedMs`: how long nothing was drawn
 */
export function createFolding({ image: maker, pack, place, between, restedMs }) {
  const image = createImage(maker);
  let rows = []; // the rows of the log store: { key, size }
  let lacksRows = false; // not all that were written are there: to be folded soon, so that it is told once
  let lacksImage = false; // of a shop that is slow to start without
  let imaged = 0; // up to which row of the log the image goes
  let timer = 0;
  let isAtWork = false;

  function planIn(ms) {
    clearTimeout(timer);
    timer = setTimeout(fold, ms);
  }

  async function fold() {
    timer = 0;
    if (isAtWork || !place()) return; // the next write plans anew
    isAtWork = true;
    try {
      const { store } = place();
      const last = await image.make(() => place()?.last ?? null);
      if (last !== null && (last !== imaged || image.isWaiting)) await keepImage(store, last);
      if (place()) await moveOldest();
    } finally {
      isAtWork = false;
    }
  }

  /** Writes what was made of the image. A large part of it goes piece by piece, so that nobody's saving waits for it. */
  async function keepImage(store, last) {
    const pieces = image.pieces();
    try {
      for (const [i, piece] of pieces.entries()) {
        await between(['image'], 'relaxed', (transaction) => {
          const meta = transaction.objectStore('meta');
          if (i === pieces.length - 1) meta.put(`${store} ${last}`, 'image');
          else meta.delete('image'); // until all of it is there it stands for nothing
          image.put(transaction, piece);
        });
      }
      image.kept();
      imaged = last;
      lacksImage = false;
    } catch {
      // No room for it, perhaps: then it must not take any, nor stand for less than the log's rows.
      await between(['image'], 'relaxed', image.drop).catch(() => {});
      forgetImage();
      lacksImage = false; // it is tried again when the log has grown
    }
  }

  function forgetImage() {
    image.forget();
    imaged = 0;
  }

  /** In one transaction that leaves every segment but the last alone. */
  async function moveOldest() {
    const count = countOldest();
    if (count === 0) return;
    const range = IDBKeyRange.bound(rows[0].key, rows[count - 1].key);
    try {
      await between(['log', 'segments'], 'strict', (transaction) => moveToSegments(transaction, range));
    } catch {
      return; // the log stays as it is, and is whole; the next write tries again
    }
    rows.splice(0, count);
    lacksRows &&= rows.length > 0;
    // Once it has begun, the rest follows, however little.
    if (rows.length > 0) planIn(restedMs() > ALONE_MS ? ALONE_ON_MS : ON_MS);
  }

  /** How many rows go at a time. */
  function countOldest() {
    const isFree = (row) => imaged === 0 || row.key <= imaged; // or the image would stand for less than the segments hold
    let count = 0;
    for (let bytes = 0; count < rows.length && isFree(rows[count]) && (count === 0 || bytes + rows[count].size <= FOLD_BYTES); count += 1) {
      bytes += rows[count].size;
    }
    return count;
  }

  function moveToSegments(transaction, range) {
    const [log, segments, meta] = ['log', 'segments', 'meta'].map((name) => transaction.objectStore(name));
    segments.openCursor(null, 'prev').onsuccess = (found) => {
      const newest = found.target.result;
      log.getAll(range).onsuccess = ({ target }) => {
        const isOpen = newest && newest.value.length < SEGMENT_BYTES;
        let packed = isOpen ? pack(newest.value, target.result) : null;
        const key = (newest?.key ?? 0) + (packed ? 0 : 1);
        packed ??= pack(null, target.result); // also when the newest is damaged
        // Nothing is deleted that does not lie in a segment: those hold every line, and more bytes.
        const size = (parts) => parts.reduce((sum, part) => sum + part.length, 0);
        if (size(packed) < size(target.result)) throw new Error('the segments lack changes');
        packed.forEach((segment, i) => segments.put(segment, key + i));
        log.delete(range);
        meta.put(String(range.upper), 'folded');
        segments.count().onsuccess = (counted) => meta.put(String(counted.target.result), 'segments');
      };
    };
  }

  return {
    /** To be called when all is written: folds a moment later, if there is reason to. */
    plan() {
      clearTimeout(timer);
      timer = 0;
      const bytes = rows.reduce((sum, row) => sum + row.size, 0);
      const isLong = rows.length > LOG_ROWS || bytes > LOG_BYTES || (lacksRows && rows.length > 0);
      if (isLong || lacksImage) planIn(AFTER_MS);
    },
    /** Not again before the next plan(). */
    stop() {
      clearTimeout(timer);
      timer = 0;
    },
    /** It is at work, or will be in a moment. */
    get isAtWork() {
      return isAtWork || timer !== 0;
    },
    /** A row was written. */
    added(row) {
      rows.push(row);
    },
    /** Rows were rewritten: key → bytes. */
    resized(sizes) {
      for (const row of rows) row.size = sizes.get(row.key) ?? row.size;
    },
    /** What a start found: `imaged` is up to which row its image goes, 0 without one. */
    began(found) {
      ({ imaged, lacksImage, lacksRows } = found);
    },
    /** The rows beyond `folded` are those known so far and `found`; without `folded` only these. */
    found(found, folded = Infinity) {
      rows = [...rows.filter(({ key }) => key > folded), ...found];
    },
    /** The store holds no image any more. */
    forgetImage,
    /** Removes the image inside a transaction over `image` and `meta`. */
    dropImage: image.drop,
  };
}
