// Reading what the database keeps, inside one transaction, so that what another tab writes meanwhile comes wholly or not at all.

/** Rows read at a time: taking them in keeps nobody waiting. A segment is larger, and comes alone. */
const READ_ROWS = 50;
/** Between one part and the next, when people are at work, and about how large a part is then: rows that an import made are large. */
const REST_MS = 20;
const PART_BYTES = 1 << 18;
/** What `meta` holds for these modules themselves: not settings of the program. */
const OWN = new Set(['store', 'written', 'folded', 'segments', 'data', 'image']);
/** The key of what ties the image's blocks together; theirs are above it, in the order in which they are read. */
export const INDEX = 0;

/**
 * Where a tab stands: which store it has read (`store` is a name drawn when the store was made), and up to which row of `log`.
 * @typedef {{ store: string, last: number }} Place
 */

/**
 * Asks for what lies beyond `from`; for everything, when that is null or cannot be told from the log's rows alone.
 * @param {IDBTransaction} transaction over all stores
 * @param {Place | null} from
 * @param {{ texts: (found: Found) => boolean, image: Image | null, segment: (bytes: Uint8Array) => void, row: (bytes: Uint8Array) => void }} hand
 *   `texts` comes first; false when the lines must not be read
 * @param {(found: Found & { segments: number, rows: { key: number, size: number }[], later: number | null }) => void} done called
 *   once all has been asked for and handed over; `later`: the image was, but the segments and the rows up to this one were not
 * @typedef {{ begin: (index: Uint8Array) => boolean, block: (bytes: Uint8Array) => boolean, end: () => boolean }} Image what takes
 *   the image; where one says false, everything begins again, with the texts
 * @typedef {{ meta: Map<string, string>, drafts: Map<string, string>, own: Map<string, string>, whole: boolean }} Found
 *   `whole`: everything is handed over, from the first line on
 */
export function readOn(transaction, from, hand, done) {
  texts(transaction, 'meta', (all) => {
    const own = new Map([...all].filter(([name]) => OWN.has(name)));
    const meta = new Map([...all].filter(([name]) => !OWN.has(name)));
    const folded = Number(own.get('folded') ?? 0);
    const whole = !from || from.store !== (own.get('store') ?? '') || folded > from.last;
    texts(transaction, 'drafts', (drafts) => {
      const found = { meta, drafts, own, whole };
      const readRows = (last, rest) => parts(transaction, 'log', READ_ROWS, last, hand.row, (rows) => done({ ...found, later: null, ...rest(rows) }));
      const readAll = () =>
        parts(transaction, 'segments', 1, null, hand.segment, (segments) => readRows(null, (rows) => ({ segments: segments.length, rows })));
      if (!hand.texts(found)) done({ ...found, segments: 0, rows: [], later: null });
      else if (!whole) readRows(from.last, (rows) => ({ segments: 0, rows }));
      else if (!hand.image) readAll();
      else {
        readImage(transaction, own, hand.image, (fit) => {
          if (!fit) {
            hand.texts(found);
            readAll();
            return;
          }
          const older = fit.keys.filter((key) => key <= fit.last).map((key) => ({ key, size: 0 })); // so much as was moved would be read
          readRows(fit.last, (rows) => ({ segments: fit.segments, rows: [...older, ...rows], later: fit.last }));
        });
      }
    });
  });
}

/**
 * Reads the image, if there is one that stands for the log as it is: up to a row of it, with nothing missing. Calls `done` with
 * that row, the keys of all rows and the number of segments; with null when there is none that can be used.
 */
function readImage(transaction, own, take, done) {
  const [store, row] = (own.get('image') ?? '').split(' ');
  const [last, folded, wanted] = [Number(row), Number(own.get('folded') ?? 0), Number(own.get('segments') ?? 0)];
  if (!store || store !== own.get('store') || last < folded) return done(null);
  const objects = transaction.objectStore('image');
  // Each is asked for before the first one comes: asking anew when some have come takes three times as long.
  const readBlocks = (numbers) =>
    numbers.forEach((number, i) => {
      objects.get(number).onsuccess = ({ target }) => {
        isSound &&= take.block(target.result);
        if (i === numbers.length - 1) done(isSound && take.end() ? { last, keys, segments } : null);
      };
    });
  let segments, keys, index;
  let isSound = true;
  transaction.objectStore('segments').count().onsuccess = ({ target }) => (segments = target.result);
  transaction.objectStore('log').getAllKeys().onsuccess = ({ target }) => (keys = target.result);
  objects.get(INDEX).onsuccess = ({ target }) => (index = target.result);
  objects.getAllKeys(IDBKeyRange.lowerBound(INDEX, true)).onsuccess = ({ target: { result: blocks } }) => {
    const newest = Math.max(folded, keys[keys.length - 1] ?? 0);
    const isWhole = segments === wanted && keys.length === newest - folded && last <= newest;
    if (index && isWhole && blocks.length > 0 && take.begin(index)) readBlocks(blocks);
    else done(null);
  };
  return undefined;
}

/**
 * Hands over the segments and the rows up to `last`, each in a transaction and a task of its own, so that people can go on meanwhile.
 * @param {(stores: string[], work: (transaction: IDBTransaction, done: (value: unknown) => void) => void) => Promise<unknown>} run
 */
export async function readLines(run, last, hand) {
  const readNext = (store, count, from) =>
    run([store], (transaction, done) =>
      entries(transaction, store, IDBKeyRange.lowerBound(from, true), count, (keys, values) => done({ keys, values })),
    );
  const readAll = async (store, end, take) => {
    for (let key = 0, count = 1; key < end; ) {
      const { keys, values } = await readNext(store, count, key);
      values.forEach((bytes, i) => keys[i] <= end && take(bytes));
      if (keys.length < count) return;
      key = keys[keys.length - 1];
      const read = values.reduce((sum, { length }) => sum + length, 0);
      count = Math.max(1, Math.min(READ_ROWS, Math.floor((count * PART_BYTES) / read)));
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  };
  await readAll('segments', Infinity, hand.segment);
  await readAll('log', last, hand.row);
}

function texts(transaction, store, done) {
  entries(transaction, store, null, undefined, (keys, values) => done(new Map(keys.map((key, i) => [key, values[i]]))));
}

/** Hands over what a store has beyond a key, `count` at a time, each time in a task of its own; calls `done` with all keys and sizes. */
function parts(transaction, store, count, last, take, done, found = []) {
  const range = last === null ? null : IDBKeyRange.lowerBound(last, true);
  entries(transaction, store, range, count, (keys, values) => {
    keys.forEach((key, i) => found.push({ key, size: values[i].length }));
    // The next ones are asked for first: the transaction goes on, and they are read while these are taken in.
    if (keys.length === count) parts(transaction, store, count, keys[count - 1], take, done, found);
    values.forEach((bytes) => take(bytes));
    if (keys.length < count) done(found);
  });
}

/** Keys and values of a store, `count` of them at most. */
function entries(transaction, store, range, count, done) {
  const objects = transaction.objectStore(store);
  let keys;
  objects.getAllKeys(range, count).onsuccess = ({ target }) => (keys = target.result);
  objects.getAll(range, count).onsuccess = ({ target }) => done(keys, target.result);
}
