// The snapshot is the state of the log, kept in blocks, so that a start need not read the log before the shop is on screen (FORMAT.md,
// section 12). It is a cache: nothing in it is missing in the log.
import { INDEX } from './database/layout.js';

/** The program makes blocks for this long at a time. */
const SLICE_MS = 6;
/** About this much is written in one transaction. */
const PIECE_BYTES = 1 << 20;

/** With more segments than this, a missing snapshot is made even if the log is short. */
const SNAPSHOT_SEGMENTS = 4;

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** @param {import('./ports.js').SnapshotPort} program */
export function createSnapshot(program) {
  const waiting = new Map(); // made and not kept yet: key → bytes
  const snapshot = {
    /** A start has read the snapshot, up to this row of the log (null: there was none), and counted the segments. */
    began(row, segments) {
      snapshot.row = row ?? 0;
      snapshot.isMissing = row === null && segments > SNAPSHOT_SEGMENTS;
    },
    /** Up to which row of the log the kept snapshot goes; 0 when none is kept. */
    row: 0,
    /** None is kept, and one is to be made. */
    isMissing: false,
    /**
     * Makes the blocks that have changed, in short slices.
     * @param {() => number | null} where up to which row of the log everything is saved; null when something is not, or this is not
     *   the time
     * @returns {Promise<number | null>} up to which row the finished snapshot goes, null when it is not finished
     */
    async make(where) {
      while (hasMore(program, waiting)) {
        await nextTask();
        if (where() === null) return null;
      }
      const last = where();
      if (last !== null) waiting.set(INDEX, program.index());
      return last;
    },
    /** Blocks were made that are not kept yet. */
    isWaiting: () => waiting.size > 1, // the index alone does not count
    /** What was made, in pieces for one transaction each; the index comes last. */
    pieces: () => piecesOf([...waiting].sort(([a], [b]) => b - a)),
    /** Everything that was made is kept; the snapshot goes up to this row. */
    kept(row) {
      waiting.clear();
      snapshot.row = row;
      snapshot.isMissing = false;
    },
    /** No snapshot is kept any more. */
    forget() {
      snapshot.kept(0);
      program.forget();
    },
  };
  return snapshot;
}

/** Makes blocks for a short time; false when there are no more to make. */
function hasMore(program, waiting) {
  for (const end = performance.now() + SLICE_MS; performance.now() < end; ) {
    const block = program.next();
    if (!block) return false;
    waiting.set(block.key, block.bytes);
  }
  return true;
}

function piecesOf(blocks) {
  const pieces = [];
  let room = 0;
  for (const [key, bytes] of blocks) {
    if (room <= 0) {
      pieces.push([]);
      room = PIECE_BYTES;
    }
    pieces[pieces.length - 1].push([key, bytes]);
    room -= bytes.length;
  }
  return pieces;
}

/** Writes a piece inside a transaction over `image`. */
export function putPiece(transaction, blocks) {
  const objects = transaction.objectStore('image');
  const putFrom = (i) => {
    if (i < blocks.length) objects.put(blocks[i][1], blocks[i][0]).onsuccess = () => putFrom(i + 1);
  };
  putFrom(0); // one by one, since each request copies its value at once
}

/** Deletes the snapshot inside a transaction over `image` and `meta`. */
export function dropSnapshot(transaction) {
  transaction.objectStore('image').clear();
  transaction.objectStore('meta').delete('image');
}
