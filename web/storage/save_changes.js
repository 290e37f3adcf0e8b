// Saves changes and texts.
import { noteMarker } from './marker.js';

/**
 * Saves changes and texts from the queue in one transaction.
 * @param {{ changes: import('./queue.js').Entry[], texts: import('./queue.js').StoreTexts[] }} next
 * @param {Pick<import('./parts.js').Parts, 'writer' | 'queue' | 'texts' | 'position' | 'rows' | 'room'>} parts
 * @param {Pick<import('./ports.js').Ports, 'saving' | 'tabs'>} ports
 */
export async function saveChanges({ changes, texts: newTexts }, { writer, queue, texts, position, rows, room }, { saving, tabs }) {
  const { last } = position.place;
  // The keys have no gap, so that a start can tell whether a row is missing.
  const added = changes.map(({ bytes }, i) => ({ key: last + 1 + i, bytes }));
  await writer.transact(['log', 'drafts'], changes.length > 0 ? 'strict' : 'relaxed', (transaction) => {
    putRows(transaction.objectStore('log'), added);
    for (const [store, pairs] of newTexts) putTexts(transaction.objectStore(store), pairs);
  });
  queue.saved(changes, newTexts);
  texts.saved(newTexts);
  added.forEach(rows.add);
  const { place } = position;
  place.last = last + added.length;
  if (added.length > 0) noteMarker(place);
  tabs.post({ kind: 'saved', store: place.store, after: last, rows: added, texts: newTexts });
  if (added.length === 0) return;
  saving.saved(changes.map(({ ticket }) => ticket));
  room.askToPersist();
}

function putRows(log, rows) {
  // Not `add`: a transaction that the browser reported as failed may have been completed all the same.
  for (const { key, bytes } of rows) log.put(bytes, key);
}

function putTexts(store, pairs) {
  for (const [name, text] of pairs) {
    if (text === '') store.delete(name);
    else store.put(text, name);
  }
}
