// Calls back at a wall-clock time, however far away.

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @param {() => void} ring */
export function createAlarm(ring) {
  let timer = 0;
  let ringAt = Infinity;

  function look() {
    if (ringAt > Date.now()) {
      wait(); // timers may fire early, and hold a few weeks at most
      return;
    }
    ringAt = Infinity;
    ring();
  }

  function wait() {
    timer = setTimeout(look, Math.min(Math.max(0, ringAt - Date.now()), LONGEST_TIMER_MS));
  }

  return {
    /** Rings at this time (UTC milliseconds), unless an earlier time is set already. */
    set(at) {
      if (at >= ringAt) return;
      clearTimeout(timer);
      ringAt = at;
      wait();
    },
    clear() {
      clearTimeout(timer);
      ringAt = Infinity;
    },
  };
}
