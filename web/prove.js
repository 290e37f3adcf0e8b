// "Prove it": the simulator in a worker, loaded when somebody asks for it and gone when it is done.

import { fetchWhole } from './whole.js';

/** As ui::Proof::State counts them. */
const STATES = ['none', 'running', 'held', 'failed', 'broken'];

/**
 * @param {(state: number, shops: number, steps: number, changes: number, took: number, words: string) => void} told
 */
export function createProof(told) {
  let worker = null;
  let wanted = null;

  function end() {
    wanted = null;
    if (!worker) return;
    worker.onmessage = null; // what it has said by now is about nothing any more
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
      const cannot = () => tell({ state: 'broken', words: 'The proof could not be loaded. Check the connection, then press again.' });
      const mine = {}; // this one, unless it is cancelled meanwhile
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
