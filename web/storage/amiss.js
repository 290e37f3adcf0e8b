// Finds out at a start what is missing. When Chromium's LevelDB loses one of its files, older entries may be missing although newer ones
// are there. So rows have keys without gaps, segments are counted, and a marker outside of the database says how far it went.
import { numberIn } from './database/layout.js';
import { msg, typed } from '../program/words.js';
import { readMarker } from './marker.js';

/**
 * @param {import('./read_on.js').Found} found everything that was read
 * @param {import('./position.js').Place} place where the log ends
 * @returns {{ lacksRows: boolean, lacksChanges: boolean, lostShop: string }} `lacksRows`: rows or segments before the end are missing;
 *   `lacksChanges`: those or the end are missing; `lostShop`: the name, packed, of the shop of which some or all is missing, "" when nothing is
 */
export function findAmiss({ rows, segments, own }, place) {
  const marker = readMarker();
  const isEmpty = rows.length === 0 && segments === 0;
  const lacksRows = rows.length < place.last - numberIn(own, 'folded') || segments < numberIn(own, 'segments');
  const lacksTail = marker.store === place.store && marker.last > place.last;
  const lacksChanges = lacksRows || lacksTail;
  const isLost = lacksChanges || (isEmpty && marker.store !== undefined);
  return { lacksRows, lacksChanges, lostShop: isLost ? (marker.shop ? typed(marker.shop) : msg('your shop')) : '' };
}
