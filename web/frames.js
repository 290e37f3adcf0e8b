// Frames on demand: nothing is drawn unless something asked for it. An idle page costs nothing.

import { createFrameTimes } from './frame_times.js';

/** Frames drawn after the last wish, for what settles a moment later (layout, hover, a press met in parts). */
const SETTLE = 3;
/** So many frames meet a press, its release and what they open; more only follow something that moves by itself. */
const MEET = 6;
/** What a press saves is shown at the latest after this. */
const PUT_OFF_MS = 40;
/** A hidden page gets no animation frames, yet work that steps along with frames must go on. */
const HIDDEN_MS = 100;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * @param {(secondsSinceLast: number, mayPutOff: boolean) => boolean} draw draws one frame; false when it met what people did but put
 *   off showing it, as it may when `mayPutOff`
 * @param {() => void} rested called when no more frames are wanted
 */
export function createFrames(draw, rested) {
  let wanted = 0;
  let cancelScheduled = null;
  let held = false;
  let putOff = 0; // the timer that ends it
  let drawn = 0;
  let lastAt = 0;
  let timer = 0;
  let timerAt = Infinity;
  let whenIdle = [];
  const times = createFrameTimes();

  function schedule() {
    if (cancelScheduled || held || putOff || wanted === 0) return;
    if (document.hidden) {
      const id = setTimeout(() => run(), HIDDEN_MS);
      cancelScheduled = () => clearTimeout(id);
    } else {
      const id = requestAnimationFrame(() => run());
      cancelScheduled = () => cancelAnimationFrame(id);
    }
  }

  function unschedule() {
    cancelScheduled?.();
    cancelScheduled = null;
  }

  function run(mayPutOff = false) {
    unschedule();
    clearTimeout(putOff);
    putOff = 0;
    if (held) return;
    wanted = Math.max(0, wanted - 1);
    clearTimeout(timer); // what is drawn now says anew when it will read otherwise
    timerAt = Infinity;
    const now = performance.now();
    const seconds = (now - lastAt) / 1000;
    lastAt = now;
    drawn += 1;
    if (!draw(seconds, mayPutOff)) {
      unschedule(); // what it asked for meanwhile
      putOff = setTimeout(() => run(), PUT_OFF_MS);
    }
    times.note(performance.now() - now);
    schedule();
    if (idle()) settle();
  }

  /** Draws the one frame asked for at `timerAt`: whatever needs more asks for it. */
  function drawInTime() {
    const left = timerAt - Date.now();
    if (left > 0) {
      timer = setTimeout(drawInTime, Math.min(left, LONGEST_TIMER_MS)); // timers may be early, and hold a few weeks
      return;
    }
    timerAt = Infinity;
    wanted = Math.max(wanted, 1);
    schedule();
  }

  const idle = () => wanted === 0 || held;

  function settle() {
    rested();
    const resolves = whenIdle;
    whenIdle = [];
    for (const resolve of resolves) resolve();
  }

  document.addEventListener('visibilitychange', () => {
    unschedule();
    schedule();
  });

  return {
    /** Asks for `count` more frames and the settling ones. */
    wake(count = 1) {
      wanted = Math.max(wanted, count + SETTLE);
      schedule();
    },
    /** Asks for a frame at a wall-clock time. The earliest wish counts, and only until the next frame: screens repeat theirs. */
    wakeAt(at) {
      if (at >= timerAt) return;
      clearTimeout(timer);
      timerAt = at;
      timer = setTimeout(drawInTime, Math.min(Math.max(0, at - Date.now()), LONGEST_TIMER_MS));
    },
    /** Draws at once, inside the caller's task: a resized canvas is empty until it is drawn on. */
    now() {
      wanted = Math.max(wanted, 1 + SETTLE);
      run();
    },
    /**
     * Meets a press inside the caller's task. What it saves may be shown a moment later, by the now() that tells it as saved: drawing
     * takes so much of a small machine that the saving would wait behind it.
     */
    press() {
      wanted = Math.max(wanted, 1 + SETTLE);
      run(true);
    },
    /** Shows what was put off. */
    catchUp() {
      if (putOff) run();
    },
    /** Draws the frames that are wanted at once: whatever was pressed, typed or chosen is met in them. */
    meet() {
      for (let i = 0; i < MEET && wanted > 0 && !held; i += 1) run();
    },
    /** No frames until release: the drawing context is lost, or the program is. */
    hold() {
      held = true;
      unschedule();
      settle();
    },
    release() {
      held = false;
      this.wake();
    },
    get held() {
      return held;
    },
    get idle() {
      return idle();
    },
    /** How long nothing was drawn. */
    get restedMs() {
      return performance.now() - lastAt;
    },
    /** Resolves when no frame is wanted. */
    settled: () => (idle() ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
    /** The work of the newest frames in milliseconds, the oldest first. */
    newest: times.newest,
    /** Frames drawn so far. */
    get drawn() {
      return drawn;
    },
  };
}
