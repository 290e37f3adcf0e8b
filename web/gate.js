// What a person does waits here until this tab has the turn to write (tabs.js): milliseconds, after working in another tab.

/**
 * @param {() => void} wish asks for the turn
 * @param {() => void} met called after each thing met late, so that the next finds the screen it was meant for
 */
export function createGate(wish, met) {
  const waiting = [];
  let open = false;

  return {
    /** Does `act` now, or in its order as soon as the turn is here. */
    pass(act) {
      if (open && waiting.length === 0) return act();
      waiting.push(act);
      wish();
      return undefined;
    },
    /** The same for what changes nothing, such as the pointer's moving: done now unless something waits. */
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
