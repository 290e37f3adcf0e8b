// What deals with files' contents and with the shared folder, and knows telephone numbers. It is a script of its own, which comes with the
// later part of the program (web/program/later.js).
export { phoneForms } from '../device/phones.js';
export { Folder } from './folder.js';
export { contentOf, isSealedFile, wrapped } from './wrapping.js';
