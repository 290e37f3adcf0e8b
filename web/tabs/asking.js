// Asks for the turn to write and waits for it.

/** An answer takes milliseconds; a tab that is silent for this long is frozen or hangs. */
const ANSWER_MS = 4000;
/** It asks again after this time, since another tab may have the turn by then. */
const ASK_AGAIN_MS = 500;

/**
 * Begins to ask for the turn.
 * @param {ReturnType<import('./lock.js').createLock>} lock
 * @param {{ ask: () => void, refused: (why: 'busy' | 'stuck' | 'silent', takeByForce: () => void) => void }} tell `ask` asks the other
 *   tabs; `refused` says why the turn does not come
 */
export function askForTurn(lock, { ask, refused }) {
  let force = new AbortController();
  let isRefused = false;
  const again = setInterval(ask, ASK_AGAIN_MS);
  const silence = setTimeout(() => refuse('silent'), ANSWER_MS);
  ask();

  function refuse(why) {
    clearTimeout(silence);
    isRefused = true;
    refused(why, () => force.abort());
  }

  async function getLock() {
    while (!(await lock.get({ signal: force.signal }))) {
      force = new AbortController();
      if (await lock.get({ steal: true })) break;
    }
    clearInterval(again);
    clearTimeout(silence);
  }

  return {
    /** Another tab says why it keeps the turn. @param {'busy' | 'stuck'} why */
    refuse,
    isRefused: () => isRefused,
    /** Resolves when this tab has the turn. */
    got: getLock(),
  };
}
