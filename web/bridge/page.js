// The page object, to which shell/browser/bridge.js forwards the program's calls. shell/browser/bridge.h describes them.
import { forDevice } from './for_device.js';
import { forFiles } from './for_files.js';
import { forScreen } from './for_screen.js';
import { forStorage } from './for_storage.js';

/** @param {object} parts the parts of the page, by their names in main.js */
export const createPage = (parts) => ({ ...forScreen(parts), ...forFiles(parts), ...forStorage(parts), ...forDevice(parts) });
