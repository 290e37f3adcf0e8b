// Keeps the handle of the shared folder, and those of all folders in which protected files were ever seen. They are in a database of their
// own, so that they are still known when the shop's database is lost.

const DATABASE = 'counterbell-folder';
const HANDLE = 'handle';
/** The keys of folders with protected files are between these. */
const SEALED = { from: 'sealed ', to: 'sealed~' };

/** Calls `work` with the object store; resolves with the result of the request that it returns. */
function inDatabase(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('folder');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('folder', mode);
      const request = work(transaction.objectStore('folder'));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result);
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

/** The shared folder; null when there is none. */
export const keptHandle = () => inDatabase('readonly', (store) => store.get(HANDLE)).then((handle) => handle ?? null);

/** @param {FileSystemDirectoryHandle | null} handle null: there is none any more */
export const keepHandle = (handle) => inDatabase('readwrite', (store) => (handle ? store.put(handle, HANDLE) : store.delete(HANDLE)));

export async function isKnownAsSealed(folder) {
  const known = await inDatabase('readonly', (store) => store.getAll(IDBKeyRange.bound(SEALED.from, SEALED.to)));
  for (const one of known) if (await one.isSameEntry(folder)) return true;
  return false;
}

export async function keepAsSealed(folder) {
  if (!(await isKnownAsSealed(folder))) await inDatabase('readwrite', (store) => store.put(folder, SEALED.from + crypto.randomUUID()));
}

/** Forgets all of them. */
export const eraseHandles = () =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(DATABASE);
    deleting.onsuccess = resolve;
    deleting.onerror = () => reject(deleting.error);
  });
