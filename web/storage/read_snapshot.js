// Reads the snapshot inside a transaction over all stores.
import { INDEX, numberIn } from './database/layout.js';

/**
 * Reads the snapshot if it fits the log: it covers the log up to one of its rows, and no row or segment is missing.
 * @param {IDBTransaction} transaction
 * @param {Map<string, string>} own what `meta` holds for the storage modules
 * @param {import('./ports.js').SnapshotPort} snapshot
 * @param {(found: { last: number, keys: number[], segments: number } | null) => void} done called with that row, the keys of all rows and
 *   the number of segments; with null when there is no snapshot that can be used
 */
export function readSnapshot(transaction, own, snapshot, done) {
  const [store, row] = (own.get('image') ?? '').split(' ');
  const [last, compacted, wanted] = [Number(row), numberIn(own, 'folded'), numberIn(own, 'segments')];
  if (!store || store !== own.get('store') || last < compacted) return done(null);
  const objects = transaction.objectStore('image');
  let segments, keys, index;
  transaction.objectStore('segments').count().onsuccess = ({ target }) => (segments = target.result);
  transaction.objectStore('log').getAllKeys().onsuccess = ({ target }) => (keys = target.result);
  objects.get(INDEX).onsuccess = ({ target }) => (index = target.result);
  objects.getAllKeys(IDBKeyRange.lowerBound(INDEX, true)).onsuccess = ({ target: { result: blocks } }) => {
    const newest = Math.max(compacted, keys.at(-1) ?? 0);
    const isWhole = segments === wanted && keys.length === newest - compacted && last <= newest;
    if (!index || !isWhole || blocks.length === 0 || !snapshot.begin(index)) return done(null);
    return readBlocks(objects, blocks, snapshot, (isSound) => done(isSound ? { last, keys, segments } : null));
  };
  return undefined;
}

/** Calls `done` with whether all blocks are sound. */
function readBlocks(objects, blocks, snapshot, done) {
  let isSound = true;
  // All are requested at once: one request after the other takes three times as long.
  blocks.forEach((block, i) => {
    objects.get(block).onsuccess = ({ target }) => {
      isSound &&= snapshot.block(target.result);
      if (i === blocks.length - 1) done(isSound && snapshot.end());
    };
  });
}
