// What this device keeps: the log of changes, drafts and settings, all through one queue, so that what belongs together is
// saved together. Saving a ticket and forgetting its draft are one transaction.
//
// Several tabs share the store. Only the one with the turn (tabs.js) writes. Before it does it reads what others have written
// since it last looked, so that no two changes ever get one sequence number; and every transaction makes sure that nobody else
// has written since, by comparing and replacing "written" in `meta`. What it saves it tells the others, who show it.
//
// A damaged LevelDB may come back without what one of its files held: the newest is there, something before it is not. So the
// rows' keys have no gap, the segments are counted, and "written" repeats who this station is.
import { deleteDatabase, format, inWords, newerError, openDatabase, StorageError, STORES } from './database.js';
import { createImage } from './image.js';
import { forgetMarker, noteMarker, readMarker } from './marker.js';
import { readLines, readOn } from './reading.js';
import { createRoom } from './room.js';
import { randomName } from './tabs.js';

const RETRY_MS = 5000;
/** The log is folded into segments when it has grown beyond these… */
const LOG_ROWS = 1000;
const LOG_BYTES = 1 << 20;
/** …so much of it at a time, which nobody notices, once nothing has been saved for a while; the rest soon after. */
const FOLD_BYTES = 1 << 18;
const FOLD_AFTER_MS = 2000;
const FOLD_ON_MS = 400;
/** A segment that has this is not opened again: what is read and written to add to it would grow longer than what is added. */
const SEGMENT_BYTES = 1 << 19;
/** A shop of more segments than this is to have an image, even before its log has grown. */
const IMAGE_SEGMENTS = 4;
/** A store that the browser closed is looked for so often, at this distance. */
const EXAMINE_TIMES = 10;
const EXAMINE_MS = 500;
/** The setting whose text the marker repeats: what the shop is called. */
const SHOP_NAME = 'shop_name';
/** The setting that every writing transaction repeats, since the device is not the same station without it. */
const PROFILE = 'profile';

/**
 * @param {{
 *   saved: (tickets: number[]) => void, notSaved: (ticket: number, why: string) => void, changed: () => void,
 *   trouble: (why: string) => void, erased: () => void, overtaken: () => void, wish: () => void, post: (message: object) => void,
 *   begin: (segments: number) => void, segment: (bytes: Uint8Array) => void, row: (bytes: Uint8Array) => void, rowsCame: () => void,
 *   image: import('./reading.js').Image & import('./image.js').Maker, linesCame: () => boolean, again: () => void,
 *   text: (store: 'drafts' | 'meta', name: string, text: string) => void, textsCame: (names: string[]) => void,
 *   pack: (segment: Uint8Array | null, rows: Uint8Array[]) => Uint8Array[] | null, packAll: () => Uint8Array[],
 *   blankSegment: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 *   blankRow: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 * }} tell what to call when something happened. `trouble` says what is wrong with the store while nothing waits to be saved, ""
 *   when it is right again; `wish` asks for the turn, `post` tells the other tabs; `segment`, `row` and `text` take what was read
 *   (at the start `begin` says that all texts are there, and how many segments will come), `rowsCame` and `textsCame` say that
 *   another tab's were all handed over; `pack` makes segments (null: the segment given is damaged), `packAll` makes them of
 *   everything in memory; `blank…` say what is to be kept instead after an erasure (null: what is kept stays); `image` takes and
 *   makes the image, `linesCame` says that the lines it stood for came, and gives whether all did; `again` starts the page again
 */
