// The worker behind "Prove it": plays made-up shops through with the simulator, one after the other, and tells how far it is.
// The page ends it by terminating it. shell/prover/main.cpp is the program.
import factory from 'counterbell_prover';

import { loadProgram } from '../program/assets.js';
import { msg } from '../program/words.js';

/** Progress is reported at most this often. */
const TELL_MS = 200;

async function makeProver() {
  const instantiate = loadProgram('wasm');
  return new Promise((resolve, reject) => {
    factory({
      instantiateWasm(imports, done) {
        instantiate(imports).then(({ instance, module }) => done(instance, module), reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

/** Plays the shops of the seeds from `first` on until all are played or one fails. What stops the program is a failure, too. */
function prove(prover, first, wanted) {
  const began = performance.now();
  const sum = { shops: 0, steps: 0, changes: 0 };
  let told = began;
  const tell = (state, words = '') => {
    told = performance.now();
    postMessage({ state, ...sum, took: told - began, words });
  };
  while (sum.shops < wanted) {
    const seed = (first + sum.shops) >>> 0;
    let story;
    try {
      if (!prover._prover_play(seed)) story = prover.UTF8ToString(prover._prover_story(seed)).trimEnd();
    } catch (error) {
      story = msg('Seed {0} stops the program: {1}.', seed, error.message);
    }
    sum.shops += 1;
    sum.steps += prover._prover_steps();
    sum.changes += prover._prover_changes();
    if (story) return tell('failed', story);
    if (performance.now() - told > TELL_MS) tell('running');
  }
  tell('held');
}

addEventListener('message', async ({ data: { first, shops } }) => {
  try {
    prove(await makeProver(), first, shops);
  } catch (error) {
    const words = msg('The proof could not be loaded: {0}. Check the connection, then press again.', error.message);
    postMessage({ state: 'broken', words });
  }
});
