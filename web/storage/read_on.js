// Reads the database in one transaction, so that what another tab writes meanwhile is read wholly or not at all.
import { entries, parts } from './database/entries.js';
import { numberIn, OWN } from './database/layout.js';
import { readSnapshot } from './read_snapshot.js';

/** Rows read at a time; taking them in is quick. Segments are larger, and are read one by one. */
const READ_ROWS = 50;

/**
 * The texts in the database, and whether everything is read, from the first line on.
 * @typedef {{ meta: Map<string, string>, drafts: Map<string, string>, own: Map<string, string>, whole: boolean }} Texts
 *   `own` is the part of `meta` that belongs to the storage modules
 *
 * With the number of segments, the rows of the log that are new, and up to which row the lines are still to be read, since the snapshot was
 * read instead; null when all are read.
 * @typedef {Texts & { segments: number, rows: import('./log_rows.js').Row[], later: number | null }} Found
 */

/**
 * Reads what is new since `from`. Reads everything when that is null, or when rows of the log alone do not hold all that is new.
 * @param {IDBTransaction} transaction over all stores
 * @param {import('./position.js').Place | null} from
 * @param {{ texts: (texts: Texts) => boolean, snapshot: import('./ports.js').SnapshotPort | null, log: import('./ports.js').LogPort }} hand
 *   what takes it in. `texts` is called first, and returns false when the lines must not be read; it is called again when the
 *   snapshot could not be used. Without `snapshot`, none is read
 * @param {(found: Found) => void} done called when everything has been handed over
 */
export function readOn(transaction, from, { texts, snapshot, log }, done) {
  readTexts(transaction, from, (found) => {
    const finish = (segments, rows, later = null) => done({ ...found, segments, rows, later });
    const readRows = (last, rest) => parts(transaction, 'log', READ_ROWS, last, log.row, rest);
    const readAll = () =>
      parts(transaction, 'segments', 1, null, log.segment, (segments) => readRows(null, (rows) => finish(segments.length, rows)));

    if (!texts(found)) return finish(0, []);
    if (!found.whole) return readRows(from.last, (rows) => finish(0, rows));
    if (!snapshot) return readAll();
    return readSnapshot(transaction, found.own, snapshot, (fit) => {
      if (fit) {
        const { keys, segments, last } = fit;
        const older = keys.filter((key) => key <= last).map((key) => ({ key, size: 0 })); // their sizes are not known without reading them
        readRows(last, (rows) => finish(segments, [...older, ...rows], last));
      } else {
        texts(found); // starts the program anew
        readAll();
      }
    });
  });
}

function readTexts(transaction, from, done) {
  const read = (store, then) => entries(transaction, store, null, undefined, (keys, values) => then(keys.map((key, i) => [key, values[i]])));
  read('meta', (all) => {
    const own = new Map(all.filter(([name]) => OWN.has(name)));
    const meta = new Map(all.filter(([name]) => !OWN.has(name)));
    const whole = !from || from.store !== (own.get('store') ?? '') || numberIn(own, 'folded') > from.last;
    read('drafts', (drafts) => done({ meta, drafts: new Map(drafts), own, whole }));
  });
}
