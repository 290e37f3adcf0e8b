// One connection to the database.

/**
 * @param {IDBDatabase} opened
 * @param {{ taken: (erased: boolean) => void, closed: () => void }} tell `taken`: another tab wants to erase or upgrade the database;
 *   `closed`: the browser closed the connection by itself
 */
export function createConnection(opened, { taken, closed }) {
  const underWay = new Set(); // functions that reject the transactions under way
  opened.onversionchange = ({ newVersion }) => taken(newVersion === null);
  opened.onclose = () => {
    // When the disk is full, Chromium may close the connection without an event for a transaction that has just begun.
    for (const reject of underWay) reject(new DOMException('', 'AbortError'));
    closed();
  };

  return {
    close: () => opened.close(),
    /** Runs `work(transaction, setResult)` in a transaction, like the database's run(); rejects with the browser's error. */
    run: (stores, durability, work) =>
      new Promise((resolve, reject) => {
        const transaction = opened.transaction(stores, durability ? 'readwrite' : 'readonly', { durability: durability ?? 'default' });
        underWay.add(reject);
        let result;
        transaction.oncomplete = () => underWay.delete(reject) && resolve(result);
        transaction.onabort = () => underWay.delete(reject) && reject(transaction.error ?? new DOMException('', 'AbortError'));
        try {
          work(transaction, (value) => (result = value));
        } catch (error) {
          reject(error);
          transaction.abort();
        }
      }),
  };
}
