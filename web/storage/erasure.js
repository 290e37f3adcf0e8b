// Erases personal data from what is kept.
import { dropSnapshot } from './snapshot.js';

/**
 * Rewrites all segments and rows that hold parts of erased records, so that nothing of them is kept.
 * @param {import('./queue.js').Entry} entry the erasure
 * @param {Pick<import('./parts.js').Parts, 'writer' | 'queue' | 'rows' | 'snapshot'>} parts
 * @param {Pick<import('./ports.js').Ports, 'saving' | 'segments'>} ports
 */
export async function erase(entry, { writer, queue, rows, snapshot }, { saving, segments }) {
  const { ticket } = entry;
  const sizes = await writer.transact(['segments', 'log', 'image'], 'strict', (transaction, done) => {
    dropSnapshot(transaction);
    rewrite(transaction.objectStore('segments'), (bytes) => segments.blankSegment(ticket, bytes), new Map());
    const changed = new Map();
    rewrite(transaction.objectStore('log'), (bytes) => segments.blankRow(ticket, bytes), changed);
    done(changed);
  });
  rows.resized(sizes);
  snapshot.forget();
  queue.saved([entry]);
  saving.saved([ticket]);
}

/** Replaces each value for which `blank` returns another, and notes the new length in `sizes`. */
function rewrite(store, blank, sizes) {
  store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return;
    const bytes = blank(cursor.value);
    if (bytes) {
      cursor.update(bytes);
      sizes.set(cursor.key, bytes.length);
    }
    cursor.continue();
  };
}
