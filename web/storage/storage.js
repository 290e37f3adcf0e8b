// What this device keeps: the log of changes, drafts and settings. All of it is saved through one queue, so that what belongs together
// is saved together.
//
// Several tabs share the database. Only the tab that has the turn (web/tabs/) writes. Before it does, it reads what other tabs have
// written since it last read, so that no two changes get the same sequence number; every transaction checks that once more
// (position.js). It tells the other tabs what it saved, and they show it.
import { msg } from '../program/words.js';
import { findAmiss } from './amiss.js';
import { forgetMarker } from './marker.js';
import { deleteDatabase } from './database/opening.js';
import { connectParts } from './parts.js';
import { StorageError } from './database/trouble.js';

/**
 * @typedef {ReturnType<typeof createStorage>} DeviceStorage
 * @param {import('./ports.js').Ports} ports
 */
export function createStorage(ports) {
  const parts = connectParts(ports);
  const { take, giveUp, received } = parts.turn;
  return { ...starting(parts), take, giveUp, received, ...saving(parts), ...ending(parts) };
}

/** @param {import('./parts.js').Parts} parts */
const starting = ({ database, laterLines, position, reader, room, rows, snapshot, turn }) => ({
  /** Connects to the database; rejects in words when that is impossible. */
  async open() {
    await database.open();
    room.measure();
  },
  /**
   * Reads everything kept and hands it to the program in parts; rejects in words.
   * @param {boolean} hasTurn
   * @returns {Promise<{ lostShop: string, lacksChanges: boolean }>} what a tab that has the turn finds missing: the name of the shop
   *   of which some or all is missing ("" when nothing is), and whether it is only some
   */
  async start(hasTurn) {
    const found = await reader.readAll();
    const { lacksRows, lacksChanges, lostShop } = findAmiss(found, position.place);
    rows.began(lacksRows);
    snapshot.began(found.later, found.segments);
    laterLines.begin(found.later);
    if (!hasTurn) return { lostShop: '', lacksChanges: false };
    turn.begin();
    return { lostShop, lacksChanges };
  },
  /** Reads the lines that start() did not, since it used the snapshot instead. To be called once people can work. */
  readLater: laterLines.read,
  /** Some of those lines are still to be read. */
  isReadingLater: laterLines.areComing,
});

/** @param {import('./parts.js').Parts} parts */
function saving({ compaction, health, queue, room, saver, writer }) {
  /** Queues something. It is saved after the caller's task, which may queue more that belongs to it. */
  function add(entry) {
    queue.add(entry);
    queueMicrotask(saver.write);
  }

  return {
    /** Saves a change's lines. @param {number} ticket identifies them when SavingPort tells the outcome */
    append: (ticket, bytes) => add({ ticket, bytes }),
    /** Erases the records that the program has noted under this ticket from everything kept and appended so far. */
    eraseRecords: (ticket) => add({ ticket }),
    /** Saves a text under a name in 'drafts' or 'meta'; "" deletes it. */
    keep(store, name, text) {
      queue.keep(store, name, text);
      queueMicrotask(() => (queue.hasEntries() ? saver.writeUnlessFailed() : saver.write()));
    },
    /** Saves at once what was appended; its transaction has begun when this returns. False when there is nothing to save, or it must wait. */
    hurry: () => queue.hasEntries() && writer.mayWrite && saver.writeUnlessFailed(),
    /** Tries again to save, on a person's request. */
    retry: saver.retry,
    /** The lines of changes that are not saved yet. @returns {Uint8Array[]} */
    unsaved: () => queue.entries().flatMap(({ bytes }) => bytes ?? []),
    /** Nothing waits to be saved, or it cannot be saved for now. */
    isIdle: () => !writer.isBusy() && (queue.isEmpty() || !writer.mayWrite || health.failure !== null),
    /** Resolves when what was queued so far is saved, or cannot be saved now. */
    async settled() {
      if (!queue.isEmpty()) saver.writeUnlessFailed();
      await writer.settled();
    },
    /** The log is being compacted, or will be in a moment. */
    isCompacting: compaction.isAtWork,
    /** Bytes used, bytes allowed, and 1 when the browser promised to keep them. */
    figures: room.figures,
  };
}

/** @param {import('./parts.js').Parts} parts */
const ending = ({ compaction, database, laterLines, queue, saver, writer }) => ({
  /** Stops writing and closes the database. */
  close() {
    writer.mayWrite = false;
    saver.stop();
    compaction.end();
    database.close();
  },
  /** Deletes everything; rejects in words when the browser does not. */
  async erase() {
    database.end(new StorageError(msg('This device is being erased.'), 'other'));
    await writer.settled();
    database.close();
    await deleteDatabase();
    forgetMarker();
  },
  /** The program has stopped, and cannot compact or erase any more (the next start erases). Changes that wait are still saved. */
  programStopped() {
    queue.dropErasures();
    laterLines.stop();
    compaction.end();
  },
});
