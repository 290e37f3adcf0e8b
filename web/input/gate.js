// Holds back what people do until this tab has the turn to write (web/tabs/). After work in another tab that takes milliseconds.

/**
 * @param {() => void} wish asks for the turn
 * @param {() => void} met called after each held-back act, so that the next one finds the screen it was meant for
 */
export function createGate(wish, met) {
  const waiting = [];
  let open = false;

  return {
    /** Does `act` now, or when the turn is here, in the order of the calls. */
    pass(act) {
      if (open && waiting.length === 0) return act();
      waiting.push(act);
      wish();
      return undefined;
    },
    /** The same for what changes nothing, such as pointer moves: done now unless something is held back. */
    look(act) {
      if (waiting.length === 0) return act();
      waiting.push(act);
      return undefined;
    },
    open() {
      open = true;
      while (open && waiting.length > 0) {
        waiting.shift()();
        met();
      }
    },
    close() {
      open = false;
    },
    get waiting() {
      return waiting.length > 0;
    },
  };
}