export function createStorage(tell) {
  const me = randomName();
  const room = createRoom(tell.changed);
  let database = null;
  let trouble = null; // why nothing can be kept at all
  let failure = null; // why the last attempt failed
  const log = []; // not yet saved, in their order: changes { ticket, bytes } and erasures { ticket }
  const texts = { drafts: new Map(), meta: new Map() }; // not yet saved: name → text, "" to forget
  const kept = { drafts: new Map(), meta: new Map() }; // as the store has them, as far as this tab has heard
  let rows = []; // the rows of the log store: { key, size }
  let lacksRows = false; // not all that were written are there: to be folded soon, so that it is told once
  let place = { store: '', last: 0 }; // where this tab stands (reading.js)
  let isPlaced = false;
  let mine = false; // this tab has the turn
  let written = ''; // who wrote last, and how often: as this tab last saw it in the store
  let writes = 0;
  let signature = ''; // of this tab's newest transaction: who, how often, the profile
  let dataVersion = 0; // of the store
  const newStore = randomName(); // what a store made here is called
  let writing = null;
  let retryTimer = 0;
  let foldTimer = 0;
  let isFolding = true;
  let isFoldingNow = false;
  const image = createImage(tell.image);
  let imaged = 0; // up to which row of the log the image goes
  let isImageBad = false;
  let lacksImage = false; // of a shop that is slow to start without
  let later = null; // up to which row the log's lines are not read yet, for the image stood for them
  let isClosed = false;

  const pending = () => log.length > 0 || texts.drafts.size > 0 || texts.meta.size > 0;

  /** Writes what is queued until nothing is, one transaction after the other. */
  function write() {
    if (!mine) {
      if (log.length > 0 && !isClosed) tell.wish();
      return Promise.resolve();
    }
    clearTimeout(retryTimer);
    retryTimer = 0;
    writing ??= writeAll().finally(() => {
      writing = null;
      planFolding();
    });
    return writing;
  }

  async function writeAll() {
    try {
      if (failure?.kind === 'cleared') throw failure; // comes back on people's word only
      while (pending() && mine) await writeOnce();
      if (failure) tell.trouble('');
      failure = null;
    } catch (error) {
      fail(error);
      retryTimer = setTimeout(write, RETRY_MS);
    }
  }

  function fail(error) {
    failure = error;
    tell.trouble(error.message);
    for (const { ticket } of log) tell.notSaved(ticket, error.message);
  }

  /** Tries again because somebody says so. */
  async function retry() {
    if (mine && failure?.kind === 'cleared') {
      try {
        await putBack();
        failure = null;
        tell.trouble('');
      } catch (error) {
        fail(inWords(error));
      }
    }
    return write();
  }

  /**
   * Does `work` in one writing transaction, all of which is undone when somebody else has written since this tab last looked, and
   * notes that this tab writes. Resolves with what `work` set as the result.
   */
  async function transact(stores, durability, work) {
    const result = await database.run([...stores, 'meta'], durability, (transaction, done) => {
      inTurn(transaction);
      work(transaction, done);
    });
    written = signature;
    place.store ||= newStore;
    dataVersion = format.dataVersion;
    return result;
  }

  function inTurn(transaction) {
    const meta = transaction.objectStore('meta');
    meta.get('written').onsuccess = ({ target }) => {
      const last = target.result ?? '';
      if (last === written || last.startsWith(me)) return;
      mine = false;
      tell.overtaken();
      transaction.abort();
    };
    // Not after the answer: each way to the store and back lets people wait.
    writes += 1;
    signature = `${me} ${writes} ${texts.meta.get(PROFILE) ?? kept.meta.get(PROFILE) ?? ''}`;
    meta.put(signature, 'written');
    if (!place.store) meta.put(newStore, 'store');
    if (dataVersion < format.dataVersion) meta.put(String(format.dataVersion), 'data');
  }

  async function writeOnce() {
    if (trouble) throw trouble;
    if (log.length > 0 && !log[0].bytes) return eraseOnce(log[0].ticket);
    const erasure = log.findIndex(({ bytes }) => !bytes);
    const batch = log.slice(0, erasure < 0 ? log.length : erasure);
    const notes = Object.entries(texts).map(([store, names]) => [store, [...names]]);
    await transact(['log', 'drafts'], batch.length > 0 ? 'strict' : 'relaxed', (transaction) => {
      // `put`: a transaction that the browser told as failed may have come through all the same.
      batch.forEach(({ bytes }, i) => transaction.objectStore('log').put(bytes, place.last + 1 + i));
      for (const [store, names] of notes) {
        for (const [name, text] of names) {
          if (text === '') transaction.objectStore(store).delete(name);
          else transaction.objectStore(store).put(text, name);
        }
      }
    });
    log.splice(0, batch.length);
    for (const [store, names] of notes) {
      for (const [name, text] of names) {
        if (texts[store].get(name) === text) texts[store].delete(name);
        note(store, name, text);
      }
    }
    const after = place.last;
    const added = batch.map(({ bytes }, i) => ({ key: after + 1 + i, bytes })); // no gap: by that a start knows that none is missing
    added.forEach(noteRow);
    if (added.length > 0) noteMarker({ store: place.store, last: place.last });
    tell.post({ kind: 'saved', store: place.store, after, rows: added, texts: notes });
    if (batch.length === 0) return;
    tell.saved(batch.map(({ ticket }) => ticket));
    room.askToPersist();
  }

  /** Rewrites what is kept of erased records, in segments and rows alike, so that nothing of it stays. */
  async function eraseOnce(ticket) {
    const sizes = await transact(['segments', 'log', 'image'], 'strict', (transaction, done) => {
      dropImage(transaction);
      const changed = new Map();
      done(changed);
      const rewrite = (store, blank) => {
        transaction.objectStore(store).openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          const bytes = blank(ticket, cursor.value);
          if (bytes) cursor.update(bytes);
          if (bytes && store === 'log') changed.set(cursor.key, bytes.length);
          cursor.continue();
        };
      };
      rewrite('segments', tell.blankSegment);
      rewrite('log', tell.blankRow);
    });
    for (const row of rows) row.size = sizes.get(row.key) ?? row.size;
    forgetImage();
    log.shift();
    tell.saved([ticket]);
  }

  function noteRow({ key, bytes }) {
    rows.push({ key, size: bytes.length });
    place.last = key;
  }

  function note(store, name, text) {
    if (text === '') kept[store].delete(name);
    else kept[store].set(name, text);
    if (store === 'meta' && name === SHOP_NAME) noteMarker({ shop: text });
  }

  /** The store was cleared under this page: makes it anew from what is in memory, unless another tab has done so. */
  async function putBack() {
    await database.remake();
    const waiting = [...log];
    const segments = tell.packAll();
    const made = { store: randomName(), data: String(format.dataVersion), written: `${me} ${(writes += 1)} ${kept.meta.get(PROFILE) ?? ''}` };
    const isOurs = await database.run(STORES, 'strict', (transaction, done) => {
      const meta = transaction.objectStore('meta');
      meta.get('store').onsuccess = ({ target }) => {
        done(target.result === undefined);
        if (target.result !== undefined) return;
        segments.forEach((segment, i) => transaction.objectStore('segments').put(segment, i + 1));
        for (const store of ['drafts', 'meta']) {
          for (const [name, text] of kept[store]) transaction.objectStore(store).put(text, name);
        }
        for (const [name, text] of Object.entries(made)) meta.put(text, name);
        meta.put(String(segments.length), 'segments');
      };
    });
    if (!isOurs) return catchUp();
    rows = [];
    forgetImage();
    place = { store: made.store, last: 0 };
    written = made.written;
    noteMarker(place);
    tell.post({ kind: 'saved', store: place.store, after: 0, rows: [], texts: [] });
    log.splice(0, waiting.length);
    tell.saved(waiting.map(({ ticket }) => ticket));
    return undefined;
  }

  function planFolding() {
    clearTimeout(foldTimer);
    const bytes = rows.reduce((sum, row) => sum + row.size, 0);
    const isLong = rows.length > LOG_ROWS || bytes > LOG_BYTES || (lacksRows && rows.length > 0);
    if (mine && (isLong || lacksImage)) foldTimer = setTimeout(fold, FOLD_AFTER_MS);
  }

  /** Once it has begun, the rest follows, however little. */
  function goOnFolding() {
    clearTimeout(foldTimer);
    if (mine && rows.length > 0) foldTimer = setTimeout(fold, FOLD_ON_MS);
  }

  const isQuiet = () => !writing && !pending() && !trouble && mine && isFolding && later === null;

  /** Brings the image up to date, and then moves the oldest part of the log into segments; the next write plans anew what is left. */
  async function fold() {
    if (isFoldingNow || !isQuiet()) return;
    isFoldingNow = true;
    try {
      const last = await image.make(() => (isQuiet() ? place.last : null));
      if (last !== null && (last !== imaged || image.isWaiting)) await keepImage(last);
      if (isQuiet()) moveOldest();
    } finally {
      isFoldingNow = false;
    }
  }

  /** Writes what was made of the image. A large part of it goes piece by piece, so that nobody's saving waits for it. */
  async function keepImage(last) {
    const pieces = image.pieces();
    try {
      for (const [i, piece] of pieces.entries()) {
        await between((transaction) => {
          const meta = transaction.objectStore('meta');
          if (i === pieces.length - 1) meta.put(`${place.store} ${last}`, 'image');
          else meta.delete('image'); // until all of it is there it stands for nothing
          image.put(transaction, piece);
        });
      }
      image.kept();
      imaged = last;
      lacksImage = false;
    } catch {
      // No room for it, perhaps: then it must not take any, nor stand for less than the log's rows.
      await between(dropImage).catch(() => {});
      forgetImage();
      lacksImage = false; // it is tried again when the log has grown
    }
  }

  /** A transaction over the image between two that save. */
  async function between(work) {
    while (writing) await writing;
    if (!mine || trouble) throw new Error('this tab does not write');
    writing = transact(['image'], 'relaxed', work).finally(() => {
      writing = null;
      if (pending()) write();
    });
    return writing;
  }

  /** The image holds what the log, damaged, does not any more: a start without it tells what is gone. */
  async function dropBadImage() {
    isImageBad = true;
    if (!mine) return tell.wish();
    await between(dropImage);
    return tell.again();
  }

  function dropImage(transaction) {
    transaction.objectStore('image').clear();
    transaction.objectStore('meta').delete('image');
  }

  function forgetImage() {
    image.forget();
    imaged = 0;
  }

  /** In one transaction that leaves every segment but the last alone. */
  function moveOldest() {
    const isFree = (row) => imaged === 0 || row.key <= imaged; // or the image would stand for less than the segments hold
    let count = 0;
    for (let bytes = 0; count < rows.length && isFree(rows[count]) && (count === 0 || bytes + rows[count].size <= FOLD_BYTES); count += 1) {
      bytes += rows[count].size;
    }
    if (count === 0) return;
    const range = IDBKeyRange.bound(rows[0].key, rows[count - 1].key);
    writing = transact(['log', 'segments'], 'strict', (transaction) => moveToSegments(transaction, range))
      .then(() => {
        rows.splice(0, count);
        lacksRows &&= rows.length > 0;
        goOnFolding();
      })
      .catch(() => {}) // the log stays as it is, and is whole; the next write tries again
      .finally(() => {
        writing = null;
        if (pending()) write();
      });
  }

  function moveToSegments(transaction, range) {
    const [log, segments, meta] = ['log', 'segments', 'meta'].map((name) => transaction.objectStore(name));
    segments.openCursor(null, 'prev').onsuccess = (found) => {
      const newest = found.target.result;
      log.getAll(range).onsuccess = ({ target }) => {
        const isOpen = newest && newest.value.length < SEGMENT_BYTES;
        let packed = isOpen ? tell.pack(newest.value, target.result) : null;
        const key = (newest?.key ?? 0) + (packed ? 0 : 1);
        packed ??= tell.pack(null, target.result); // also when the newest is damaged
        // Nothing is deleted that does not lie in a segment: those hold every line, and more bytes.
        const size = (parts) => parts.reduce((sum, part) => sum + part.length, 0);
        if (size(packed) < size(target.result)) throw new Error('the segments lack changes');
        packed.forEach((segment, i) => segments.put(segment, key + i));
        log.delete(range);
        meta.put(String(range.upper), 'folded');
        segments.count().onsuccess = (counted) => meta.put(String(counted.target.result), 'segments');
      };
    };
  }

  /** Reads what this tab does not have yet; the first time everything. */
  async function readRest() {
    const hand = { texts: meet, image: isPlaced ? null : tell.image, segment: tell.segment, row: tell.row };
    const read = () => database.run(STORES, null, (transaction, done) => readOn(transaction, isPlaced ? place : null, hand, done));
    const found = await read().catch((error) => {
      if (!hand.image) throw error;
      hand.image = null; // perhaps only the image cannot be read
      return read();
    });
    if (dataVersion > format.dataVersion) throw newerError();
    return found;
  }

  /** Looks at the texts before the lines are read: false when a newer build has written those. */
  function meet({ meta, drafts, own }) {
    dataVersion = Number(own.get('data') ?? 0);
    if (dataVersion > format.dataVersion) return false;
    const [, , profile = ''] = (own.get('written') ?? '').split(' ');
    if (profile) meta.set(PROFILE, profile);
    if (!isPlaced) {
      noteTexts(meta, drafts);
      tell.begin(Number(own.get('segments') ?? 0));
    }
    return true;
  }

  /** Takes note of what readRest() found; returns the names of the texts that are not as they were. */
  function noteFound({ meta, drafts, own, whole, rows: found }) {
    const folded = Number(own.get('folded') ?? 0);
    rows = [...(whole ? [] : rows.filter(({ key }) => key > folded)), ...found];
    place = { store: own.get('store') ?? '', last: Math.max(whole ? 0 : place.last, folded, found[found.length - 1]?.key ?? 0) };
    written = own.get('written') ?? '';
    isPlaced = true;
    return noteTexts(meta, drafts);
  }

  const noteTexts = (meta, drafts) => [...takeTexts('drafts', drafts), ...takeTexts('meta', meta)];

  function takeTexts(store, now) {
    const gone = [...kept[store].keys()].filter((name) => !now.has(name)).map((name) => [name, '']);
    return [...now, ...gone].filter(([name, text]) => takeText(store, name, text)).map(([name]) => name);
  }

  /** Takes a text that the store has; false when it is no news, or something newer waits to be saved here. */
  function takeText(store, name, text) {
    if ((kept[store].get(name) ?? '') === text || texts[store].has(name)) return false;
    note(store, name, text);
    tell.text(store, name, text);
    return true;
  }

  /** Brings this tab up to what other tabs saved. */
  async function catchUp() {
    const found = await readRest();
    const names = noteFound(found);
    if (found.whole || found.rows.length > 0) tell.rowsCame();
    if (names.length > 0) tell.textsCame(names);
    if (failure) tell.trouble('');
    failure = null;
  }

  /** The browser closed the connection: looks whether the store is still there, before anybody relies on it. */
  async function examine(times = EXAMINE_TIMES) {
    try {
      await database.run(['meta'], null, (transaction, done) => {
        transaction.objectStore('meta').get('store').onsuccess = ({ target }) => done(target.result);
      });
      if (failure?.kind === 'lost') tell.trouble('');
    } catch (error) {
      fail(error);
      // While the browser is at it, the store can be neither opened nor missed.
      if (error.kind === 'lost' && times > 1) setTimeout(() => examine(times - 1), EXAMINE_MS);
    }
  }

  async function settled() {
    while (writing) await writing;
  }

  return {
    /** Connects to the database; throws in words when that is impossible. */
    async open() {
      try {
        database = await openDatabase({
          taken(error, erased) {
            trouble = error;
            if (erased && log.length === 0) tell.erased();
            else tell.trouble(error.message);
          },
          closed: () => examine(),
        });
      } catch (error) {
        trouble = inWords(error);
        throw trouble;
      }
      room.measure();
    },

    /**
     * Reads everything kept, handing it over in parts.
     * @param {boolean} hasTurn
     * @returns {Promise<{ lostShop: string, lacksChanges: boolean }>} what a tab that has the turn finds amiss: the name of the
     *   shop of which some or all is gone, and whether it is some
     */
    async start(hasTurn) {
      const found = await readRest();
      noteFound(found);
      later = found.later;
      imaged = later ?? 0;
      lacksImage = later === null && found.segments > IMAGE_SEGMENTS;
      if (later !== null) performance.mark('counterbell-image');
      mine = hasTurn;
      const marker = readMarker();
      const number = (name) => Number(found.own.get(name) ?? 0);
      const isEmpty = found.rows.length === 0 && found.segments === 0;
      const lacksTail = marker.store === place.store && marker.last > place.last;
      lacksRows = found.rows.length < place.last - number('folded') || found.segments < number('segments');
      const lacksChanges = hasTurn && (lacksTail || lacksRows);
      planFolding();
      if (mine) database.expectWriting();
      if (pending()) write(); // a profile that had to be made anew
      return {
        lostShop: lacksChanges || (hasTurn && isEmpty && marker.store !== undefined) ? marker.shop || 'your shop' : '',
        lacksChanges,
      };
    },
    /** The lines that start() left for later, when the image stood for them: to be called once people can work. */
    async readLater() {
      if (later === null) return;
      const read = () => readLines((stores, work) => database.run(stores, null, work), later, tell);
      try {
        await read();
        let areAll = tell.linesCame();
        if (!areAll) await read(); // another tab may have moved some meanwhile
        areAll ||= tell.linesCame();
        later = null;
        if (areAll) planFolding();
        else await dropBadImage();
        if (failure) tell.trouble('');
        failure = null;
      } catch (error) {
        if (isClosed) return;
        fail(inWords(error));
        setTimeout(() => this.readLater(), RETRY_MS);
      }
    },
    /** Lines that start() left for later are still to come. */
    get isReadingLater() {
      return later !== null;
    },
    /** This tab has the turn: reads everything that the one before had saved. What is wrong is told as trouble. */
    async take() {
      try {
        await catchUp();
      } catch (error) {
        fail(error);
      }
      mine = true;
      database.expectWriting();
      if (isImageBad) await dropBadImage().catch(fail);
      if (pending()) write();
      planFolding();
    },
    /** Saves what waits and gives the turn up; false when something could not be saved. */
    async giveUp() {
      await settled();
      if (pending()) await write();
      if (pending()) return false;
      clearTimeout(foldTimer);
      mine = false;
      return true;
    },
    /** Another tab tells what it saved. */
    async received({ kind, store, after, rows: came, texts: notes }) {
      if (kind !== 'saved' || mine || isClosed || !isPlaced) return;
      if (store !== place.store || after > place.last) {
        await catchUp().catch(fail);
        return;
      }
      const fresh = came.filter(({ key }) => key > place.last);
      for (const row of fresh) {
        noteRow(row);
        tell.row(row.bytes);
      }
      if (fresh.length > 0) tell.rowsCame();
      const names = notes.flatMap(([of, list]) => list.filter(([name, text]) => takeText(of, name, text)).map(([name]) => name));
      if (names.length > 0) tell.textsCame(names);
    },

    append(ticket, bytes) {
      log.push({ ticket, bytes });
      queueMicrotask(write); // after the program has queued what goes with it
    },
    /** The program has queued what goes together: what was appended is on its way when this returns. False when nothing is. */
    hurry() {
      if (log.length === 0 || retryTimer || !mine) return false;
      write();
      return true;
    },
    /** Erases from everything kept and appended so far; `tell.blankSegment` and `tell.blankRow` say what. */
    eraseRecords(ticket) {
      log.push({ ticket });
      queueMicrotask(write);
    },
    /** Keeps a text under a name in 'drafts' or 'meta'; "" forgets it. */
    keep(store, name, text) {
      texts[store].set(name, text);
      queueMicrotask(() => {
        if (!retryTimer || log.length === 0) write();
      });
    },
    retry,
    figures: room.figures,

    /** It has let go of everything, for good. */
    get isClosed() {
      return isClosed;
    },
    /** The lines of changes not saved yet, for a rescue. */
    unsaved: () => log.flatMap(({ bytes }) => bytes ?? []),
    /** Nothing is waiting to be written. */
    get idle() {
      return !writing && (!pending() || !mine || failure !== null);
    },
    settled,
    /** Writes nothing more and lets go of the database. */
    close() {
      isClosed = true;
      mine = false;
      clearTimeout(retryTimer);
      clearTimeout(foldTimer);
      database?.close();
    },
    /** Forgets everything; throws in words when the browser would not. */
    async erase() {
      trouble = new StorageError('This device is being erased.', 'other');
      await settled();
      database?.close();
      await deleteDatabase();
      forgetMarker();
    },
    /** The program has stopped: nothing is packed or blanked any more (the next start erases); what waits is still written. */
    programStopped() {
      isFolding = false;
      log.splice(0, log.length, ...log.filter(({ bytes }) => bytes));
      clearTimeout(foldTimer);
    },
  };
}
