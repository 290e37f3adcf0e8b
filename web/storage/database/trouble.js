// Failures of the database, in words.
import { msg } from '../../program/words.js';

/** A failure in words for the person at the till. */
export class StorageError extends Error {
  /** @param {string} message packed @param {string} kind 'full', 'lost', 'newer', 'cleared' or 'other' */
  constructor(message, kind) {
    super(message);
    this.kind = kind;
  }
}

export const newerError = () => new StorageError(msg('A newer Counterbell has been used on this device. Reload this page to use the newer one.'), 'newer');

/** What a failed request, transaction or opening means, in words. */
export function inWords(error) {
  if (error instanceof StorageError) return error;
  switch (error?.name) {
    case 'QuotaExceededError':
      return new StorageError(msg('This device has no room left to save. Free some space on it, then try again. Nothing on screen is lost while this page stays open.'), 'full');
    case 'VersionError':
      return newerError();
    case 'AbortError': // what transactions get when the browser closes their connection
    case 'InvalidStateError':
    case 'UnknownError':
      return new StorageError(msg('The browser closed its storage. Try again; if that does not help, export a file and reload this page.'), 'lost');
    default:
      return new StorageError(
        msg('The browser could not save ({0}). Try again; if that does not help, export a file now.', error?.name ?? { packed: msg('unknown reason') }),
        'other',
      );
  }
}
