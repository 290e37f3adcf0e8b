// Calls from the program about files, the shared folder and printing.
import { saveFile } from '../files/save_file.js';
import { canSeal } from '../files/can_seal.js';
import { isFileTrouble } from '../files/trouble.js';
import { printing } from '../print/printing.js';
import { msg } from '../program/words.js';

/** @param {object} parts of the page, by their names in main.js */
export function forFiles(parts) {
  const { files, later, program } = parts;

  /** Does `work` and reports the outcome. */
  async function answer(request, work, inWords = (error) => error.message) {
    try {
      await work();
      program.tell('file_saved', request);
    } catch (error) {
      program.tellWith([inWords(error)], 'file_not_saved', request);
    }
  }

  return {
    openFile: files.open,
    readFile: files.read,
    forgetFile: files.forget,
    unlockFile: files.unlock,
    canSeal,
    saveFile: (request, name, type, bytes, packed, passphrase) =>
      answer(
        request,
        async () => saveFile(name, await (await later.files()).wrapped(bytes, { type, packed, passphrase })),
        (error) => (isFileTrouble(error) ? error.message : msg('{0} could not be written: {1}.', name, error.message)),
      ),
    print: (request, sheet) => answer(request, () => printing(sheet)),
    folder: () => parts.folder,
  };
}
