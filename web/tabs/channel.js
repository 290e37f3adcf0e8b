// Messages between the tabs of this browser, each with the sender's data version (`dataVersion`):
//   hello   I am here.
//   ask     I need the turn.
//   refuse  not now: `why` is 'busy' (taking in a file) or 'stuck' (has changes that it cannot save).
//   others  what was saved, from one tab's storage to the others'.
import { format, randomName } from '../storage/database/layout.js';

const CHANNEL = 'counterbell';

/**
 * @param {{ asked: () => void, refused: (why: string) => void, received: (message: object) => void, newer: () => void }} tell `newer`: a build
 *   that keeps data in a newer way is open in another tab; nothing more is heard after that
 */
export function createChannel(tell) {
  const channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  const sender = { from: randomName(), ...format };
  let early = []; // messages that came before begin()
  let isStopped = false;

  const post = (message) => channel?.postMessage({ ...message, ...sender });

  function meet(message) {
    if (message.kind === 'ask') tell.asked();
    else if (message.kind === 'refuse') tell.refused(message.why);
    else if (message.kind !== 'hello') tell.received(message);
    else if (message.dataVersion < format.dataVersion) post({ kind: 'hello' });
  }

  if (channel) {
    channel.onmessage = ({ data }) => {
      if (isStopped || typeof data?.dataVersion !== 'number') return;
      if (data.dataVersion > format.dataVersion) {
        isStopped = true;
        tell.newer();
      } else if (early) {
        early.push(data);
      } else {
        meet(data);
      }
    };
    post({ kind: 'hello' });
  }

  return {
    /** Tells the other tabs. */
    post,
    /** Begins to hear the others, with what they have said so far. */
    begin() {
      const messages = early;
      early = null;
      messages.forEach(meet);
    },
    /** Stops hearing them. */
    stop: () => (isStopped = true),
  };
}
