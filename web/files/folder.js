// The folder shared with colleagues' stations, in browsers that give pages access to folders (File System Access). If protected files were
// ever seen in a folder, nothing readable is written to it any more, whatever is in it now.
import { eraseHandles, isKnownAsSealed, keepAsSealed, keepHandle, keptHandle } from './folder_handles.js';
import { msg } from '../program/words.js';
import { FileTrouble, isFileTrouble } from './trouble.js';
import { wrapped } from './wrapping.js';

const LOOK_MS = 15_000;
const MODE = { mode: 'readwrite' };
/** The values of ui::SharedFolder::Access. */
const ACCESS = { unsupported: 0, none: 1, asleep: 2, ready: 3 };

const isSupported = () => 'showDirectoryPicker' in window;

export class Folder {
  #tell;
  /** @type {FileSystemDirectoryHandle | null} */
  #folder = null;
  #isSealed = false;

  /**
   * @param {{
   *   changed: (access: number, sealed: boolean, name: string) => void, listed: (request: number, names: string[]) => void,
   *   notListed: (request: number, why: string) => void, done: (request: number) => void, failed: (request: number, why: string) => void,
   *   look: () => void, keep: (name: string, file: () => Promise<File>) => number,
   * }} tell `why` is packed (web/program/words.js); `look`: it is time to look for new files; `keep` returns a handle to read a file by
   */
  constructor(tell) {
    this.#tell = tell;
  }

  /** Uses the folder chosen before, if any. */
  async begin() {
    if (!isSupported()) return;
    this.#tell.changed(ACCESS.none, false, ''); // at once, so that nothing moves under a finger when the folder is found
    this.#folder = await keptHandle().catch(() => null);
    if (this.#folder) await this.#tellState();
    setInterval(async () => document.hidden || ((await this.#state()) === ACCESS.ready && this.#tell.look()), LOOK_MS);
  }

  /** Lets the person choose one. */
  choose() {
    window.showDirectoryPicker({ id: 'counterbell', ...MODE }).then((handle) => this.#use(handle), () => {}); // they chose none
  }

  /** Asks the person to give the page access again. */
  allow() {
    const asked = () => this.#tellState();
    this.#folder.requestPermission(MODE).then(asked, asked);
  }

  async forget() {
    if (this.#folder) await this.#use(null);
  }

  noteSealed() {
    this.#isSealed = true;
    keepAsSealed(this.#folder).catch(() => {}); // write() waits until it is kept
  }

  /** Forgets everything on this device. */
  erase() {
    return eraseHandles();
  }

  /** Lists the files in the folder, and all files in and below its subfolder `within`. */
  async list(request, within) {
    try {
      if (!this.#isSealed && (await isKnownAsSealed(this.#folder))) await this.#tellState(); // another tab saw protected files in it
      const names = [];
      for await (const [name, entry] of this.#folder.entries()) {
        if (name !== within) names.push(name);
        else if (entry.kind === 'directory') await namesIn(entry, `${name}/`, names);
      }
      this.#tell.listed(request, names);
    } catch (error) {
      this.#failed(error, (why) => this.#tell.notListed(request, why));
    }
  }

  /** Returns a handle to read a file by. */
  open(path) {
    return this.#tell.keep(path, async () => {
      const { place, name } = await this.#placeOf(path);
      return (await place.getFileHandle(name)).getFile();
    });
  }

  write(request, path, bytes, { packed, passphrase }) {
    return this.#answer(request, async () => {
      if (this.#isSealed) await keepAsSealed(this.#folder);
      if (this.#isSealed && passphrase === '') {
        throw new FileTrouble('storage', msg('The folder “{0}” is protected: nothing readable is written to it.', this.#folder.name));
      }
      const { place, name } = await this.#placeOf(path, { create: true });
      const content = await wrapped(bytes, { type: '', packed, passphrase });
      const writable = await (await place.getFileHandle(name, { create: true })).createWritable();
      await writable.write(content);
      await writable.close(); // only now the file exists under its name
    });
  }

  remove(request, path) {
    return this.#answer(request, async () => {
      const { place, name } = await this.#placeOf(path);
      await place.removeEntry(name).catch((error) => {
        if (error.name !== 'NotFoundError') throw error;
      });
    });
  }

  async #state() {
    if (!isSupported()) return ACCESS.unsupported;
    if (!this.#folder) return ACCESS.none;
    return (await this.#folder.queryPermission(MODE)) === 'granted' ? ACCESS.ready : ACCESS.asleep;
  }

  async #tellState() {
    const access = await this.#state();
    if (this.#folder && (await isKnownAsSealed(this.#folder))) this.#isSealed = true;
    this.#tell.changed(access, this.#isSealed, this.#folder?.name ?? '');
    if (access === ACCESS.ready) this.#tell.look();
  }

  async #use(handle) {
    this.#folder = handle;
    this.#isSealed = false;
    await keepHandle(handle).catch(() => {}); // then the person is asked again next time
    await this.#tellState();
  }

  /** Does `work` and reports the outcome. */
  async #answer(request, work) {
    try {
      await work();
      this.#tell.done(request);
    } catch (error) {
      this.#failed(error, (why) => this.#tell.failed(request, why));
    }
  }

  #failed(error, tell) {
    tell(inWords(error, this.#folder?.name));
    if (error.name === 'NotAllowedError') this.#tellState();
  }

  /** The folder that a path leads to, and the file's name in it. */
  async #placeOf(path, options) {
    const steps = path.split('/');
    const name = steps.pop();
    let place = this.#folder;
    for (const step of steps) place = await place.getDirectoryHandle(step, options);
    return { place, name };
  }
}

/** Why the folder cannot be used, packed. */
function inWords(error, folder) {
  if (isFileTrouble(error)) return error.message;
  if (error.name === 'NotFoundError') return msg('The folder “{0}” cannot be found. Is its drive connected?', folder);
  if (error.name === 'NotAllowedError') return msg('The browser does not let Counterbell into the folder “{0}” any more.', folder);
  if (error.name === 'QuotaExceededError') return msg('There is no room left in the folder “{0}”.', folder);
  return msg('The folder “{0}” cannot be used: {1}.', folder, error.message);
}

async function namesIn(folder, path, names) {
  for await (const [name, entry] of folder.entries()) {
    if (entry.kind === 'directory') await namesIn(entry, `${path}${name}/`, names);
    else names.push(path + name);
  }
}
