// Frames on demand: nothing is drawn unless something asked for it. An idle page costs nothing.
import { createAlarm } from './alarm.js';
import { createFrameTimes } from './frame_times.js';

/** Frames drawn after the last request, for what settles a moment later (layout, hover, a press handled in parts). */
const SETTLE = 3;
/** This many frames handle a press, its release and what they open; more would only follow an animation. */
const MEET = 6;
/** After a press the focus may move in so many more frames; the next key must find it there. */
const FOLLOW = 2;
/** What a press saves is shown after this time at the latest. */
const PUT_OFF_MS = 40;
/** A hidden page gets no animation frames, but work that advances with frames must go on. */
const HIDDEN_MS = 100;

export class Frames {
  #draw;
  #rested;
  #times = createFrameTimes();
  #wanted = 0;
  /** Cancels the frame that is scheduled; null when none is. */
  #cancel = null;
  /** The timer after which a delayed frame is shown; 0 when none is delayed. */
  #putOff = 0;
  /** Frames to be drawn before people do the next thing. */
  #unmet = 0;
  #isHeld = false;
  #drawn = 0;
  #lastAt = 0;
  #whenIdle = [];
  /** Draws one frame; whatever needs more asks for them. */
  #alarm = createAlarm(() => {
    this.#want(1);
    this.#schedule();
  });

  /**
   * @param {(secondsSinceLast: number, mayPutOff: boolean) => boolean} draw draws one frame; false when it handled what people
   *   did but did not show it yet, which it may do when `mayPutOff`
   * @param {() => void} rested called when no more frames are wanted
   */
  constructor(draw, rested) {
    this.#draw = draw;
    this.#rested = rested;
    document.addEventListener('visibilitychange', () => {
      this.#unschedule();
      this.#schedule();
    });
  }

  /** Asks for `count` more frames, and those in which things settle. */
  wake(count = 1) {
    this.#want(count + SETTLE);
    this.#schedule();
  }

  /** Asks for a frame at a time (UTC milliseconds). The earliest request counts, until the next frame: screens repeat theirs. */
  wakeAt(at) {
    this.#alarm.set(at);
  }

  /** Draws at once, inside the caller's task: a resized canvas is empty until it is drawn on. */
  now() {
    this.#want(1 + SETTLE);
    this.#run();
  }

  /**
   * Handles a press inside the caller's task. What it saves may be shown a moment later, by the now() that follows when it is saved:
   * on a small machine drawing takes so long that saving would have to wait for it.
   */
  press() {
    this.#want(1 + SETTLE);
    this.#run(true);
    this.#unmet = FOLLOW;
  }

  /** Shows the delayed frame, if there is one, and what a press led to: at the speed of a scanner the next key comes before any frame. */
  catchUp() {
    if (this.#putOff) this.#run();
    while (this.#unmet > 0 && !this.idle) this.#run();
  }

  /** Draws the wanted frames at once: they handle whatever was pressed, typed or chosen. */
  meet() {
    for (let i = 0; i < MEET && !this.idle; i += 1) this.#run();
  }

  /** Draws no frames until release(): the drawing context is lost, or the program has stopped. */
  hold() {
    this.#isHeld = true;
    this.#unschedule();
    this.#settle();
  }

  release() {
    this.#isHeld = false;
    this.wake();
  }

  get held() {
    return this.#isHeld;
  }

  /** No frame is wanted. */
  get idle() {
    return this.#wanted === 0 || this.#isHeld;
  }

  /** Resolves when no frame is wanted. */
  settled() {
    return this.idle ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** For how long nothing was drawn, in milliseconds. */
  get restedMs() {
    return performance.now() - this.#lastAt;
  }

  /** The work of the newest frames in milliseconds, the oldest first. */
  get newest() {
    return this.#times.newest();
  }

  /** Frames drawn so far. */
  get drawn() {
    return this.#drawn;
  }

  #want(count) {
    this.#wanted = Math.max(this.#wanted, count);
  }

  #schedule() {
    if (this.#cancel || this.#isHeld || this.#putOff || this.#wanted === 0) return;
    if (document.hidden) {
      const id = setTimeout(() => this.#run(), HIDDEN_MS);
      this.#cancel = () => clearTimeout(id);
    } else {
      const id = requestAnimationFrame(() => this.#run());
      this.#cancel = () => cancelAnimationFrame(id);
    }
  }

  #unschedule() {
    this.#cancel?.();
    this.#cancel = null;
  }

  #run(mayPutOff = false) {
    this.#unschedule();
    clearTimeout(this.#putOff);
    this.#putOff = 0;
    if (this.#isHeld) return;
    this.#wanted = Math.max(0, this.#wanted - 1);
    this.#alarm.clear(); // drawing sets it again when what is shown will change with time
    const now = performance.now();
    const seconds = (now - this.#lastAt) / 1000;
    this.#lastAt = now;
    this.#drawn += 1;
    this.#unmet -= 1;
    if (!this.#draw(seconds, mayPutOff)) {
      this.#unschedule(); // drop what it asked for meanwhile
      this.#putOff = setTimeout(() => this.#run(), PUT_OFF_MS);
    }
    this.#times.note(performance.now() - now);
    this.#schedule();
    if (this.idle) this.#settle();
  }

  #settle() {
    this.#rested();
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
