// How much of the database this tab has read, and who wrote there last.
//
// Every writing transaction compares "written" in `meta` with what this tab saw last, so that it fails when somebody else has written
// since, and replaces it. It says who wrote, how often, and which station this is, in case that is lost elsewhere.
import { format, randomName } from './database/layout.js';

/**
 * Which store was read (a random name that it gets with the first write, "" before that), and up to which row of the log.
 * @typedef {{ store: string, last: number }} Place
 */
export function createPosition() {
  const me = randomName();
  const newStore = randomName();
  let writes = 0;
  let written = ''; // as this tab last saw it in the store
  const position = {
    /** @type {Place} */
    place: { store: '', last: 0 },
    /** The database has been read. */
    isKnown: false,
    /** That of the database. */
    dataVersion: 0,

    /** The database has been read up to row `last`. @param {Map<string, string>} own what `meta` holds for the storage modules */
    read(own, last) {
      written = own.get('written') ?? '';
      position.place = { store: own.get('store') ?? '', last };
      position.isKnown = true;
    },
    /** The value of "written" for the next transaction of this tab. */
    nextSignature: (profile) => `${me} ${(writes += 1)} ${profile}`,
    /** Writes a signature from nextSignature() in a transaction over `meta`. When somebody else has written, calls `overtaken` and aborts it. */
    sign(transaction, signature, overtaken) {
      const meta = transaction.objectStore('meta');
      meta.get('written').onsuccess = ({ target: { result: last = '' } }) => {
        if (last === written || last.startsWith(me)) return;
        overtaken();
        transaction.abort();
      };
      // Does not wait for the answer, since people wait for each request in turn.
      meta.put(signature, 'written');
      if (!position.place.store) meta.put(newStore, 'store');
      if (position.dataVersion < format.dataVersion) meta.put(String(format.dataVersion), 'data');
    },
    /** The transaction with this signature is complete. `place` is given when it wrote to another store. */
    signed(signature, place = position.place) {
      written = signature;
      position.place = place;
      place.store ||= newStore;
      position.dataVersion = format.dataVersion;
    },
  };
  return position;
}

/** The profile as the last writing transaction repeated it; "" when it did not. */
export const signedProfile = (own) => (own.get('written') ?? '').split(' ')[2] ?? '';
