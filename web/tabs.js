// One tab at a time has the shop: two that write the same log would not see each other's changes.
import { hideNotice, showNotice } from './notice.js';

const LOCK = 'counterbell';
const TAKE = 'counterbell-take'; // in sessionStorage: this tab was asked to take over, then reloaded
/** A tab that is just being reloaded still holds the lock for a moment. */
const PATIENCE_MS = 1200;
/** A tab that does not answer is frozen or gone. */
const ANSWER_MS = 4000;

/**
 * Resolves when this tab has the shop.
 * @param {() => Promise<void>} letGo finishes saving and stops the program, when another tab asks for the shop
 */
export async function claimTab(letGo) {
  if (!navigator.locks) return;
  const channel = new BroadcastChannel('counterbell');
  const take = sessionStorage.getItem(TAKE);
  sessionStorage.removeItem(TAKE);

  let release = take ? null : await hold({ signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!release) {
    if (!take) await askToTake();
    channel.postMessage('let go');
    release = (await hold({ signal: AbortSignal.timeout(ANSWER_MS) })) ?? (await hold({ steal: true }));
    hideNotice();
  }

  channel.onmessage = async ({ data }) => {
    if (data !== 'let go') return;
    channel.onmessage = null;
    await letGo();
    release();
    showNotice({
      title: 'Continued in another tab',
      text: 'Counterbell was opened in another tab of this browser and goes on there. Everything here was saved.',
      actions: [
        {
          label: 'Use it here',
          run() {
            sessionStorage.setItem(TAKE, '1');
            location.reload();
          },
        },
      ],
    });
  };
}

/** Gets the lock; resolves with a function that gives it back, or with null when the wait was over first. */
function hold(options) {
  return new Promise((resolve) => {
    navigator.locks.request(LOCK, options, () => new Promise((release) => resolve(release))).catch(() => resolve(null));
  });
}

function askToTake() {
  return new Promise((resolve) => {
    showNotice({
      title: 'Counterbell is open in another tab',
      text: 'It can be used in one tab of this browser at a time. The other one will finish saving first.',
      actions: [{ label: 'Use it here', run: resolve }],
    });
  });
}
