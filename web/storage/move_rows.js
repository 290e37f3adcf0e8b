// Moves rows of the log to segments.

/** This much is moved at a time, which is too little to notice. */
const MOVE_BYTES = 1 << 18;
/** Nothing is added to a segment of this size or more: that would mean to read and write much for little. */
const SEGMENT_BYTES = 1 << 19;

const sizeOf = (parts) => parts.reduce((sum, part) => sum + part.length, 0);

/**
 * Moves some of the oldest rows in one transaction, only rows that the snapshot covers if there is one.
 * @param {Pick<import('./parts.js').Parts, 'rows' | 'snapshot' | 'writer'>} parts
 * @param {import('./ports.js').SegmentsPort['pack']} pack
 * @returns {Promise<boolean>} false when there are none, or moving them failed and they are still in the log
 */
export async function moveOldest({ rows, snapshot, writer }, pack) {
  const oldest = rows.oldest(snapshot.row || Infinity, MOVE_BYTES); // or the snapshot would lack what is in the segments
  if (oldest.length === 0) return false;
  const range = IDBKeyRange.bound(oldest[0].key, oldest[oldest.length - 1].key);
  try {
    await writer.between(['log', 'segments'], 'strict', (transaction) => move(transaction, range, pack));
  } catch {
    return false;
  }
  rows.moved(oldest.length);
  return true;
}

/** Adds the rows in `range` to the last segment while it is short, or to a new one after it. No other segment changes. */
function move(transaction, range, pack) {
  const [log, segments, meta] = ['log', 'segments', 'meta'].map((name) => transaction.objectStore(name));
  segments.openCursor(null, 'prev').onsuccess = ({ target: { result: newest } }) => {
    log.getAll(range).onsuccess = ({ target: { result: rows } }) => {
      const isOpen = newest && newest.value.length < SEGMENT_BYTES;
      const joined = isOpen ? pack(newest.value, rows) : null;
      const packed = joined ?? pack(null, rows); // also when the last segment is damaged
      const key = (newest?.key ?? 0) + (joined ? 0 : 1);
      // A check before anything is deleted: the segments hold every line, so they cannot be shorter than the rows.
      if (sizeOf(packed) < sizeOf(rows)) throw new Error('the segments lack changes');
      packed.forEach((segment, i) => segments.put(segment, key + i));
      log.delete(range);
      meta.put(String(range.upper), 'folded');
      segments.count().onsuccess = ({ target }) => meta.put(String(target.result), 'segments');
    };
  };
}
