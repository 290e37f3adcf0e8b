// Several tabs, one log: each tab shows everything, and one at a time has the turn to write. The turn is a Web Lock, so a tab
// that dies gives it up by dying. A tab that needs it asks; the one that has it saves what waits and hands it over.
//
// Messages between tabs, each with the sender's data version (`dataVersion`):
//   hello   I am here.
//   ask     I need the turn.
//   refuse  not now: `why` is 'busy' (taking in a file) or 'stuck' (has changes that it cannot save).
//   others  what was saved, from storage.js to storage.js.
import { format } from './database.js';

const CHANNEL = 'counterbell';
const LOCK = 'counterbell';
/** An answer takes milliseconds; a tab that is silent for so long is frozen or hangs. */
const ANSWER_MS = 4000;
/** Asked again, since the one that has the turn may have changed meanwhile. */
const ASK_AGAIN_MS = 500;

/** A name nobody else has. */
export const randomName = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * @param {{
 *   take: () => Promise<void>, handOver: () => Promise<'given' | 'busy' | 'stuck'>, given: () => void,
 *   refused: (why: 'busy' | 'stuck' | 'silent', takeByForce: () => void) => void, overtaken: () => void,
 *   received: (message: object) => void, newer: () => void,
 * }} tell `take` brings this tab up to date once it has the turn; `handOver` saves what waits when another tab needs it;
 *   `refused` says why the turn does not come, `overtaken` that another tab took it by force, `newer` that a build which keeps
 *   data differently is open beside this one
 */
export function createTabs(tell) {
  const me = randomName();
  const we = { from: me, ...format };
  const channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  const early = []; // messages that came before begin()
  let begun = false;
  let held = false;
  let release = null; // gives the lock back
  let wanting = null; // while waiting for the turn: how to go about it
  let taking = false; // it has come, and this tab is being brought up to date
  let giving = false;
  let stopped = false;

  const post = (message) => channel?.postMessage({ ...message, ...we });

  /** Gets the lock; resolves with a function that gives it back, or with null when it could not be had. */
  function hold(options) {
    if (!navigator.locks) return Promise.resolve(() => {}); // then storage.js notices when another tab writes
    return new Promise((resolve) => {
      let granted = false;
      navigator.locks
        .request(LOCK, options, (lock) => {
          granted = lock !== null;
          return granted ? new Promise((giveBack) => resolve(giveBack)) : resolve(null);
        })
        .catch(() => (granted ? overtaken() : resolve(null)));
    });
  }

  function overtaken() {
    if (!release) return;
    release = null;
    held = false;
    tell.overtaken();
  }

  async function acquire(how) {
    for (;;) {
      const got = await hold({ signal: how.abort.signal });
      if (got) return got;
      how.abort = new AbortController();
      const stolen = await hold({ steal: true });
      if (stolen) return stolen;
    }
  }

  async function want() {
    if (!begun || held || wanting || stopped) return;
    const how = (wanting = { abort: new AbortController(), refused: false });
    const force = () => how.abort.abort();
    how.listen = setTimeout(() => {
      how.refused = true;
      tell.refused('silent', force);
    }, ANSWER_MS);
    const ask = () => post({ kind: 'ask' });
    ask();
    const again = setInterval(ask, ASK_AGAIN_MS);
    release = await acquire(how);
    clearInterval(again);
    clearTimeout(how.listen);
    wanting = null;
    if (stopped) return leave();
    held = taking = true;
    await tell.take();
    taking = false;
    return undefined;
  }

  async function give() {
    if (!held || giving || taking) return;
    giving = true;
    const outcome = await tell.handOver();
    giving = false;
    if (outcome !== 'given') {
      post({ kind: 'refuse', why: outcome });
      return;
    }
    leave();
    tell.given();
  }

  function leave() {
    held = false;
    release?.();
    release = null;
  }

  function meet(message) {
    switch (message.kind) {
      case 'hello':
        if (message.dataVersion < format.dataVersion) post({ kind: 'hello' });
        break;
      case 'ask':
        give();
        break;
      case 'refuse':
        if (!wanting) break;
        clearTimeout(wanting.listen);
        wanting.refused = true;
        tell.refused(message.why, () => wanting?.abort.abort());
        break;
      default:
        tell.received(message);
    }
  }

  if (channel) {
    channel.onmessage = ({ data }) => {
      if (stopped || typeof data?.dataVersion !== 'number') return;
      if (data.dataVersion > format.dataVersion) {
        stopped = true;
        tell.newer();
      } else if (begun) {
        meet(data);
      } else {
        early.push(data);
      }
    };
    post({ kind: 'hello' });
  }

  return {
    /** Takes the turn if nobody has it, before begin(): a tab that is alone starts with it. */
    async claim() {
      release = await hold({ ifAvailable: true });
      return release !== null;
    },
    /** This tab is up to date and ready to hear of the others. */
    begin() {
      begun = true;
      held = release !== null;
      for (const message of early.splice(0)) meet(message);
    },
    want,
    /** Gives the turn up without being asked, when nothing keeps it here. */
    rest: give,
    /** Gives it up for good. */
    stop() {
      stopped = true;
      leave();
    },
    post,
    get held() {
      return held;
    },
    /** The turn is on its way. */
    get settling() {
      return giving || taking || (wanting !== null && !wanting.refused);
    },
  };
}
