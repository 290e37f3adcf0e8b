// Protects against what a power cut or a full disk does to Chromium's IndexedDB. Its LevelDB appends to a log, and after either the log may
// end in half a record. The next launch, or the next connection after the failure, ignores that half but goes on writing after it; the
// launch after that finds the log damaged and deletes all databases of the page. Deleting any database makes LevelDB turn its log into a
// table and begin a new log (seen in Chromium 156; tests/browser/torture.test.mjs cuts the log and fills the disk to see). Other browsers
// keep databases apart; there this costs next to nothing.
import { createPatience } from './patience.js';

const NAME = 'counterbell-fresh-log';

/** Makes and deletes a database of one row. */
const makeAndDelete = () =>
  new Promise((resolve, reject) => {
    const making = indexedDB.open(NAME, 1);
    making.onupgradeneeded = () => {
      const { transaction } = making;
      transaction.onabort = () => transaction.error && reject(transaction.error); // says more than the request's error
      making.result.createObjectStore('row').put('', 0);
    };
    making.onerror = () => reject(making.error);
    making.onblocked = resolve; // another tab is doing the same
    making.onsuccess = () => {
      making.result.close();
      const deleting = indexedDB.deleteDatabase(NAME);
      deleting.onsuccess = deleting.onblocked = resolve;
      deleting.onerror = () => reject(deleting.error);
    };
  });

export function createFreshLog() {
  const patience = createPatience();
  let begun = null; // the newest attempt, unless it failed or was spoilt
  let isFresh = false;

  function beginAnew() {
    const mine = patience.await(makeAndDelete()).then(
      () => {
        isFresh ||= mine === begun;
      },
      (error) => {
        if (mine === begun) begun = null;
        throw error;
      },
    );
    return mine;
  }

  const freshLog = {
    /** Makes the log fresh: what is written after this resolves does not come after half a record. Rejects when nothing can be written. */
    begin: () => (begun ??= beginAnew()),
    /** Does `work`, which writes, in a fresh log. When the log is fresh already, `work` begins before this returns. */
    async guard(work) {
      if (!isFresh) await freshLog.begin();
      try {
        return await work();
      } catch (error) {
        freshLog.spoil();
        throw error;
      }
    },
    /** The log may end in half a record from now on. */
    spoil() {
      begun = null;
      isFresh = false;
    },
  };
  return freshLog;
}
