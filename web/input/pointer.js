// Mouse, pen, finger and wheel. What is pressed on a text that can be selected goes to the program as well, for there may be something
// to press under it; but not the press that selects.
import { Touch } from './touch.js';

const LINE_PX = 20;

/** CSS cursors, in the order of ImGuiMouseCursor. */
const CURSORS = ['default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress', 'not-allowed'];
export const cursorCss = (shape) => (shape < 0 ? 'none' : (CURSORS[shape] ?? 'default'));

/**
 * Receives what the pointer does, in CSS pixels. `context`: the secondary button was pressed, or there was a long press.
 * @typedef {{
 *   moved: (x: number, y: number, finger: boolean) => void, pressed: (down: boolean) => void, left: () => void,
 *   scrolled: (x: number, y: number, dx: number, dy: number) => void, context: (x: number, y: number) => void,
 * }} PointerPort
 */

/**
 * @param {HTMLElement} canvas
 * @param {PointerPort} tell
 * @param {{ isField: (target: EventTarget) => boolean, isText: (target: EventTarget) => boolean, hasSelected: () => boolean }} page
 *   whether a real text field, or a text that can be selected, is under the pointer; whether something is selected
 */
export function followPointer(canvas, tell, { isField, isText, hasSelected }) {
  const touch = new Touch(tell);
  const isLink = (target) => !!target.closest?.('a') && isText(target);
  let isPressed = false;

  addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') touch.move(event);
    else tell.moved(event.clientX, event.clientY, false);
  });

  addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') {
      touch.down(event, isField(event.target) || isLink(event.target), isText(event.target));
      return;
    }
    const onText = isText(event.target);
    if ((event.target !== canvas && !onText) || isLink(event.target)) return;
    tell.moved(event.clientX, event.clientY, false);
    if (event.button === 0) {
      event.target.setPointerCapture(event.pointerId); // so that a drag that leaves the canvas still ends
      isPressed = true;
      tell.pressed(true);
    } else if (event.button === 2 && !onText) {
      tell.context(event.clientX, event.clientY);
    }
  });

  addEventListener('pointerup', (event) => {
    if (event.pointerType === 'touch') touch.up(event);
    else if (event.button === 0 && isPressed) released();
  });

  function released() {
    isPressed = false;
    if (hasSelected()) tell.left();
    tell.pressed(false);
  }

  addEventListener('pointercancel', (event) => {
    if (event.pointerType === 'touch') touch.cancel();
    else released();
  });

  document.documentElement.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') tell.left();
  });

  canvas.addEventListener('contextmenu', (event) => event.preventDefault());

  addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) return; // the browser zooms
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
