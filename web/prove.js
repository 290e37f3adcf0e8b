// "Prove it": the simulator in a worker, loaded when somebody asks for it and gone when it is done.

/** As ui::Proof::State counts them. */
const STATES = ['none', 'running', 'held', 'failed', 'broken'];

/**
 * @param {(state: number, shops: number, steps: number, changes: number, took: number, words: string) => void} told
 */
export function createProof(told) {
  let worker = null;

  function end() {
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
    begin(shops) {
      end();
      worker = new Worker(ASSETS.prover, { type: 'module' });
      worker.onmessage = ({ data }) => tell(data);
      worker.onerror = () => tell({ state: 'broken', words: 'The proof could not be loaded. Check the connection, then press again.' });
      const [first] = crypto.getRandomValues(new Uint32Array(1));
      worker.postMessage({ first, shops });
    },
    cancel: end,
  };
}
