// Several tabs share one log. All show everything, and one at a time has the turn to write. A tab that needs the turn asks for it; the tab
// that has it saves what is left to save and hands it over.
import { askForTurn } from './asking.js';
import { createChannel } from './channel.js';
import { createLock } from './lock.js';

/**
 * @param {{
 *   take: () => Promise<void>, handOver: () => Promise<'given' | 'busy' | 'stuck'>, given: () => void,
 *   refused: (why: 'busy' | 'stuck' | 'silent', takeByForce: () => void) => void, overtaken: () => void,
 *   received: (message: object) => void, newer: () => void,
 * }} tell `take` brings this tab up to date when it has got the turn; `handOver` saves everything when another tab needs the turn, and
 *   `given` is called after it was handed over; `refused` says why the turn does not come; `overtaken`: another tab took it by force;
 *   `received`: another tab tells what it saved; `newer`: a build that keeps data in a newer way is open in another tab
 */
export function createTabs(tell) {
  let hasBegun = false;
  let isStopped = false;
  let asking = null; // while it waits for the turn
  let [isTaking, isGiving] = [false, false]; // the turn has come or is to go, and take() or handOver() is under way
  const lock = createLock(tell.overtaken);
  const channel = createChannel({
    asked: () => rest(),
    refused: (why) => asking?.refuse(why),
    received: tell.received,
    newer() {
      isStopped = true;
      tell.newer();
    },
  });
  const isHeld = () => hasBegun && lock.isHeld();

  /** Asks for the turn, unless this tab has it or waits for it. */
  async function want() {
    if (!hasBegun || isStopped || isHeld() || asking) return;
    asking = askForTurn(lock, { ask: () => channel.post({ kind: 'ask' }), refused: tell.refused });
    await asking.got;
    asking = null;
    if (isStopped) return lock.giveBack();
    isTaking = true;
    await tell.take().finally(() => (isTaking = false));
  }

  /** Hands over the turn if nothing prevents it. */
  async function rest() {
    if (!isHeld() || isGiving || isTaking) return;
    isGiving = true;
    const outcome = await tell.handOver().finally(() => (isGiving = false)); // or this tab would never give it again
    if (outcome !== 'given') return channel.post({ kind: 'refuse', why: outcome });
    lock.giveBack();
    tell.given();
  }

  return {
    want,
    rest,
    isHeld,
    post: channel.post,
    /** Takes the turn if no tab has it; to be called before begin(). A tab that is alone starts with the turn. */
    claim: () => lock.get({ ifAvailable: true }),
    /** This tab has started and can hear of the others. */
    begin() {
      hasBegun = true;
      channel.begin();
    },
    /** Gives up the turn for good. */
    stop() {
      isStopped = true;
      channel.stop();
      lock.giveBack();
    },
    /** The turn is about to come or go. */
    isSettling: () => isGiving || isTaking || (asking !== null && !asking.isRefused()),
  };
}
