// Calls from the program about what this device keeps.
import { inEnglish } from '../program/words.js';

const { failed, saveEverything } = window.counterbellLoader;

/** @param {object} parts of the page, by their names in main.js */
export function forStorage(parts) {
  const { frames, gate, storage, tabs } = parts;
  return {
    mayWrite: () => tabs.isHeld() && !gate.waiting,
    append: storage.append,
    eraseRecords: storage.eraseRecords,
    retrySaving: storage.retry,
    saveRescue: () => saveEverything(storage.unsaved()),
    keepSetting: (key, value) => storage.keep('meta', key, value),
    keepDraft: (form, text) => storage.keep('drafts', form, text),
    storageFigures: storage.figures,
    async eraseDevice() {
      try {
        await parts.folder.erase();
        await storage.erase();
      } catch (error) {
        frames.hold();
        failed('This device is not erased yet', inEnglish(error.message));
        return;
      }
      location.replace(location.pathname);
      location.reload();
    },
  };
}
