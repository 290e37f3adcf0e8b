// A guard against what a power cut does to Chromium's IndexedDB. Its LevelDB appends to a log, which a power cut may end in half a
// record. The next launch drops that half but goes on writing behind it, and the launch after that takes the whole log for
// damaged and removes every database of the page. Deleting any database makes LevelDB turn its log into a table and begin a
// new log, so it is done at each start, and before a write that failed is tried again, since a full disk ends a log in half a
// record, too (seen in Chromium 156; tests/browser/torture.test.mjs cuts the log, fills the disk, and looks).
// Other browsers keep databases apart, and this costs them next to nothing.

const NAME = 'counterbell-fresh-log';

/** Makes and deletes a database of one row; resolves then. That it could not is of no consequence: it is only a guard. */
export const beginFreshLog = () =>
  new Promise((resolve) => {
    const making = indexedDB.open(NAME, 1);
    making.onupgradeneeded = () => making.result.createObjectStore('row').put('', 0);
    making.onerror = making.onblocked = resolve;
    making.onsuccess = () => {
      making.result.close();
      const deleting = indexedDB.deleteDatabase(NAME);
      deleting.onsuccess = deleting.onerror = deleting.onblocked = resolve;
    };
  });
