// A guard against what a power cut or a full disk does to Chromium's IndexedDB. Its LevelDB appends to a log, which either may end
// in half a record. The next launch, or the connection opened anew after the failure, drops that half but goes on writing behind
// it, and the launch after that takes the whole log for damaged and removes every database of the page. Deleting any database
// makes LevelDB turn its log into a table and begin a new log (seen in Chromium 156; tests/browser/torture.test.mjs cuts the log,
// fills the disk, and looks). Other browsers keep databases apart, and this costs them next to nothing.
import { createPatience } from './patience.js';

const NAME = 'counterbell-fresh-log';

/** Makes and deletes a database of one row. */
const makeAndDelete = () =>
  new Promise((resolve, reject) => {
    const making = indexedDB.open(NAME, 1);
    making.onupgradeneeded = () => {
      const { transaction } = making;
      transaction.onabort = () => transaction.error && reject(transaction.error); // which tells more than the request's
      making.result.createObjectStore('row').put('', 0);
    };
    making.onerror = () => reject(making.error);
    making.onblocked = resolve; // by another tab that is at the same
    making.onsuccess = () => {
      making.result.close();
      const deleting = indexedDB.deleteDatabase(NAME);
      deleting.onsuccess = deleting.onblocked = resolve;
      deleting.onerror = () => reject(deleting.error);
    };
  });

export function createFreshLog() {
  const patience = createPatience();
  let begun = null; // the newest beginning, unless it failed or was spoilt
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

  return {
    /** What is written now lies behind no half record: no need to wait for begin(). */
    get isFresh() {
      return isFresh;
    },
    /** Resolves when what is written from now on lies behind no half record; rejects when nothing can be written. */
    begin() {
      begun ??= beginAnew();
      return begun;
    },
    /** The log may end in half a record now. */
    spoil() {
      begun = null;
      isFresh = false;
    },
  };
}
