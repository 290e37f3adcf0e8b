/** In the order that shell/browser/exports/files.cpp has. */
export const FILE_TROUBLES = ['storage', 'damaged', 'locked', 'too_new'];

/** Why a file cannot be read or written, in words for the person at the till. */
export class FileTrouble extends Error {
  /**
   * @param {'storage' | 'damaged' | 'locked' | 'too_new'} kind
   * @param {string} message packed (web/program/words.js)
   */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** Whether an error is a FileTrouble. The script later.js has a class of its own, so `instanceof` would not tell. */
export const isFileTrouble = (error) => FILE_TROUBLES.includes(error.kind);
