// Real text fields over the drawn ones, for input methods, phone keyboards, selection, spelling and dictation.
//
// Who owns the text: while a field has the focus, the person does. Each input goes to the program with a growing number. The
// program's value overwrites the field only when it answers the newest input with something else (a cleared form, a formatted value).
//
// Who shows the text: with each frame the program says which field's text it did not draw; only that field shows its text.
import { KIND } from './elements.js';
import { clipped } from './texts.js';

const states = new WeakMap(); // field → { edit, composing }

/** Starts listening to a new field. */
export function watchField(field, node, tell) {
  const state = { edit: node.edit ?? 0, composing: false };
  states.set(field, state);
  field.autocomplete = 'off';
  field.dir = 'auto';
  field.setAttribute('autocorrect', node.multiline ? 'on' : 'off');
  field.setAttribute('autocapitalize', node.multiline ? 'sentences' : 'off');
  field.spellcheck = !!node.multiline;

  field.addEventListener('input', () => {
    state.edit += 1;
    field.classList.add('shown'); // people see at once what they type, even if the program hears of it later
    tell(KIND.edit, node.id, { text: field.value, edit: state.edit });
  });
  field.addEventListener('compositionstart', () => (state.composing = true));
  field.addEventListener('compositionend', () => (state.composing = false));
}

/** Gives a field the look of its node, and its text when the program owns it. */
export function overwrite(field, node) {
  const state = states.get(field);
  dress(field, node);
  const focused = document.activeElement === field;
  const isAhead = focused && (node.edit ?? 0) !== state.edit; // the program has not seen the newest input yet
  field.classList.toggle('shown', !!node.shows_text || isAhead);
  const value = node.value ?? '';
  if (field.value === value || state.composing || isAhead) return;
  const { selectionStart, selectionEnd } = field;
  field.value = value;
  if (focused) field.setSelectionRange(Math.min(selectionStart, value.length), Math.min(selectionEnd, value.length));
}

function dress(field, node) {
  const style = field.style;
  style.fontSize = `${node.font_px}px`;
  style.lineHeight = `${node.line_height_px}px`;
  style.letterSpacing = `${node.letter_spacing_px ?? 0}px`;
  style.fontWeight = node.semibold ? '600' : '400';
  field.classList.toggle('masked', !!node.masked);
  field.classList.toggle('covered', !!node.covered || !!node.disabled);
  field.inputMode = node.input_mode ?? 'text';
  field.placeholder = node.placeholder ?? '';
  field.style.clipPath = node.clip ? clipped(node.rect, node.clip) : '';
}

/** Handles a key pressed in a field; true when nobody else need handle it. */
export function fieldKey(event, node, tell) {
  if (!node) return true;
  if (event.key === 'Enter') {
    const submits = node.multiline ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (!submits) return true;
    event.preventDefault();
    tell(KIND.submit, node.id, { choice: event.ctrlKey || event.metaKey ? 1 : 0 });
    return true;
  }
  if (node.takes_arrows && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault(); // the caret stays; the suggestions move
    return false;
  }
  return event.key !== 'Escape';
}
