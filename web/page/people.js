// Hands to the program what people do with pointer, keyboard and mirrored elements. What may change something goes through the gate.
import { followKeyboard } from '../input/keyboard.js';
import { followPointer } from '../input/pointer.js';
import { isField, KIND } from '../mirror/elements.js';
import { readableAt } from '../mirror/texts.js';

/** A field whose text must move with the drawing when people scroll; a search field does not move. */
const EDITED = '#mirror :is(textarea, input:not([type=search]))';

/**
 * @param {HTMLElement} canvas
 * @param {{
 *   following: ReturnType<import('../mirror/following.js').createFollowing>, frames: import('../screen/frames.js').Frames,
 *   gate: ReturnType<import('../input/gate.js').createGate>, mirror: import('../mirror/mirror.js').Mirror,
 *   program: import('../program/program.js').Program,
 * }} parts
 */
export function createPeople(canvas, { following, frames, gate, mirror, program }) {
  /** Tells the program something that may change what is on screen; after a press, what it saves is on its way at once. */
  function did(isPress, tell) {
    following.catchUp();
    gate.pass(() => {
      tell();
      if (isPress) frames.press();
    });
  }

  const pointer = {
    moved: (x, y, finger) => gate.look(() => program.tell('pointer_moved', x, y, finger)),
    pressed: (down) => did(false, () => program.tell('pointer_pressed', 0, down)),
    left: () => gate.look(() => program.tell('pointer_left')),
    scrolled(x, y, dx, dy) {
      if (!document.activeElement.matches(EDITED)) following.scrolled();
      gate.look(() => program.tell('scrolled', x, y, dx, dy));
    },
    context: (x, y) => gate.pass(() => program.tell('context_wanted', x, y)),
  };
  const keyboard = {
    key: (named, sign, place, held) => did(true, () => program.tell('key_pressed', named, sign, place, held)),
    hasAltLetters: () => program.call('alt_letters') === 1,
    fieldKey: (event, target) => mirror.fieldKey(event, target),
    elementKey: (event, target) => mirror.elementKey(event, target),
  };

  return {
    /** Scrolls what is drawn at a place, while people select more than they see. */
    scroll(x, y, dy) {
      gate.look(() => program.tell('scrolled', x, y, 0, dy));
    },
    /** Somebody did something to a mirrored element; called by Mirror. */
    didToElement: (kind, id, { text = '', edit = 0, choice = -1, visible = false } = {}) =>
      did(kind === KIND.activate || kind === KIND.submit, () => program.tellWith([text], 'event', kind, id, edit, choice, visible)),
    /** Begins to follow pointer and keyboard. */
    follow() {
      followPointer(canvas, pointer, { isField, isText: (target) => !!readableAt(target), hasSelected: () => mirror.hasSelected });
      followKeyboard(keyboard, isField);
      // A delayed frame is shown before people do the next thing.
      for (const type of ['keydown', 'pointerdown']) addEventListener(type, () => frames.catchUp(), true);
    },
  };
}
