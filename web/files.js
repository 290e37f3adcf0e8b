// Files in and out: chosen or dropped ones are read in pieces as the program asks for them.
import { FileTrouble } from './trouble.js';
import { contentOf, isSealedFile } from './wrapping.js';

/**
 * @param {{
 *   chosen: (request: number, handle: number, size: number, name: string) => void,
 *   dropped: (handle: number, size: number, name: string) => void,
 *   piece: (request: number, bytes: Uint8Array, read: number, sealed: boolean) => void,
 *   failed: (request: number, why: FileTrouble, sealed: boolean) => void,
 * }} tell
 */
export function createFiles(tell) {
  const files = new Map(); // handle → { name, file, sealed, passphrase, pieces }; `file` is one, or gets one
  let lastHandle = 0;
  let input = null;

  function keep(file, name = file.name) {
    lastHandle += 1;
    files.set(lastHandle, { name, file, sealed: false, passphrase: '', pieces: null });
    return lastHandle;
  }

  function holdsFiles(event) {
    return event.dataTransfer?.types.includes('Files');
  }
  addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) tell.dropped(keep(file), file.size, file.name);
  });

  return {
    open(accept, request) {
      input?.remove();
      input = document.createElement('input');
      input.type = 'file';
      input.accept = accept;
      input.className = 'chooser';
      input.addEventListener('change', () => {
        const [file] = input.files;
        if (file) tell.chosen(request, keep(file), file.size, file.name);
      });
      document.body.append(input);
      input.click();
    },
    async read(handle, request) {
      const entry = files.get(handle);
      try {
        if (typeof entry.file === 'function') entry.file = await entry.file();
        if (!entry.pieces) {
          entry.sealed = await isSealedFile(entry.file);
          entry.pieces = contentOf(entry.file, entry.passphrase);
        }
        const { value } = await entry.pieces.next();
        if (files.has(handle)) tell.piece(request, value?.bytes ?? new Uint8Array(), value?.read ?? entry.file.size, entry.sealed);
      } catch (error) {
        const unreadable = () => new FileTrouble('storage', `${entry.name} could not be read. Choose it again.`);
        if (files.has(handle)) tell.failed(request, error instanceof FileTrouble ? error : unreadable(), entry.sealed);
      }
    },
    /** The passphrase to open the file with; the next read begins at its beginning. */
    unlock(handle, passphrase) {
      const entry = files.get(handle);
      entry.passphrase = passphrase;
      entry.pieces = null;
    },
    /** A handle to a file that is got when it is first read. */
    later: (name, file) => keep(file, name),
    forget(handle) {
      files.get(handle)?.pieces?.return();
      files.delete(handle);
    },
  };
}
