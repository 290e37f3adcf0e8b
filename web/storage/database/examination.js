// Checks whether the database is still there after the browser has closed the connection, before anybody relies on it.

/** While the browser clears it, the database can neither be opened nor found missing. So this checks several times. */
const TIMES = 10;
const EVERY_MS = 500;

/**
 * Tells what is wrong, or that all is right again.
 * @param {import('../parts.js').Parts['database']} database
 * @param {import('../parts.js').Parts['health']} health
 */
export async function examine(database, health, times = TIMES) {
  try {
    await database.run(['meta'], null, (transaction, done) => {
      transaction.objectStore('meta').get('store').onsuccess = ({ target }) => done(target.result);
    });
    if (health.failure?.kind === 'lost') health.recover();
  } catch (error) {
    health.fail(error);
    if (error.kind === 'lost' && times > 1) setTimeout(() => examine(database, health, times - 1), EVERY_MS);
  }
}
