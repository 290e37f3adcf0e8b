// Reads the database: everything at the start, and later what other tabs have saved.
import { format, numberIn, STORES } from './database/layout.js';
import { signedProfile } from './position.js';
import { readOn } from './read_on.js';
import { newerError } from './database/trouble.js';

/**
 * @param {Pick<import('./parts.js').Parts, 'database' | 'position' | 'texts' | 'rows' | 'health'>} parts
 * @param {Pick<import('./ports.js').Ports, 'log' | 'snapshot'>} ports
 */
export function createReader({ database, position, texts, rows, health }, { log, snapshot }) {
  /** Reads what is new since `from`, with the snapshot if `hand` has its port; rejects in words. `names` in the result: texts that changed. */
  async function read(from, hand) {
    const found = await database.run(STORES, null, (transaction, done) => readOn(transaction, from, { texts: meet, log, ...hand }, done));
    if (position.dataVersion > format.dataVersion) throw newerError();
    const compacted = numberIn(found.own, 'folded');
    rows.found(found.rows, found.whole ? Infinity : compacted);
    position.read(found.own, Math.max(found.whole ? 0 : position.place.last, compacted, found.rows.at(-1)?.key ?? 0));
    return { ...found, names: texts.takeAll(found, signedProfile(found.own)) };
  }

  /** Takes the texts, before the lines are read; false when a newer build has written the lines. */
  function meet(found) {
    position.dataVersion = numberIn(found.own, 'data');
    if (position.dataVersion > format.dataVersion) return false;
    if (!position.isKnown) {
      texts.takeAll(found, signedProfile(found.own));
      log.begin(numberIn(found.own, 'segments'));
    }
    return true;
  }

  return {
    /** Reads everything; rejects in words. @returns {Promise<import('./read_on.js').Found>} */
    readAll: () => read(null, { snapshot }).catch(() => read(null)), // the snapshot may be all that cannot be read
    /** Reads what other tabs saved and tells the program; rejects in words. */
    async catchUp() {
      const { whole, rows: newRows, names } = await read(position.place);
      tell(log, whole || newRows.length > 0, names);
      health.recover();
    },
    /** Another tab tells what it saved: rows after the key `after`, and texts. Reads the database when rows before them are missing here. */
    async received({ store, after, rows: saved, texts: savedTexts }) {
      const { place } = position;
      if (store !== place.store || after > place.last) return this.catchUp();
      const fresh = saved.filter(({ key }) => key > place.last);
      for (const row of fresh) {
        rows.add(row);
        place.last = row.key;
        log.row(row.bytes);
      }
      return tell(log, fresh.length > 0, texts.takeSome(savedTexts));
    },
  };
}

function tell(log, haveRowsCome, names) {
  if (haveRowsCome) log.rowsCame();
  if (names.length > 0) log.textsCame(names);
}
