// How this tab ends its work, so that the others can go on.
import { showNewer, showOvertaken } from '../rescue/other_tabs.js';

/**
 * @param {{
 *   frames: import('../screen/frames.js').Frames, gate: ReturnType<import('../input/gate.js').createGate>,
 *   storage: ReturnType<import('../storage/storage.js').createStorage>, tabs: ReturnType<import('./tabs.js').createTabs>,
 * }} parts
 */
export function createStopping({ frames, gate, storage, tabs }) {
  let isOver = false;

  /** Ends this tab's work for good; returns the changes that could not be saved. */
  function end() {
    isOver = true;
    const unsaved = storage.unsaved();
    storage.close();
    tabs.stop();
    return unsaved;
  }

  return {
    /** Another tab took the turn by force. */
    overtaken() {
      if (isOver) return;
      gate.close();
      frames.hold();
      showOvertaken(end());
    },
    /** A newer build, which keeps data in another way, was opened in another tab. */
    async newer() {
      gate.close();
      frames.meet();
      frames.hold();
      if (tabs.isHeld()) await storage.giveUp();
      showNewer(end());
    },
    /** The program has stopped: saves what is left to save. */
    async crashed() {
      frames.hold();
      gate.close();
      storage.programStopped();
      if (await storage.giveUp()) tabs.stop();
    },
  };
}
