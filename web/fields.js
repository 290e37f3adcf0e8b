// Real text fields over the drawn ones: the browser brings input methods, phone keyboards, selection, spelling and dictation.
//
// Who owns the text: while a field has the focus, the person does. Each input goes to the program with a growing number, and
// the program's value overwrites the field only when it answers the newest input with something else (a cleared form, a value
// put into shape).
//
// Who shows it: the program says with each frame which field's text it left out of the drawing; that field shows it, no other.
import { KIND } from './elements.js';

const states = new WeakMap(); // field → { edit, composing }

/** Starts listening to a new field. */
export function watchField(field, node, tell) {
  const state = { edit: node.edit ?? 0, composing: false };
  states.set(field, state);
  field.autocomplete = 'off';
  field.setAttribute('autocorrect', node.multiline ? 'on' : 'off');
  field.setAttribute('autocapitalize', node.multiline ? 'sentences' : 'off');
  field.spellcheck = !!node.multiline;

  field.addEventListener('input', () => {
    state.edit += 1;
    field.classList.add('shown'); // what people type they see, whenever the program may hear of it
    tell(KIND.edit, node.id, { text: field.value, edit: state.edit });
  });
  field.addEventListener('compositionstart', () => (state.composing = true));
  field.addEventListener('compositionend', () => (state.composing = false));
}

/** Brings a field to its node's look, and to its text where the program has the say. */
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
  field.style.clipPath = node.clip ? clip(node.rect, node.clip) : '';
}

function clip([x, y, width, height], [cx, cy, cw, ch]) {
  return `inset(${cy - y}px ${x + width - cx - cw}px ${y + height - cy - ch}px ${cx - x}px)`;
}

/** A key pressed in a field: true when it needs no further meeting. */
export function fieldKey(event, node, tell) {
  if (!node) return true;
  if (event.key === 'Enter') {
    const submits = node.multiline ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (!submits) return true;
    event.preventDefault();
    tell(KIND.submit, node.id);
    return true;
  }
  if (node.takes_arrows && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault(); // the caret stays; the suggestions move
    return false;
  }
  return event.key !== 'Escape';
}
