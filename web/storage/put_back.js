// Puts everything back into a database that was cleared while the page was open.
import { format, randomName, STORES } from './database/layout.js';
import { noteMarker } from './marker.js';

/**
 * Fills the database from memory, unless another tab has done so; then reads what is there.
 * @param {Pick<import('./parts.js').Parts, 'database' | 'queue' | 'texts' | 'position' | 'rows' | 'snapshot' | 'reader'>} parts
 * @param {Pick<import('./ports.js').Ports, 'saving' | 'segments' | 'tabs'>} ports
 */
export async function putBack({ database, queue, texts, position, rows, snapshot, reader }, ports) {
  await database.remake();
  const waiting = queue.entries();
  const segments = ports.segments.packAll(); // including what is not saved yet
  const made = {
    store: randomName(),
    data: String(format.dataVersion),
    written: position.nextSignature(texts.profile()),
    segments: String(segments.length),
  };
  const isOurs = await database.run(STORES, 'strict', (transaction, done) => {
    transaction.objectStore('meta').get('store').onsuccess = ({ target: { result: store } }) => {
      done(store === undefined);
      if (store === undefined) fill(transaction, segments, texts, made);
    };
  });
  if (!isOurs) return reader.catchUp();
  rows.found([]);
  snapshot.forget();
  position.signed(made.written, { store: made.store, last: 0 });
  noteMarker(position.place);
  ports.tabs.post({ kind: 'saved', store: made.store, after: 0, rows: [], texts: [] });
  queue.saved(waiting);
  ports.saving.saved(waiting.map(({ ticket }) => ticket));
  return undefined;
}

function fill(transaction, segments, texts, made) {
  segments.forEach((segment, i) => transaction.objectStore('segments').put(segment, i + 1));
  for (const store of ['drafts', 'meta']) {
    for (const [name, text] of texts.kept[store]) transaction.objectStore(store).put(text, name);
  }
  for (const [name, text] of Object.entries(made)) transaction.objectStore('meta').put(text, name);
}
