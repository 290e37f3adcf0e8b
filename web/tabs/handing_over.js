// What this tab does when it gets the turn to write, and when another tab asks for it.
import { hideRefused } from '../rescue/other_tabs.js';

/**
 * @param {{
 *   program: import('../program/program.js').Program, frames: import('../screen/frames.js').Frames,
 *   gate: ReturnType<import('../input/gate.js').createGate>, storage: ReturnType<import('../storage/storage.js').createStorage>,
 * }} parts
 */
export function createHandingOver({ program, frames, gate, storage }) {
  let hearing = Promise.resolve(); // messages from other tabs are taken in one after the other

  return {
    /** This tab has got the turn: brings it up to date, then lets people go on. */
    async take() {
      await (hearing = hearing.then(storage.take)); // after earlier messages
      hideRefused();
      gate.open();
    },
    /** Another tab tells what it saved. */
    received: (message) => void (hearing = hearing.then(() => storage.received(message))),
    /** Another tab needs the turn: handles and saves everything that people have done here. @returns {Promise<'given' | 'busy' | 'stuck'>} */
    async give() {
      if (program.isDead()) return (await storage.giveUp()) ? 'given' : 'stuck';
      if (program.call('busy')) return 'busy';
      gate.close();
      frames.meet();
      const isBusy = program.call('busy') || frames.held;
      if (!isBusy && (await storage.giveUp())) return 'given';
      gate.open();
      return isBusy ? 'busy' : 'stuck';
    },
  };
}
