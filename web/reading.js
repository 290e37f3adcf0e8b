// Reading what the database keeps, inside one transaction, so that what another tab writes meanwhile comes wholly or not at all.

/** Segments read at a time: enough to be fast, without holding all of a large shop twice. */
const READ_SEGMENTS = 8;
/** What `meta` holds for these modules themselves: not settings of the program. */
const OWN = new Set(['store', 'written', 'folded', 'segments', 'data']);

/**
 * Where a tab stands: which store it has read (`store` is a name drawn when the store was made), and up to which row of `log`.
 * @typedef {{ store: string, last: number }} Place
 */

/**
 * Asks for what lies beyond `from`; for everything, when that is null or cannot be told from the log's rows alone.
 * @param {IDBTransaction} transaction over all stores
 * @param {Place | null} from
 * @param {{ segment: (bytes: Uint8Array) => void, row: (bytes: Uint8Array) => void }} hand
 * @param {(found: { meta: Map<string, string>, drafts: Map<string, string>, own: Map<string, string>, whole: boolean,
 *   segments: number, rows: { key: number, size: number }[] }) => void} done called once all has been asked for and handed over;
 *   `whole`: everything was, and there were so many `segments`
 */
export function readOn(transaction, from, hand, done) {
  texts(transaction, 'meta', (all) => {
    const own = new Map([...all].filter(([name]) => OWN.has(name)));
    const meta = new Map([...all].filter(([name]) => !OWN.has(name)));
    const folded = Number(own.get('folded') ?? 0);
    const whole = !from || from.store !== (own.get('store') ?? '') || folded > from.last;
    texts(transaction, 'drafts', (drafts) => {
      const readRows = (count) =>
        rows(transaction, whole ? null : IDBKeyRange.lowerBound(from.last, true), hand.row, (found) =>
          done({ meta, drafts, own, whole, segments: count, rows: found }),
        );
      if (whole) segments(transaction, null, hand.segment, readRows);
      else readRows(0);
    });
  });
}

function texts(transaction, store, done) {
  entries(transaction, store, null, undefined, (keys, values) => done(new Map(keys.map((key, i) => [key, values[i]]))));
}

/** Hands over the segments in `range`; calls `done` with how many there were, and `count` before them. */
function segments(transaction, range, take, done, count = 0) {
  entries(transaction, 'segments', range, READ_SEGMENTS, (keys, values) => {
    values.forEach(take);
    const sum = count + keys.length;
    if (keys.length < READ_SEGMENTS) done(sum);
    else segments(transaction, IDBKeyRange.lowerBound(keys[keys.length - 1], true), take, done, sum);
  });
}

function rows(transaction, range, take, done) {
  entries(transaction, 'log', range, undefined, (keys, values) => {
    values.forEach(take);
    done(keys.map((key, i) => ({ key, size: values[i].length })));
  });
}

/** Keys and values of a store, `count` of them at most. */
function entries(transaction, store, range, count, done) {
  const objects = transaction.objectStore(store);
  let keys;
  objects.getAllKeys(range, count).onsuccess = ({ target }) => (keys = target.result);
  objects.getAll(range, count).onsuccess = ({ target }) => done(keys, target.result);
}
