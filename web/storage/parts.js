// Makes and connects the parts of storage. Their modules import each other in one direction only; what has to go the other way is passed
// in here.
import { createCompaction } from './compaction.js';
import { createDatabase } from './database/database.js';
import { erase } from './erasure.js';
import { examine } from './database/examination.js';
import { createHealth } from './health.js';
import { createLaterLines } from './later_lines.js';
import { createLogRows } from './log_rows.js';
import { createPosition } from './position.js';
import { putBack } from './put_back.js';
import { createQueue } from './queue.js';
import { createReader } from './reader.js';
import { createRoom } from './room.js';
import { saveChanges } from './save_changes.js';
import { createSaver } from './saver.js';
import { createSnapshot } from './snapshot.js';
import { createTexts } from './texts.js';
import { createTurn } from './turn.js';
import { createWriter } from './writer.js';

/**
 * @typedef {{
 *   queue: ReturnType<typeof createQueue>, texts: ReturnType<typeof createTexts>, health: ReturnType<typeof createHealth>,
 *   position: ReturnType<typeof createPosition>, rows: ReturnType<typeof createLogRows>, room: ReturnType<typeof createRoom>,
 *   snapshot: ReturnType<typeof createSnapshot>, database: ReturnType<typeof createDatabase>,
 *   writer: ReturnType<typeof createWriter>, reader: ReturnType<typeof createReader>, saver: ReturnType<typeof createSaver>,
 *   compaction: ReturnType<typeof createCompaction>, laterLines: ReturnType<typeof createLaterLines>,
 *   turn: ReturnType<typeof createTurn>,
 * }} Parts
 */

/**
 * @param {import('./ports.js').Ports} ports
 * @returns {Parts}
 */
export function connectParts(ports) {
  const { saving, log, tabs, page } = ports;
  const queue = createQueue();
  const texts = createTexts(queue, log);
  const health = createHealth(queue, saving);
  const position = createPosition();
  const rows = createLogRows();
  const room = createRoom(saving.roomChanged);
  const snapshot = createSnapshot(ports.snapshot);
  const database = createDatabase({
    taken(error, erased) {
      if (erased && !queue.hasEntries()) page.restart();
      else saving.trouble(error.message);
    },
    closed: () => examine(database, health),
  });
  /** @type {any} */
  const parts = { queue, texts, health, position, rows, room, snapshot, database };

  parts.writer = createWriter(parts, { overtaken: tabs.overtaken, free: () => queue.isEmpty() || parts.saver.writeUnlessFailed() });
  parts.reader = createReader(parts, ports);
  parts.saver = createSaver(parts, {
    saveNext() {
      const next = queue.next();
      return next.erasure ? erase(next.erasure, parts, ports) : saveChanges(next, parts, ports);
    },
    putBack: () => putBack(parts, ports),
    wish: tabs.wish,
    rested: () => parts.writer.mayWrite && parts.compaction.plan(),
  });
  parts.compaction = createCompaction(parts, ports, () => (isAtRest(parts) ? position.place : null));
  parts.laterLines = createLaterLines(parts, ports);
  parts.turn = createTurn(parts);
  return parts;
}

/** Nothing is to be saved or under way, so that the log may be compacted. */
const isAtRest = ({ database, laterLines, queue, writer }) =>
  writer.mayWrite && !writer.isBusy() && queue.isEmpty() && !database.ended() && !laterLines.areComing();
