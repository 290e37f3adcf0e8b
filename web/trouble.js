/** Counts as shell/browser/main.cpp does. */
export const FILE_TROUBLES = ['storage', 'damaged', 'locked', 'too_new'];

/** Why a file cannot be read or written, in words for the person at the till. */
export class FileTrouble extends Error {
  /**
   * @param {'storage' | 'damaged' | 'locked' | 'too_new'} kind
   * @param {string} message
   */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}
