// What the first frame does not need: what deals with files' contents and with the shared folder, knows countries and telephone numbers,
// and selects texts. It is a script of its own, which comes with the later part of the program (web/program/later.js).
export { countries, ownCountry } from '../device/countries.js';
export { phoneForms } from '../device/phones.js';
export { createSelecting } from '../mirror/selecting.js';
export { Folder } from './folder.js';
export { contentOf, isSealedFile, wrapped } from './wrapping.js';
