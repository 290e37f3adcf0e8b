// The folder shared with colleagues' stations, where the browser lends pages folders (File System Access). Its handle is kept in a
// database of its own, so that it is still known when the shop's is lost; so are those of all folders that were ever met sealed:
// nothing readable is written to them, whatever has become of what lay there.
import { FileTrouble } from './trouble.js';
import { wrapped } from './wrapping.js';

const DATABASE = 'counterbell-folder';
const LOOK_MS = 15_000;
const MODE = { mode: 'readwrite' };
/** Counts as ui::SharedFolder::Access does. */
const ACCESS = { unsupported: 0, none: 1, asleep: 2, ready: 3 };

/**
 * @param {{
 *   changed: (access: number, sealed: boolean, name: string) => void, listed: (request: number, names: string[]) => void,
 *   notListed: (request: number, why: string) => void, done: (request: number) => void, failed: (request: number, why: string) => void,
 *   look: () => void, keep: (name: string, file: () => Promise<File>) => number,
 * }} tell what to call when something happened; `keep` makes a handle to read a file by
 */
export function createFolder(tell) {
  let folder = null;
  let sealed = false;

  const supported = () => 'showDirectoryPicker' in window;

  async function state() {
    if (!supported()) return ACCESS.unsupported;
    if (!folder) return ACCESS.none;
    return (await folder.queryPermission(MODE)) === 'granted' ? ACCESS.ready : ACCESS.asleep;
  }

  async function tellState() {
    const access = await state();
    if (folder && (await isKnownAsSealed(folder))) sealed = true;
    tell.changed(access, sealed, folder?.name ?? '');
    if (access === ACCESS.ready) tell.look();
    return access;
  }

  async function use(handle) {
    folder = handle;
    sealed = false;
    await keepHandle(handle).catch(() => {}); // then it is asked for again next time
    await tellState();
  }

  function inWords(error) {
    if (error instanceof FileTrouble) return error.message;
    if (error.name === 'NotFoundError') return `The folder “${folder.name}” cannot be found. Is its drive connected?`;
    if (error.name === 'NotAllowedError') return `The browser does not let Counterbell into the folder “${folder.name}” any more.`;
    if (error.name === 'QuotaExceededError') return `There is no room left in the folder “${folder.name}”.`;
    return `The folder “${folder.name}” cannot be used: ${error.message}.`;
  }

  /** Does `work`, and tells the outcome. */
  async function answer(request, work) {
    try {
      await work();
      tell.done(request);
    } catch (error) {
      tell.failed(request, inWords(error));
      if (error.name === 'NotAllowedError') tellState();
    }
  }

  /** The folder that a path ends in, and the name there. */
  async function placeOf(path, options) {
    const steps = path.split('/');
    const name = steps.pop();
    let place = folder;
    for (const step of steps) place = await place.getDirectoryHandle(step, options);
    return { place, name };
  }

  return {
    /** Takes up the folder chosen before, if any. */
    async begin() {
      if (!supported()) return;
      tell.changed(ACCESS.none, false, ''); // at once, so that nothing moves under a finger when the folder is found
      folder = await keptHandle().catch(() => null);
      if (folder) await tellState();
      setInterval(async () => document.hidden || ((await state()) === ACCESS.ready && tell.look()), LOOK_MS);
    },
    choose() {
      window.showDirectoryPicker({ id: 'counterbell', ...MODE }).then(use, () => {}); // no: they thought better of it
    },
    allow() {
      folder.requestPermission(MODE).then(tellState, tellState);
    },
    async forget() {
      if (folder) await use(null);
    },
    noteSealed() {
      sealed = true;
      keepAsSealed(folder).catch(() => {}); // no write goes on before it is kept
    },
    /** Forgets everything on this device. */
    erase: () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(DATABASE);
        deleting.onsuccess = resolve;
        deleting.onerror = () => reject(deleting.error);
      }),
    async list(request, within) {
      try {
        if (!sealed && (await isKnownAsSealed(folder))) await tellState(); // another tab met it so
        const names = [];
        for await (const [name, entry] of folder.entries()) {
          if (name !== within) names.push(name);
          else if (entry.kind === 'directory') await namesIn(entry, `${name}/`, names);
        }
        tell.listed(request, names);
      } catch (error) {
        tell.notListed(request, inWords(error));
        if (error.name === 'NotAllowedError') tellState();
      }
    },
    open(path) {
      return tell.keep(path, async () => {
        const { place, name } = await placeOf(path);
        return (await place.getFileHandle(name)).getFile();
      });
    },
    write: (request, path, bytes, { packed, passphrase }) =>
      answer(request, async () => {
        if (sealed) await keepAsSealed(folder);
        if (sealed && passphrase === '') throw new FileTrouble('storage', `The folder “${folder.name}” is protected: nothing readable is written to it.`);
        const { place, name } = await placeOf(path, { create: true });
        const content = await wrapped(bytes, { type: '', packed, passphrase });
        const writable = await (await place.getFileHandle(name, { create: true })).createWritable();
        await writable.write(content);
        await writable.close(); // only now it is there under its name
      }),
    remove: (request, path) =>
      answer(request, async () => {
        const { place, name } = await placeOf(path);
        await place.removeEntry(name).catch((error) => {
          if (error.name !== 'NotFoundError') throw error;
        });
      }),
  };
}

async function namesIn(folder, path, names) {
  for await (const [name, entry] of folder.entries()) {
    if (entry.kind === 'directory') await namesIn(entry, `${path}${name}/`, names);
    else names.push(path + name);
  }
}

/** Does `work` in the one store there is; resolves with its request's result. */
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

const SEALED = { from: 'sealed ', to: 'sealed~' }; // what the keys of folders met sealed lie between

async function isKnownAsSealed(folder) {
  const known = await inDatabase('readonly', (store) => store.getAll(IDBKeyRange.bound(SEALED.from, SEALED.to)));
  for (const one of known) if (await one.isSameEntry(folder)) return true;
  return false;
}

async function keepAsSealed(folder) {
  if (!(await isKnownAsSealed(folder))) await inDatabase('readwrite', (store) => store.put(folder, SEALED.from + crypto.randomUUID()));
}

const keptHandle = () => inDatabase('readonly', (store) => store.get('handle')).then((handle) => handle ?? null);
const keepHandle = (handle) => inDatabase('readwrite', (store) => (handle ? store.put(handle, 'handle') : store.delete('handle')));
