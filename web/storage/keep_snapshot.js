// Brings the kept snapshot up to date.
import { dropSnapshot, putPiece } from './snapshot.js';

/**
 * Makes the blocks that have changed and writes them piece by piece, so that saving does not have to wait for a large snapshot. When they
 * cannot be written, for lack of room perhaps, no snapshot is kept.
 * @param {Pick<import('./parts.js').Parts, 'snapshot' | 'writer'>} parts
 * @param {() => import('./position.js').Place | null} where says where the log ends; null when this is not the time
 */
export async function keepSnapshot({ snapshot, writer }, where) {
  const { store } = where();
  const last = await snapshot.make(() => where()?.last ?? null);
  if (last === null || (last === snapshot.row && !snapshot.isWaiting())) return;
  try {
    await write({ snapshot, writer }, `${store} ${last}`);
    snapshot.kept(last);
  } catch {
    // The turn was given up meanwhile. What was made is written when this tab has the turn again.
    if (!writer.mayWrite) return;
    // An old or half-written snapshot must neither take up room nor be used.
    await writer.between(['image'], 'relaxed', dropSnapshot).catch(() => {});
    snapshot.forget();
  }
}

/**
 * @param {Pick<import('./parts.js').Parts, 'snapshot' | 'writer'>} parts
 * @param {string} covers the value of `image` in `meta`
 */
async function write({ snapshot, writer }, covers) {
  const pieces = snapshot.pieces();
  const lastPiece = pieces.pop();
  for (const piece of pieces) {
    await writer.between(['image'], 'relaxed', (transaction) => {
      transaction.objectStore('meta').delete('image'); // it cannot be used until all of it is written
      putPiece(transaction, piece);
    });
    snapshot.row = 0;
    snapshot.isMissing = true;
  }
  await writer.between(['image'], 'relaxed', (transaction) => {
    transaction.objectStore('meta').put(covers, 'image');
    putPiece(transaction, lastPiece);
  });
}
