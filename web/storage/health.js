// What is wrong with the database at the moment. The program is told.
import { inWords } from './database/trouble.js';

/**
 * @param {import('./parts.js').Parts['queue']} queue
 * @param {import('./ports.js').SavingPort} saving
 */
export function createHealth(queue, saving) {
  const health = {
    /** Why the last attempt to read or write failed; null when it did not. @type {import('./database/trouble.js').StorageError | null} */
    failure: null,
    /** An attempt failed, and nothing in the queue is saved. */
    fail(error) {
      health.failure = inWords(error);
      const { message } = health.failure;
      saving.trouble(message);
      for (const { ticket } of queue.entries()) saving.notSaved(ticket, message);
    },
    /** An attempt succeeded. */
    recover() {
      if (health.failure) saving.trouble('');
      health.failure = null;
    },
  };
  return health;
}
