// Reads the log's lines while people work.
import { entries } from './database/entries.js';

/** At most so many rows are read at a time… */
const READ_ROWS = 50;
/** …and about so many bytes: rows that an import made are large. */
const PART_BYTES = 1 << 18;
/** The pause between two parts, in which the page stays responsive. */
const REST_MS = 20;

/**
 * Hands over all segments, and the rows of the log up to `last`. Each part has a transaction and a task of its own.
 * @param {import('./parts.js').Parts['database']} database
 * @param {number} last
 * @param {import('./ports.js').LogPort} log
 */
export async function readLines(database, last, log) {
  const readNext = (store, count, from) =>
    database.run([store], null, (transaction, done) =>
      entries(transaction, store, IDBKeyRange.lowerBound(from, true), count, (keys, values) => done({ keys, values })),
    );
  const readAll = async (store, end, take) => {
    for (let key = 0, count = 1; key < end; ) {
      const { keys, values } = await readNext(store, count, key);
      values.forEach((bytes, i) => keys[i] <= end && take(bytes));
      if (keys.length < count) return;
      key = keys[keys.length - 1];
      const read = values.reduce((sum, { length }) => sum + length, 0);
      count = Math.max(1, Math.min(READ_ROWS, Math.floor((count * PART_BYTES) / read)));
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  };
  await readAll('segments', Infinity, log.segment);
  await readAll('log', last, log.row);
}
