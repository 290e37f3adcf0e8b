// Saves what is in the queue, and tries again when that fails.
const RETRY_MS = 5000;

/**
 * @param {Pick<import('./parts.js').Parts, 'queue' | 'health' | 'writer'>} parts
 * @param {{ saveNext: () => Promise<void>, putBack: () => Promise<void>, wish: () => void, rested: () => void }} steps `saveNext`
 *   saves the next part of the queue, `putBack` saves everything into a database that was cleared; both reject when they fail. `wish` asks
 *   for the turn to write; `rested` is called when there is nothing more to save for now
 */
export function createSaver({ queue, health, writer }, { saveNext, putBack, wish, rested }) {
  let timer = 0; // until the next try

  /** Saves the queue, one transaction after the other. The result is done when the queue is empty, or saving has failed. */
  function write() {
    if (!writer.mayWrite) return queue.hasEntries() && wish();
    stop();
    return writer.isBusy() ? writer.settled() : writer.alone(writeAll);
  }

  async function writeAll() {
    try {
      if (health.failure?.kind === 'cleared') throw health.failure; // only retry() puts everything back
      while (!queue.isEmpty() && writer.mayWrite) await saveNext();
      health.recover();
    } catch (error) {
      health.fail(error);
      timer = setTimeout(write, RETRY_MS);
    }
    rested();
  }

  /** Ends the wait for the next try. */
  function stop() {
    clearTimeout(timer);
    timer = 0;
  }

  return {
    write,
    stop,
    /** Writes, unless saving has failed and waits for the next try. False when it waits. */
    writeUnlessFailed() {
      if (!timer) write();
      return !timer;
    },
    /** Tries again on a person's request. */
    async retry() {
      while (writer.isBusy()) await writer.settled();
      const isCleared = health.failure?.kind === 'cleared';
      if (writer.mayWrite && isCleared) await writer.alone(() => putBack().then(health.recover, health.fail));
      return write();
    },
  };
}
