// Files that were chosen or dropped. They are read in pieces, as the program asks for them.
import { msg } from '../program/words.js';
import { FileTrouble, isFileTrouble } from './trouble.js';

const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');

/** Calls `chosen` with the file that the person chooses, if any; returns the input element. */
function askForFile(accept, chosen) {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept, className: 'chooser' });
  input.addEventListener('change', () => input.files[0] && chosen(input.files[0]));
  document.body.append(input);
  input.click();
  return input;
}

/**
 * @param {{
 *   chosen: (request: number, handle: number, size: number, name: string) => void,
 *   dropped: (handle: number, size: number, name: string) => void,
 *   piece: (request: number, bytes: Uint8Array, read: number, sealed: boolean) => void,
 *   failed: (request: number, why: FileTrouble, sealed: boolean) => void,
 * }} tell
 * @param {() => Promise<typeof import('./later.js')>} later
 */
export function createFiles(tell, later) {
  const files = new Map(); // handle → { name, file, sealed, passphrase, pieces }; `file` is a File or a function that gets one
  let lastHandle = 0;
  let input = null;

  /** Returns a handle to a file, or to one that the function `file` gets when it is first read. @param {File | (() => Promise<File>)} file */
  function keep(name, file) {
    lastHandle += 1;
    files.set(lastHandle, { name, file, sealed: false, passphrase: '', pieces: null });
    return lastHandle;
  }

  addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) tell.dropped(keep(file.name, file), file.size, file.name);
  });

  return {
    keep,
    /** Lets the person choose a file. */
    open(accept, request) {
      input?.remove();
      input = askForFile(accept, (file) => tell.chosen(request, keep(file.name, file), file.size, file.name));
    },
    /** Reads the next piece of a file, an empty one at its end. */
    async read(handle, request) {
      const entry = files.get(handle);
      try {
        const { bytes = new Uint8Array(), read = entry.file.size } = await nextPiece(entry, await later());
        if (files.has(handle)) tell.piece(request, bytes, read, entry.sealed);
      } catch (error) {
        if (!files.has(handle)) return;
        const why = isFileTrouble(error) ? error : new FileTrouble('storage', msg('{0} could not be read. Choose it again.', entry.name));
        tell.failed(request, why, entry.sealed);
      }
    },
    /** Sets the passphrase to open the file with; the next read starts at the beginning. */
    unlock: (handle, passphrase) => Object.assign(files.get(handle), { passphrase, pieces: null }),
    forget(handle) {
      files.get(handle)?.pieces?.return();
      files.delete(handle);
    },
  };
}

/** @returns {Promise<{ bytes?: Uint8Array, read?: number }>} nothing at the end of the file */
async function nextPiece(entry, { contentOf, isSealedFile }) {
  if (typeof entry.file === 'function') entry.file = await entry.file();
  if (!entry.pieces) {
    entry.sealed = await isSealedFile(entry.file);
    entry.pieces = contentOf(entry.file, entry.passphrase);
  }
  return (await entry.pieces.next()).value ?? {};
}
