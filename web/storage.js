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
import { createFolding } from './folding.js';
import { forgetMarker, noteMarker, readMarker } from './marker.js';
import { readLines, readOn } from './reading.js';
import { createRoom } from './room.js';
import { randomName } from './tabs.js';

const RETRY_MS = 5000;
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
 *   restedMs: () => number,
 *   begin: (segments: number) => void, segment: (bytes: Uint8Array) => void, row: (bytes: Uint8Array) => void, rowsCame: () => void,
 *   image: import('./reading.js').Image & import('./image.js').Maker, linesCame: () => boolean, again: () => void,
 *   text: (store: 'drafts' | 'meta', name: string, text: string) => void, textsCame: (names: string[]) => void,
 *   pack: (segment: Uint8Array | null, rows: Uint8Array[]) => Uint8Array[] | null, packAll: () => Uint8Array[],
 *   blankSegment: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 *   blankRow: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 * }} tell what to call when something happened. `trouble` says what is wrong with the store while nothing waits to be saved, ""
 *   when it is right again; `wish` asks for the turn, `post` tells the other tabs; `restedMs` says how long nothing was
 *   drawn; `segment`, `row` and `text` take what was read (at the start `begin` says that all texts are there, and how many
 *   segments will come), `rowsCame` and `textsCame` say that another tab's were all handed over; `pack` makes segments (null: the segment given is damaged), `packAll` makes them of
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
  let isProgramStopped = false;
  let isImageBad = false;
  let later = null; // up to which row the log's lines are not read yet, for the image stood for them
  let isClosed = false;
  const folding = createFolding({
    image: tell.image,
    pack: tell.pack,
    place: () => (!writing && !pending() && !trouble && mine && !isProgramStopped && later === null ? place : null),
    between,
    restedMs: tell.restedMs,
  });

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
      if (mine) folding.plan();
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
      folding.dropImage(transaction);
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
    folding.resized(sizes);
    folding.forgetImage();
    log.shift();
    tell.saved([ticket]);
  }

  function noteRow({ key, bytes }) {
    folding.added({ key, size: bytes.length });
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
    folding.found([]);
    folding.forgetImage();
    place = { store: made.store, last: 0 };
    written = made.written;
    noteMarker(place);
    tell.post({ kind: 'saved', store: place.store, after: 0, rows: [], texts: [] });
    log.splice(0, waiting.length);
    tell.saved(waiting.map(({ ticket }) => ticket));
    return undefined;
  }

  /** A transaction between two that save. */
  async function between(stores, durability, work) {
    while (writing) await writing;
    if (!mine || trouble) throw new Error('this tab does not write');
    writing = transact(stores, durability, work).finally(() => {
      writing = null;
      if (pending()) write();
    });
    return writing;
  }

  /** The image holds what the log, damaged, does not any more: a start without it tells what is gone. */
  async function dropBadImage() {
    isImageBad = true;
    if (!mine) return tell.wish();
    await between(['image'], 'relaxed', folding.dropImage);
    return tell.again();
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
    folding.found(found, whole ? Infinity : folded);
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
      if (later !== null) performance.mark('counterbell-image');
      mine = hasTurn;
      const marker = readMarker();
      const number = (name) => Number(found.own.get(name) ?? 0);
      const isEmpty = found.rows.length === 0 && found.segments === 0;
      const lacksTail = marker.store === place.store && marker.last > place.last;
      const lacksRows = found.rows.length < place.last - number('folded') || found.segments < number('segments');
      const lacksChanges = hasTurn && (lacksTail || lacksRows);
      folding.began({ imaged: later ?? 0, lacksImage: later === null && found.segments > IMAGE_SEGMENTS, lacksRows });
      if (mine) folding.plan();
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
        if (areAll && mine) folding.plan();
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
      folding.plan();
    },
    /** Saves what waits and gives the turn up; false when something could not be saved. */
    async giveUp() {
      await settled();
      if (pending()) await write();
      if (pending()) return false;
      folding.stop();
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
    /** The log is being folded, or will be in a moment. */
    get isFolding() {
      return folding.isAtWork;
    },
    settled,
    /** Writes nothing more and lets go of the database. */
    close() {
      isClosed = true;
      mine = false;
      clearTimeout(retryTimer);
      folding.stop();
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
      isProgramStopped = true;
      log.splice(0, log.length, ...log.filter(({ bytes }) => bytes));
      folding.stop();
    },
  };
}
