// The lines of the log that a start did not read, since it used the snapshot instead.
import { readLines } from './read_lines.js';
import { dropSnapshot } from './snapshot.js';

const RETRY_MS = 5000;

/**
 * @param {Pick<import('./parts.js').Parts, 'database' | 'health' | 'writer' | 'compaction'>} parts
 * @param {Pick<import('./ports.js').Ports, 'log' | 'tabs' | 'page'>} ports
 */
export function createLaterLines({ database, health, writer, compaction }, { log, tabs, page }) {
  let last = null; // up to which row of the log lines are still to be read; null when none are
  let isSnapshotBad = false; // then it is deleted as soon as this tab has the turn
  const readOnce = () => readLines(database, last, log).then(log.linesCame);

  /** The snapshot has more than the log, which must be damaged. Deletes it and restarts: a start without it tells what is missing. */
  async function drop() {
    isSnapshotBad = true;
    if (!writer.mayWrite) return tabs.wish();
    await writer.between(['image'], 'relaxed', dropSnapshot);
    return page.restart();
  }

  /** Reads the lines, and tries again when that fails. To be called once people can work. */
  async function read() {
    if (last === null) return;
    try {
      const areAll = (await readOnce()) || (last !== null && (await readOnce())); // another tab may have moved rows to segments meanwhile
      if (last === null) return; // the program has stopped
      last = null;
      if (!areAll) await drop();
      else if (writer.mayWrite) compaction.plan();
      health.recover();
    } catch (error) {
      if (database.ended()) return;
      health.fail(error);
      setTimeout(read, RETRY_MS);
    }
  }

  return {
    read,
    /** A start has read everything but the lines up to this row; null when it has read them, too. */
    begin(row) {
      last = row;
      if (row !== null) performance.mark('counterbell-snapshot');
    },
    /** Some lines are still to be read. */
    areComing: () => last !== null,
    /** This tab has got the turn: deletes the snapshot if it is bad. */
    settle: async () => isSnapshotBad && drop(),
    /** The program has stopped: reads no more. */
    stop: () => (last = null),
  };
}
