// Opens and deletes the database.
import { msg } from '../../program/words.js';
import { NAME, STORES, VERSION } from './layout.js';
import { inWords, StorageError } from './trouble.js';

/** How long other tabs may take to close a database that is to be deleted. */
const DELETE_MS = 5000;

/**
 * Resolves with a connection; rejects in words when that is impossible.
 * @param {boolean} mayCreate whether to make the database if there is none; otherwise that is a failure of the kind 'cleared'
 */
export function openConnection(mayCreate) {
  return new Promise((resolve, reject) => {
    if (!globalThis.indexedDB) {
      reject(new StorageError(msg('This browser keeps nothing here (a private window, perhaps). Use an ordinary window, or export a file before closing it.'), 'other'));
      return;
    }
    let request;
    try {
      request = indexedDB.open(NAME, VERSION);
    } catch (error) {
      reject(inWords(error));
      return;
    }
    request.onupgradeneeded = ({ oldVersion }) => {
      if (mayCreate || oldVersion > 0) return makeStores(request.result);
      request.transaction.abort();
      return reject(new StorageError(msg('The browser\'s data for this page was cleared while it was open. What you see is complete: export a file now. “Try again” puts everything back into this browser.'), 'cleared'));
    };
    request.onblocked = () => reject(new StorageError(msg('Another tab with an older Counterbell is open. Close it, then reload this one.'), 'newer'));
    request.onerror = () => reject(inWords(request.error));
    request.onsuccess = () => resolve(request.result);
  });
}

function makeStores(connection) {
  const made = connection.objectStoreNames;
  for (const store of STORES.filter((name) => !made.contains(name))) {
    connection.createObjectStore(store, store === 'log' ? { autoIncrement: true } : {});
  }
}

/** Deletes the database; rejects in words when that is impossible. */
export function deleteDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    const inUse = new StorageError(msg('Another tab still uses what this device keeps. Close all other tabs of Counterbell, then erase again.'), 'other');
    request.onsuccess = resolve;
    request.onerror = () => reject(inWords(request.error));
    request.onblocked = () => setTimeout(() => reject(inUse), DELETE_MS);
  });
}
