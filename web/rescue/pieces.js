// Reads what this device keeps of the log, and never writes: for when there is no program, or it cannot go on.

/** Opens the database, whatever build made it; never makes one. */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('counterbell');
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => reject(new Error('This device keeps nothing that can be opened.'));
    request.onsuccess = () => resolve(request.result);
  });
}

/** The result of the request that `ask` makes of a store. Each has a connection of its own, since the browser closes one that met damage. */
async function read(store, ask) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      database.onclose = reject;
      const transaction = database.transaction(store);
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = reject;
    });
  } finally {
    database.close();
  }
}

/**
 * The profile, and all segments and rows that can be read: where reading them together fails, they are read one by one.
 * @returns {Promise<{ profile?: string, pieces: Uint8Array[] }>}
 */
export async function readPieces() {
  (await open()).close(); // rejects when there is no database
  const pieces = [];
  for (const name of ['segments', 'log']) {
    const whole = await read(name, (store) => store.getAll()).catch(() => null);
    if (whole) {
      pieces.push(...whole);
      continue;
    }
    for (const key of await read(name, (store) => store.getAllKeys()).catch(() => [])) {
      pieces.push(...(await read(name, (store) => store.getAll(key)).catch(() => [])));
    }
  }
  return { profile: await read('meta', (store) => store.get('profile')).catch(() => undefined), pieces };
}
