// Reads keys and values of an object store, inside a transaction of the caller.

/** Calls `done` with the keys and values of a store that are in `range` (null: all), at most `count` of them (undefined: all). */
export function entries(transaction, store, range, count, done) {
  const objects = transaction.objectStore(store);
  let keys;
  objects.getAllKeys(range, count).onsuccess = ({ target }) => (keys = target.result);
  objects.getAll(range, count).onsuccess = ({ target }) => done(keys, target.result);
}

/**
 * Hands each value after the key `last` (null: all) to `take`. Reads `count` values at a time, each time in a task of its own. Then calls
 * `done` with all keys and sizes.
 */
export function parts(transaction, store, count, last, take, done, found = []) {
  const range = last === null ? null : IDBKeyRange.lowerBound(last, true);
  entries(transaction, store, range, count, (keys, values) => {
    keys.forEach((key, i) => found.push({ key, size: values[i].length }));
    // The next part is requested first, so that the transaction stays open, and is read while this part is taken in.
    if (keys.length === count) parts(transaction, store, count, keys[count - 1], take, done, found);
    values.forEach((bytes) => take(bytes));
    if (keys.length < count) done(found);
  });
}
