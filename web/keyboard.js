// Keys that are the program's: named keys and typed signs outside text fields, and inside them only those that fields do not
// use themselves. Everything the browser or the system does with keys stays theirs.

/** Counts as ui::Key does. */
const NAMED = ['Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Tab', ' ', 'Backspace', 'Delete'];
const CONTROL = 1, SHIFT = 2, ALT = 4, IN_FIELD = 8;
/** Letters that mean something of ours together with Control or Command. */
const CONTROL_LETTERS = 'kzy';

/**
 * @param {{
 *   key: (named: number, sign: number, held: number) => void,
 *   fieldKey: (event: KeyboardEvent) => boolean, elementKey: (event: KeyboardEvent) => boolean,
 * }} tell fieldKey and elementKey say whether a mirrored field, or another mirrored element, met the key itself
 * @param {(target: EventTarget) => boolean} isField
 */
export function createKeyboard(tell, isField) {
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method has it
    if (event.target.closest?.('#notice')) return; // words in place of the program have keys of their own
    const inField = isField(event.target);
    const control = event.ctrlKey || event.metaKey;
    const held = (control ? CONTROL : 0) | (event.shiftKey ? SHIFT : 0) | (event.altKey ? ALT : 0) | (inField ? IN_FIELD : 0);
    const letter = event.key.toLowerCase();

    if (control && !event.altKey && CONTROL_LETTERS.includes(letter) && letter.length === 1) {
      if (inField && letter !== 'k') return; // undo inside a field is the field's
      event.preventDefault();
      tell.key(-1, letter.codePointAt(0), held);
    } else if (inField) {
      if (!tell.fieldKey(event)) tell.key(NAMED.indexOf(event.key), 0, held);
    } else if (tell.elementKey(event)) {
      return;
    } else if (NAMED.includes(event.key)) {
      if (event.altKey || (control && event.key !== 'Enter')) return; // Back, and other ways of the browser's
      if (event.key !== 'Tab') event.preventDefault();
      tell.key(NAMED.indexOf(event.key), 0, held);
    } else if ([...event.key].length === 1 && !control && !event.repeat) {
      event.preventDefault(); // "/" and "'" open a search of the browser's in some
      tell.key(-1, event.key.codePointAt(0), held);
    }
  });
}
