// Mouse, pen, finger and wheel. Fingers' gestures are recognized here, before the program sees a press: a tap, a drag that
// scrolls and glides on, a long press.

const TAP_SLOP = 8; // CSS pixels a finger may stray and still tap
const LONG_PRESS_MS = 500;
const GLIDE_DECAY_MS = 325; // time in which a gliding list loses two thirds of its speed
const GLIDE_MIN_SPEED = 0.05; // pixels a millisecond
const LINE_PX = 20;

/** ImGuiMouseCursor to CSS. */
const CURSORS = ['default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress', 'not-allowed'];
export const cursorCss = (shape) => (shape < 0 ? 'none' : (CURSORS[shape] ?? 'default'));

/**
 * @param {HTMLElement} canvas
 * @param {{
 *   moved: (x: number, y: number, finger: boolean) => void, pressed: (down: boolean) => void, left: () => void,
 *   scrolled: (x: number, y: number, dx: number, dy: number) => void, context: (x: number, y: number) => void,
 * }} tell
 * @param {(target: EventTarget) => boolean} isField whether a real text field is under the pointer
 */
export function createPointer(canvas, tell, isField) {
  const touch = createTouch(tell);

  addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') touch.move(event);
    else tell.moved(event.clientX, event.clientY, false);
  });

  addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') {
      touch.down(event, isField(event.target));
      return;
    }
    if (event.target !== canvas) return;
    tell.moved(event.clientX, event.clientY, false);
    if (event.button === 0) {
      canvas.setPointerCapture(event.pointerId); // a drag that leaves the canvas ends all the same
      tell.pressed(true);
    } else if (event.button === 2) {
      tell.context(event.clientX, event.clientY);
    }
  });

  addEventListener('pointerup', (event) => {
    if (event.pointerType === 'touch') touch.up(event);
    else if (event.button === 0 && event.target === canvas) tell.pressed(false);
  });

  addEventListener('pointercancel', (event) => {
    if (event.pointerType === 'touch') touch.cancel();
    else tell.pressed(false);
  });

  document.documentElement.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') tell.left();
  });

  canvas.addEventListener('contextmenu', (event) => event.preventDefault());

  addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) return; // zooming is the browser's
      if (isField(event.target) && scrollsItself(event.target, event.deltaY)) return;
      event.preventDefault();
      touch.stop();
      const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? innerHeight : 1;
      tell.scrolled(event.clientX, event.clientY, -event.deltaX * unit, -event.deltaY * unit);
    },
    { passive: false },
  );
}

/** Whether the field under the wheel has text of its own to scroll that way. */
function scrollsItself(field, deltaY) {
  if (field !== document.activeElement) return false;
  return deltaY < 0 ? field.scrollTop > 0 : field.scrollTop + field.clientHeight < field.scrollHeight - 1;
}

/** One finger's gesture at a time; a second finger is the browser's pinch. */
function createTouch(tell) {
  let id = null;
  let start = null; // where it went down
  let last = null; // where it was last, and when
  let state = 'none'; // 'waiting' may become 'scrolling', 'held', or a tap
  let velocity = 0;
  let longPress = 0;
  let gliding = 0;
  let onField = false;

  function stop() {
    cancelAnimationFrame(gliding);
    gliding = 0;
  }

  function end() {
    clearTimeout(longPress);
    id = null;
    state = 'none';
  }

  function glide(x, y) {
    let before = performance.now();
    const step = (now) => {
      const ms = Math.min(50, Math.max(1, now - before));
      before = now;
      tell.scrolled(x, y, 0, velocity * ms);
      velocity *= Math.exp(-ms / GLIDE_DECAY_MS);
      gliding = Math.abs(velocity) > GLIDE_MIN_SPEED ? requestAnimationFrame(step) : 0;
    };
    gliding = requestAnimationFrame(step);
  }

  return {
    stop,

    down(event, field) {
      stop();
      if (id !== null) {
        this.cancel();
        return;
      }
      id = event.pointerId;
      start = last = { x: event.clientX, y: event.clientY, at: event.timeStamp };
      state = 'waiting';
      velocity = 0;
      onField = field;
      if (field) return; // the real field has the press; only a drag is ours
      tell.moved(start.x, start.y, true);
      longPress = setTimeout(() => {
        state = 'held';
        navigator.vibrate?.(10);
        tell.context(start.x, start.y);
      }, LONG_PRESS_MS);
    },

    move(event) {
      if (event.pointerId !== id) return;
      const at = { x: event.clientX, y: event.clientY, at: event.timeStamp };
      if (state === 'waiting' && Math.hypot(at.x - start.x, at.y - start.y) > TAP_SLOP) {
        clearTimeout(longPress);
        state = 'scrolling';
        tell.left();
      }
      if (state !== 'scrolling') return;
      const ms = Math.max(1, at.at - last.at);
      velocity = 0.7 * ((at.y - last.y) / ms) + 0.3 * velocity;
      tell.scrolled(start.x, start.y, at.x - last.x, at.y - last.y);
      last = at;
    },

    up(event) {
      if (event.pointerId !== id) return;
      const rested = event.timeStamp - last.at > 80;
      if (state === 'waiting' && !onField) {
        tell.pressed(true);
        tell.pressed(false);
        tell.left();
      } else if (state === 'scrolling' && !rested && Math.abs(velocity) > GLIDE_MIN_SPEED) {
        glide(start.x, start.y);
      } else {
        tell.left();
      }
      end();
    },

    cancel() {
      tell.left();
      end();
    },
  };
}
