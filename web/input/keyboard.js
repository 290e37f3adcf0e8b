// Keys for the program: named keys and typed characters outside text fields, and inside them only keys that fields do not use
// themselves. Shortcuts of the browser and the system are left alone.
//
// On a Greek, Cyrillic, Arabic, Hebrew or Korean keyboard a key types a letter that is no shortcut. There shortcuts go by the key's place:
// by the Latin letter that stands beside the other one on most such keyboards.

/** In the order of ui::Key. */
const NAMED = ['Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Tab', ' ', 'Backspace', 'Delete'];
const CONTROL = 1, SHIFT = 2, ALT = 4, IN_FIELD = 8;
/** Letters that are shortcuts of the program together with Control or Command. */
const CONTROL_LETTERS = 'kzy';
const LAST_LATIN = '\u024f';

/** The Latin letter in the key's place, '' when the key types a Latin letter or sign itself. With Alt a key may type any sign. */
function placeOf({ key, code, altKey }) {
  if ((!altKey && key !== 'Dead' && key.length === 1 && key <= LAST_LATIN) || !/^Key[A-Z]$/.test(code)) return '';
  return code.at(-1).toLowerCase();
}

/**
 * @param {{
 *   key: (named: number, sign: number, place: number, held: number) => void,
 *   fieldKey: (event: KeyboardEvent, target: Element) => boolean, elementKey: (event: KeyboardEvent, target: Element) => boolean,
 *   hasAltLetters: () => boolean,
 * }} tell `fieldKey` and `elementKey` return true when a mirrored field, or another mirrored element, handled the key itself;
 *   `hasAltLetters` whether people hold Alt for the shortcuts of one letter
 * @param {(target: EventTarget) => boolean} isField
 */
export function followKeyboard(tell, isField) {
  addEventListener('keydown', (event) => {
    if (event.target.closest?.('#notice')) return; // the notice in place of the program handles keys itself
    // What the key before led to has been drawn by now, and may have moved the focus since the browser chose whom to tell.
    const target = document.activeElement ?? event.target;
    const inField = isField(target);
    if (inField && (event.isComposing || event.keyCode === 229)) return; // an input method handles it
    const control = event.ctrlKey || event.metaKey;
    const held = (control ? CONTROL : 0) | (event.shiftKey ? SHIFT : 0) | (event.altKey ? ALT : 0) | (inField ? IN_FIELD : 0);
    const place = placeOf(event);
    const letter = place || event.key.toLowerCase();

    if (control && !event.altKey && CONTROL_LETTERS.includes(letter) && letter.length === 1) {
      if (inField && letter !== 'k') return; // undo inside a field belongs to the field
      event.preventDefault();
      tell.key(-1, letter.codePointAt(0), 0, held);
    } else if (inField) {
      if (!tell.fieldKey(event, target)) tell.key(NAMED.indexOf(event.key), 0, 0, held);
    } else if (tell.elementKey(event, target)) {
      return;
    } else if (NAMED.includes(event.key)) {
      if (event.altKey || (control && event.key !== 'Enter')) return; // Back, and other shortcuts of the browser
      if (event.key !== 'Tab') event.preventDefault();
      tell.key(NAMED.indexOf(event.key), 0, 0, held);
    } else if (!control && !event.repeat && (place || [...event.key].length === 1)) {
      if (event.altKey && !tell.hasAltLetters()) return; // the browser's menus
      event.preventDefault(); // in some browsers "/" and "'" open a search
      const sign = [...event.key].length === 1 ? event.key.codePointAt(0) : 0;
      tell.key(-1, sign, place ? place.codePointAt(0) : 0, held);
    }
  });
}
