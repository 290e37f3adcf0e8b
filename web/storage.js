// What this device keeps: the log of changes, drafts and settings, all through one queue, so that what belongs together is
// saved together. Saving a ticket and forgetting its draft are one transaction.
import { deleteDatabase, inWords, openDatabase } from './database.js';

const RETRY_MS = 5000;
/** The log is folded into segments when it has grown beyond these… */
const LOG_ROWS = 1000;
const LOG_BYTES = 1 << 20;
/** …so much of it at a time, once nothing has been saved for a while. */
const FOLD_BYTES = 4 << 20;
const FOLD_AFTER_MS = 2000;
const MEASURE_MS = 10_000;
/** Segments read at a time: enough to be fast, without holding all of a large shop twice. */
const READ_SEGMENTS = 8;

/**
 * @param {{
 *   saved: (ticket: number) => void, notSaved: (ticket: number, why: string) => void, changed: () => void,
 *   lost: (error: Error) => void, pack: (segment: Uint8Array | null, rows: Uint8Array[]) => Uint8Array[] | null,
 *   blankSegment: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 *   blankRow: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 * }} tell what to call when something happened; `pack` makes segments (null: the segment given is damaged), `blank…` say what
 * is to be kept instead after an erasure (null: what is kept stays)
 */
export function createStorage(tell) {
  let database = null;
  let trouble = null; // why nothing can be kept at all
  const log = []; // not yet saved, in their order: changes { ticket, bytes } and erasures { ticket }
  const texts = { drafts: new Map(), meta: new Map() }; // not yet saved: name → text, "" to forget
  const rows = []; // the rows of the log store: { key, size }
  let writing = null;
  let retryTimer = 0;
  let foldTimer = 0;
  let askedToPersist = false;
  let figures = [0, 0, 0];
  let measuredAt = 0;

  const pending = () => log.length > 0 || texts.drafts.size > 0 || texts.meta.size > 0;

  /** Writes what is queued until nothing is, one transaction after the other. */
  function write() {
    clearTimeout(retryTimer);
    retryTimer = 0;
    writing ??= (async () => {
      try {
        while (pending()) await writeOnce();
      } catch (error) {
        for (const { ticket } of log) tell.notSaved(ticket, error.message);
        retryTimer = setTimeout(write, RETRY_MS);
      } finally {
        writing = null;
      }
      planFolding();
    })();
    return writing;
  }

  async function writeOnce() {
    if (trouble) throw trouble;
    if (log.length > 0 && !log[0].bytes) return eraseOnce(log[0].ticket);
    const erasure = log.findIndex(({ bytes }) => !bytes);
    const batch = log.slice(0, erasure < 0 ? log.length : erasure);
    const notes = Object.entries(texts).map(([store, names]) => [store, [...names]]);
    const keys = await database.run(['log', 'drafts', 'meta'], batch.length > 0 ? 'strict' : 'relaxed', (transaction, done) => {
      const added = batch.map(({ bytes }) => transaction.objectStore('log').add(bytes));
      for (const [store, names] of notes) {
        for (const [name, text] of names) {
          if (text === '') transaction.objectStore(store).delete(name);
          else transaction.objectStore(store).put(text, name);
        }
      }
      done(added);
    });
    log.splice(0, batch.length);
    for (const [store, names] of notes) {
      for (const [name, text] of names) if (texts[store].get(name) === text) texts[store].delete(name);
    }
    batch.forEach(({ ticket, bytes }, i) => {
      rows.push({ key: keys[i].result, size: bytes.length });
      tell.saved(ticket);
    });
    if (batch.length > 0) askToPersist();
  }

  /** Rewrites what is kept of erased records, in segments and rows alike, so that nothing of it stays. */
  async function eraseOnce(ticket) {
    const sizes = await database.run(['segments', 'log'], 'strict', (transaction, done) => {
      const changed = new Map();
      done(changed);
      const rewrite = (store, blank) => {
        transaction.objectStore(store).openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          const bytes = blank(ticket, cursor.value);
          if (bytes) cursor.update(bytes);
          if (bytes && store === 'log') changed.set(cursor.key, bytes.length);
          cursor.continue();
        };
      };
      rewrite('segments', tell.blankSegment);
      rewrite('log', tell.blankRow);
    });
    for (const row of rows) row.size = sizes.get(row.key) ?? row.size;
    log.shift();
    tell.saved(ticket);
  }

  function planFolding() {
    clearTimeout(foldTimer);
    const bytes = rows.reduce((sum, row) => sum + row.size, 0);
    if (rows.length > LOG_ROWS || bytes > LOG_BYTES) foldTimer = setTimeout(fold, FOLD_AFTER_MS);
  }

  /** Moves the oldest part of the log into segments, in one transaction that leaves every segment but the last alone. */
  async function fold() {
    if (writing || pending() || trouble) return; // the next write plans it anew
    let count = 0;
    for (let bytes = 0; count < rows.length && (count === 0 || bytes + rows[count].size <= FOLD_BYTES); count += 1) {
      bytes += rows[count].size;
    }
    const range = IDBKeyRange.bound(rows[0].key, rows[count - 1].key);
    writing = database
      .run(['log', 'segments'], 'strict', (transaction) => {
        const segments = transaction.objectStore('segments');
        segments.openCursor(null, 'prev').onsuccess = (found) => {
          const last = found.target.result;
          transaction.objectStore('log').getAll(range).onsuccess = ({ target }) => {
            let key = last?.key ?? 1;
            let packed = tell.pack(last?.value ?? null, target.result);
            if (!packed) {
              key += 1;
              packed = tell.pack(null, target.result);
            }
            if (packed.length === 0) {
              transaction.abort(); // what is not in a segment must not go from the log
              return;
            }
            packed.forEach((segment, i) => segments.put(segment, key + i));
            transaction.objectStore('log').delete(range);
          };
        };
      })
      .then(() => {
        rows.splice(0, count);
        planFolding();
      })
      .catch(() => {}) // the log stays as it is, and is whole; the next write tries again
      .finally(() => {
        writing = null;
        if (pending()) write();
      });
  }

  function askToPersist() {
    if (askedToPersist) return;
    askedToPersist = true;
    Promise.resolve(navigator.storage?.persist?.()).catch(() => false).then(measure);
  }

  async function measure() {
    measuredAt = Date.now();
    const estimate = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
    const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
    const measured = [estimate.usage ?? 0, estimate.quota ?? 0, persisted ? 1 : 0];
    if (String(measured) === String(figures)) return;
    figures = measured;
    tell.changed();
  }

  return {
    /** Connects to the database; throws in words when that is impossible. */
    async open() {
      try {
        database = await openDatabase((error) => {
          trouble = error;
          tell.lost(error);
        });
      } catch (error) {
        trouble = inWords(error);
        throw trouble;
      }
      measure();
    },

    /** Reads everything kept, handing it over in parts. */
    async read({ text, segment, row }) {
      for (const store of ['meta', 'drafts']) {
        const [names, values] = await database.run([store], null, all(store, null));
        names.forEach((name, i) => text(store, name, values[i]));
      }
      for (let after = null; ; ) {
        const [keys, values] = await database.run(['segments'], null, all('segments', after, READ_SEGMENTS));
        values.forEach(segment);
        if (keys.length < READ_SEGMENTS) break;
        after = IDBKeyRange.lowerBound(keys[keys.length - 1], true);
      }
      const [keys, values] = await database.run(['log'], null, all('log', null));
      values.forEach((bytes, i) => {
        rows.push({ key: keys[i], size: bytes.length });
        row(bytes);
      });
      planFolding();
    },

    append(ticket, bytes) {
      log.push({ ticket, bytes });
      queueMicrotask(write); // after the program has queued what goes with it
    },
    /** Erases from everything kept and appended so far; `tell.blankSegment` and `tell.blankRow` say what. */
    eraseRecords(ticket) {
      log.push({ ticket });
      queueMicrotask(write);
    },
    /** Keeps a text under a name in 'drafts' or 'meta'; "" forgets it. */
    keep(store, name, text) {
      texts[store].set(name, text);
      queueMicrotask(() => {
        if (!retryTimer || log.length === 0) write();
      });
    },
    retry: write,
    /** Bytes used, bytes allowed, and 1 when the browser promised to keep them: as last measured, which is done now and then. */
    figures() {
      if (Date.now() - measuredAt > MEASURE_MS) measure();
      return figures;
    },

    /** The lines of changes not saved yet, for a rescue. */
    unsaved: () => log.flatMap(({ bytes }) => bytes ?? []),
    /** Nothing is waiting to be written. */
    get idle() {
      return !writing && (!pending() || retryTimer !== 0);
    },
    async settled() {
      while (writing) await writing;
    },
    /** Writes what is left and lets go of the database. */
    async close() {
      await this.settled();
      if (pending()) await write();
      clearTimeout(retryTimer); // nothing may be written behind the back of who has the shop next
      clearTimeout(foldTimer);
      database?.close();
    },
    async erase() {
      trouble = inWords(null);
      await this.settled();
      database?.close();
      await deleteDatabase();
    },
  };
}

/** Work that gets the keys and values of a store, `count` of them at most. */
function all(store, range, count) {
  return (transaction, done) => {
    const result = [[], []];
    done(result);
    const objects = transaction.objectStore(store);
    objects.getAllKeys(range, count).onsuccess = ({ target }) => (result[0] = target.result);
    objects.getAll(range, count).onsuccess = ({ target }) => (result[1] = target.result);
  };
}
