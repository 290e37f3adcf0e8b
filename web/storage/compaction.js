// Compaction: while nothing is being saved, brings the snapshot up to date and moves the oldest rows of a long log to segments.
import { keepSnapshot } from './keep_snapshot.js';
import { moveOldest } from './move_rows.js';

/** How long after the last save it begins, and how soon it goes on. */
const AFTER_MS = 2000;
const ON_MS = 400;
/** When nothing has been drawn for this long, nobody is at work, and it goes on at once. */
const ALONE_MS = 3000;
const ALONE_ON_MS = 20;

/**
 * @param {Pick<import('./parts.js').Parts, 'rows' | 'snapshot' | 'writer'>} parts
 * @param {Pick<import('./ports.js').Ports, 'segments' | 'page'>} ports
 * @param {() => import('./position.js').Place | null} where says where the log ends; null when this is not the time for compaction
 */
export function createCompaction(parts, { segments, page }, where) {
  const { rows, snapshot } = parts;
  let timer = 0;
  let isRunning = false;

  function planIn(ms) {
    clearTimeout(timer);
    timer = ms && setTimeout(run, ms);
  }

  async function run() {
    timer = 0;
    if (isRunning || !where()) return; // plan() is called again after the next write
    isRunning = true;
    try {
      await keepSnapshot(parts, where);
      const hasMoved = where() && (await moveOldest(parts, segments.pack));
      // Once begun, it goes on until the log is empty.
      if (hasMoved && !rows.isEmpty()) planIn(page.restedMs() > ALONE_MS ? ALONE_ON_MS : ON_MS);
    } finally {
      isRunning = false;
    }
  }

  return {
    /** Begins a moment later if there is reason to. To be called when everything is saved. */
    plan: () => planIn(rows.areDue() || snapshot.isMissing ? AFTER_MS : 0),
    /** Does not begin until plan() is called again. */
    stop: () => planIn(0),
    /** Never begins again. */
    end() {
      planIn(0);
      where = () => null;
    },
    /** It is under way, or will begin in a moment. */
    isAtWork: () => isRunning || timer !== 0,
  };
}
