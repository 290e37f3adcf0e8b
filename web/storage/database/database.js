// The database in IndexedDB: runs transactions, over a connection that may die.
import { msg } from '../../program/words.js';
import { createFreshLog } from './fresh_log.js';
import { createLink } from './link.js';
import { inWords, StorageError } from './trouble.js';

/**
 * @param {{ taken: (error: StorageError, erased: boolean) => void, closed: () => void }} tell `taken`: another tab erases or upgrades
 *   the database, and this tab has closed its connection; `closed`: the browser closed the connection by itself
 */
export function createDatabase({ taken, closed }) {
  const freshLog = createFreshLog();
  let ended = null; // why nothing can be read or written any more
  const link = createLink({
    taken(erased) {
      ended = new StorageError(msg('Counterbell was updated or erased in another tab. Reload this page.'), 'newer');
      taken(ended, erased);
    },
    closed() {
      freshLog.spoil();
      closed();
    },
  });
  const database = {
    /** Connects, and makes the database if there is none; rejects in words when that is impossible. */
    open: () => link.make().catch((error) => Promise.reject((ended = error))),
    /** The same for a database that was cleared. */
    remake: link.make,
    /** See runOn() below. */
    run: (...what) => runOn(link, freshLog, database.ended, ...what),
    /** To be called before this tab begins to write. The tab before it may have died while writing, so the log is made fresh early. */
    expectWriting() {
      freshLog.spoil();
      freshLog.begin().catch(() => {}); // the first writing transaction tries again and reports it
    },
    /** Why nothing can be read or written any more, for good; null while it can. */
    ended: () => ended,
    /** From now on all reading and writing fails with `error`, but what is under way. */
    end: (error) => (ended ??= error),
    /** Closes the database for good. */
    close() {
      database.end(new StorageError(msg('This tab has let go of what the device keeps. Reload it.'), 'other'));
      link.close();
    },
  };
  return database;
}

/**
 * Runs `work(transaction, setResult)` in one transaction: a reading one when `durability` is null, or a writing one of the durability
 * 'strict' or 'relaxed'. Resolves with the result when it is complete; rejects in words. `work` makes its requests at once or from
 * their callbacks. If the connection has died, `work` is done once more on a new one. When a writing transaction has nothing to
 * wait for, it begins before this returns.
 */
async function runOn(link, freshLog, ended, stores, durability, work) {
  async function attempt() {
    if (ended()) throw ended();
    const transact = () => link.run(stores, durability, work);
    return durability ? freshLog.guard(transact) : transact(); // what is told as saved must not come after half a record in the browser's log
  }
  try {
    return await attempt();
  } catch (error) {
    if (ended() || inWords(error).kind !== 'lost') throw inWords(ended() ?? error);
  }
  try {
    await link.renew();
    return await attempt();
  } catch (error) {
    throw inWords(error);
  }
}
