// "Prove it": runs the simulator in a worker, which is loaded when somebody asks for it and ended when it is done.

import { fetchWhole } from '../program/whole.js';
import { msg } from '../program/words.js';

/** In the order of ui::Proof::State. */
const STATES = ['none', 'running', 'held', 'failed', 'broken'];

/**
 * @param {(state: number, shops: number, steps: number, changes: number, took: number, words: string) => void} told
 *   `words` tell of a failure: they are packed (web/program/words.js), or the prover's own story in English
 */
export function createProof(told) {
  let worker = null;
  let wanted = null;

  function end() {
    wanted = null;
    if (!worker) return;
    worker.onmessage = null; // messages that are still on their way do not count any more
    worker.terminate();
    worker = null;
  }

  function tell({ state, shops = 0, steps = 0, changes = 0, took = 0, words = '' }) {
    if (state !== 'running') end();
    told(STATES.indexOf(state), shops, steps, changes, took, words);
  }

  return {
    async begin(shops) {
      end();
      const cannot = () => tell({ state: 'broken', words: msg('The proof could not be loaded. Check the connection, then press again.') });
      const mine = {}; // identifies this proof, which may be cancelled meanwhile
      wanted = mine;
      try {
        await (await fetchWhole(ASSETS.prover)).arrayBuffer(); // the browser then runs what it has just kept
      } catch {
        return wanted === mine && cannot();
      }
      if (wanted !== mine) return;
      worker = new Worker(ASSETS.prover, { type: 'module' });
      worker.onmessage = ({ data }) => tell(data);
      worker.onerror = cannot;
      const [first] = crypto.getRandomValues(new Uint32Array(1));
      worker.postMessage({ first, shops });
    },
    cancel: end,
  };
}
