// The log as the page's database holds it, read behind the program's back.
import assert from 'node:assert/strict';

/** Runs `work(transaction, found)` in the page, over its database; resolves with what it put into `found`. */
export const inDatabase = (page, mode, work) =>
  page.evaluate(`new Promise((resolve, reject) => {
    indexedDB.open('counterbell').onsuccess = ({ target }) => {
      const database = target.result;
      const transaction = database.transaction([...database.objectStoreNames], '${mode}');
      const found = {};
      transaction.oncomplete = () => {
        database.close();
        resolve(found);
      };
      transaction.onabort = () => reject(transaction.error);
      (${work})(transaction, found);
    };
  })`);

/** Makes the log so long that it is to be compacted: many rows of the same lines, as many transactions would leave, and once too often. */
export const lengthenLog = (page) =>
  inDatabase(page, 'readwrite', (transaction) => {
    const log = transaction.objectStore('log');
    log.getAll().onsuccess = ({ target }) => {
      for (let i = 0; i < 1001; i += 1) log.add(target.result[i % target.result.length]);
    };
  });

/** Every change kept: { replica, seq, line }. */
export async function changesKept(page) {
  const { segments, log } = await inDatabase(page, 'readonly', (transaction, found) => {
    for (const store of ['segments', 'log']) {
      transaction.objectStore(store).getAll().onsuccess = ({ target }) => {
        found[store] = target.result.map((bytes) => new TextDecoder().decode(bytes));
      };
    }
  });
  return [...segments, ...log]
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.startsWith('{"') && line.includes('"seq":'))
    .map((line) => ({ ...JSON.parse(line), line }));
}

/** No sequence number was used for two changes, and none was left out. */
export function assertOneChain(changes) {
  const chains = new Map(); // replica → seq → line
  for (const { replica, seq, line } of changes) {
    const chain = chains.get(replica) ?? chains.set(replica, new Map()).get(replica);
    assert.equal(chain.get(seq) ?? line, line, `${replica} ${seq} names two changes`);
    chain.set(seq, line);
  }
  for (const [replica, chain] of chains) assert.equal(Math.max(...chain.keys()), chain.size, `${replica} lacks changes`);
}
