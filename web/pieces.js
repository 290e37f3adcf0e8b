// What this device keeps of the log, to be read and nothing else: by whoever has no program, or one that cannot go on.

/** Opens the database, whatever build made it. None is made where there is none. */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('counterbell');
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => reject(new Error('This device keeps nothing that can be opened.'));
    request.onsuccess = () => resolve(request.result);
  });
}

/** What `ask` requests of a store, on a connection of its own: the browser closes one that met damage. */
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
 * The profile, and the segments and rows; piece by piece, so that damaged ones cost only themselves.
 * @returns {Promise<{ profile?: string, pieces: Uint8Array[] }>}
 */
export async function readPieces() {
  (await open()).close(); // or there is nothing at all
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
