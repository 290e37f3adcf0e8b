// Recognizes a finger's gestures before the program sees a press: a tap, a drag that scrolls and then glides on, a long press. It follows
// one finger at a time; with a second finger the browser zooms.

const TAP_SLOP = 8; // CSS pixels a finger may move and still tap
const LONG_PRESS_MS = 500;
const REST_MS = 80; // after a rest of this length, lifting the finger does not start a glide
const GLIDE_DECAY_MS = 325; // time in which a gliding list loses two thirds of its speed
const GLIDE_MIN_SPEED = 0.05; // pixels a millisecond

const placeOf = (event) => ({ x: event.clientX, y: event.clientY, at: event.timeStamp });

export class Touch {
  #tell;
  #id = null;
  /** Where it went down, and where it was last: { x, y, at }. */
  #start = null;
  #last = null;
  /** 'waiting' may become 'scrolling', 'held', or a tap. */
  #state = 'none';
  #isOnField = false;
  #velocity = 0;
  #longPress = 0;
  #gliding = 0;

  /** @param {import('./pointer.js').PointerPort} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** Ends the gliding. */
  stop() {
    cancelAnimationFrame(this.#gliding);
    this.#gliding = 0;
  }

  /**
   * @param {PointerEvent} event
   * @param {boolean} isOnField a real text field or link is under the finger
   * @param {boolean} isOnText a text is, which a long press selects
   */
  down(event, isOnField, isOnText) {
    this.stop();
    if (this.#id !== null) {
      this.cancel();
      return;
    }
    this.#id = event.pointerId;
    this.#start = this.#last = placeOf(event);
    this.#state = 'waiting';
    this.#velocity = 0;
    this.#isOnField = isOnField;
    if (isOnField) return; // the real field has the press; only a drag is ours
    const { x, y } = this.#start;
    this.#tell.moved(x, y, true);
    if (isOnText) return;
    this.#longPress = setTimeout(() => {
      this.#state = 'held';
      navigator.vibrate?.(10);
      this.#tell.context(x, y);
    }, LONG_PRESS_MS);
  }

  move(event) {
    if (event.pointerId !== this.#id) return;
    const [at, start, last] = [placeOf(event), this.#start, this.#last];
    if (this.#state === 'waiting' && Math.hypot(at.x - start.x, at.y - start.y) > TAP_SLOP) {
      clearTimeout(this.#longPress);
      this.#state = 'scrolling';
      this.#tell.left();
    }
    if (this.#state !== 'scrolling') return;
    const ms = Math.max(1, at.at - last.at);
    this.#velocity = 0.7 * ((at.y - last.y) / ms) + 0.3 * this.#velocity;
    this.#tell.scrolled(start.x, start.y, at.x - last.x, at.y - last.y);
    this.#last = at;
  }

  up(event) {
    if (event.pointerId !== this.#id) return;
    const hasRested = event.timeStamp - this.#last.at > REST_MS;
    if (this.#state === 'scrolling' && !hasRested && Math.abs(this.#velocity) > GLIDE_MIN_SPEED) {
      this.#glide();
    } else {
      if (this.#state === 'waiting' && !this.#isOnField) {
        this.#tell.pressed(true);
        this.#tell.pressed(false);
      }
      this.#tell.left();
    }
    this.#end();
  }

  cancel() {
    this.#tell.left();
    this.#end();
  }

  #end() {
    clearTimeout(this.#longPress);
    this.#id = null;
    this.#state = 'none';
  }

  #glide() {
    const { x, y } = this.#start;
    let before = performance.now();
    const step = (now) => {
      const ms = Math.min(50, Math.max(1, now - before));
      before = now;
      this.#tell.scrolled(x, y, 0, this.#velocity * ms);
      this.#velocity *= Math.exp(-ms / GLIDE_DECAY_MS);
      this.#gliding = Math.abs(this.#velocity) > GLIDE_MIN_SPEED ? requestAnimationFrame(step) : 0;
    };
    this.#gliding = requestAnimationFrame(step);
  }
}
