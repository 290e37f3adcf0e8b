// The ports of files and of the shared folder that the program serves.
import { FILE_TROUBLES } from '../files/trouble.js';

/** For Files. */
export const filesPort = ({ gate, program }) => ({
  chosen: (request, handle, size, name) => gate.pass(() => program.tellWith([name], 'file_chosen', request, handle, size)),
  dropped: (handle, size, name) => gate.pass(() => program.tellWith([name], 'file_dropped', handle, size)),
  piece: (request, bytes, read, sealed) => gate.pass(() => program.tellWith([bytes], 'file_piece', request, read, sealed)),
  failed: (request, { kind, message }, sealed) =>
    program.tellWith([message], 'file_failed', request, FILE_TROUBLES.indexOf(kind), sealed),
});

/** For Folder. */
export const folderPort = ({ files, gate, program, tabs }) => ({
  changed: (access, sealed, name) => program.tellWith([name], 'folder_changed', access, sealed),
  // Not with tell(), since most looks find nothing new. The program asks for frames when there is something to show.
  listed: (request, names) => program.give([names.map((name) => `${name}\0`).join('')], 'folder_listed', request),
  notListed: (request, why) => program.tellWith([why], 'folder_not_listed', request),
  done: (request) => program.tell('file_saved', request),
  failed: (request, why) => program.tellWith([why], 'file_not_saved', request),
  look: () => tabs.isHeld() && gate.pass(() => program.call('folder_look')),
  keep: files.keep,
});
