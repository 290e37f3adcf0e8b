// IndexedDB "counterbell": opening it, and one transaction at a time with a connection that may die. Its layout is specified in
// src/replica/FORMAT.md.
import { createFreshLog } from './fresh_log.js';
import { createPatience } from './patience.js';

const NAME = 'counterbell';
const VERSION = 2;
export const STORES = ['log', 'segments', 'drafts', 'meta', 'image'];
/** How rows and changes are written: raised when an older build must not write any more. Kept in `meta` under "data". */
export const format = { dataVersion: 2 };

/** A failure in words for the person at the till. */
export class StorageError extends Error {
  /** @param {string} message @param {string} kind 'full', 'lost', 'newer', 'cleared' or 'other' */
  constructor(message, kind) {
    super(message);
    this.kind = kind;
  }
}

export const newerError = () => new StorageError('A newer Counterbell has been used on this device. Reload this page to use the newer one.', 'newer');

/** What a failed request, transaction or opening means, in words. */
export function inWords(error) {
  if (error instanceof StorageError) return error;
  switch (error?.name) {
    case 'QuotaExceededError':
      return new StorageError('This device has no room left to save. Free some space on it, then try again. Nothing on screen is lost while this page stays open.', 'full');
    case 'VersionError':
      return newerError();
    case 'AbortError': // a connection that the browser closes ends its transactions so
    case 'InvalidStateError':
    case 'UnknownError':
      return new StorageError('The browser closed its storage. Try again; if that does not help, export a file and reload this page.', 'lost');
    default:
      return new StorageError(`The browser could not save (${error?.name ?? 'unknown reason'}). Try again; if that does not help, export a file now.`, 'other');
  }
}

function open(mayCreate) {
  return new Promise((resolve, reject) => {
    if (!globalThis.indexedDB) {
      reject(new StorageError('This browser keeps nothing here (a private window, perhaps). Use an ordinary window, or export a file before closing it.', 'other'));
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
      if (!mayCreate && oldVersion === 0) {
        request.transaction.abort();
        reject(new StorageError("The browser's data for this page was cleared while it was open. What you see is complete: export a file now. “Try again” puts everything back into this browser.", 'cleared'));
        return;
      }
      const made = request.result.objectStoreNames;
      for (const store of STORES.filter((name) => !made.contains(name))) {
        request.result.createObjectStore(store, store === 'log' ? { autoIncrement: true } : {});
      }
    };
    request.onblocked = () => reject(new StorageError('Another tab with an older Counterbell is open. Close it, then reload this one.', 'newer'));
    request.onerror = () => reject(inWords(request.error));
    request.onsuccess = () => resolve(request.result);
  });
}

/**
 * Opens the database.
 * @param {{ taken: (error: StorageError, erased: boolean) => void, closed: () => void }} tell `taken` when another tab erases or
 *   upgrades it, and this one has let go of it; `closed` when the browser closed the connection by itself
 */
export async function openDatabase(tell) {
  const freshLog = createFreshLog();
  const patience = createPatience();
  let connection = null;
  let unsettled = new Set(); // what ends each of the connection's transactions that goes on
  let gone = null; // why no transaction can succeed any more

  function use(opened) {
    connection = opened;
    const its = (unsettled = new Set());
    connection.onversionchange = ({ newVersion }) => {
      gone = new StorageError('Counterbell was updated or erased in another tab. Reload this page.', 'newer');
      close();
      tell.taken(gone, newVersion === null);
    };
    connection.onclose = () => {
      if (its === unsettled) connection = null;
      freshLog.spoil();
      // Chromium, when its disk is full, may close it without a word to a transaction that has just begun.
      for (const end of its) end(new DOMException('', 'AbortError'));
      tell.closed();
    };
  }

  async function reconnect() {
    const opening = open(false);
    try {
      use(await patience.await(opening));
    } catch (error) {
      opening.then((late) => late.close(), () => {}); // too late, if at all
      throw error;
    }
  }

  function close() {
    connection?.close();
    connection = null;
  }

  /** One transaction on a connection that is there. */
  function transact(stores, durability, work) {
    return new Promise((resolve, reject) => {
      if (!connection) throw new DOMException('', 'InvalidStateError');
      const transaction = connection.transaction(stores, durability ? 'readwrite' : 'readonly', { durability: durability ?? 'default' });
      const its = unsettled.add(reject);
      let result;
      transaction.oncomplete = () => its.delete(reject) && resolve(result);
      transaction.onabort = () => its.delete(reject) && reject(transaction.error ?? new DOMException('', 'AbortError'));
      try {
        work(transaction, (value) => (result = value));
      } catch (error) {
        reject(error);
        transaction.abort();
      }
    });
  }

  async function attempt(stores, durability, work) {
    if (!durability) return transact(stores, durability, work);
    // What is told as saved must not lie behind half a record. No waiting without need: then it is on its way before this returns.
    if (!freshLog.isFresh) await freshLog.begin();
    try {
      return await transact(stores, durability, work);
    } catch (error) {
      freshLog.spoil();
      throw error;
    }
  }

  use(await open(true));
  return {
    /**
     * Runs `work(transaction, setResult)` in one transaction: a reading one, or a writing one of the durability 'strict' or
     * 'relaxed'. Resolves with the result once it is complete. `work` makes its requests at once or from their callbacks. A
     * connection that died is opened anew, once.
     */
    async run(stores, durability, work) {
      if (gone) throw gone;
      try {
        return await attempt(stores, durability, work);
      } catch (error) {
        if (inWords(error).kind !== 'lost') throw inWords(error);
      }
      if (gone) throw gone;
      try {
        close();
        await reconnect();
        return await attempt(stores, durability, work);
      } catch (error) {
        throw inWords(error);
      }
    },
    /** Another tab has written until now, and may have ended in the middle: makes the log ready before it is needed. */
    expectWriting() {
      freshLog.spoil();
      freshLog.begin().catch(() => {}); // the first transaction that writes tries again, and tells
    },
    /** Opens it anew and makes it when it is gone: after it was cleared. */
    async remake() {
      close();
      use(await open(true));
    },
    /** Closes it for good. */
    close() {
      gone ??= new StorageError('This tab has let go of what the device keeps. Reload it.', 'other');
      close();
    },
  };
}

/** Another tab has this long to let go of what is erased. */
const ERASE_MS = 5000;

/** Forgets everything kept on this device; throws in words when that is impossible. */
export function deleteDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    const inUse = new StorageError('Another tab still uses what this device keeps. Close all other tabs of Counterbell, then erase again.', 'other');
    request.onsuccess = resolve;
    request.onerror = () => reject(inWords(request.error));
    request.onblocked = () => setTimeout(() => reject(inUse), ERASE_MS);
  });
}
