// A notice in plain words in place of the program: another tab has the turn, the browser lacks something, or the program has stopped. When
// the program only has to wait, the notice is a strip below it.

let shown = null;

/**
 * @param {{ title: string, text: string, form?: HTMLElement, actions?: { label: string, run: () => unknown }[], below?: boolean }} words
 *   `form` stands between the sentence and the buttons
 */
export function showNotice(words) {
  const { title, text, form, actions = [], below = false } = words;
  const notice = document.getElementById('notice');
  const heading = document.createElement('h1');
  heading.textContent = title;
  const sentence = document.createElement('p');
  sentence.textContent = text;
  const buttons = actions.map(({ label, run }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', run);
    return button;
  });
  notice.replaceChildren(heading, sentence, ...(form ? [form] : []), ...buttons);
  notice.setAttribute('role', 'alert');
  notice.className = below ? 'below' : '';
  notice.hidden = false;
  shown = words;
  if (below) return;
  document.getElementById('canvas').hidden = true;
  document.getElementById('mirror').hidden = true;
  (form?.querySelector('select, input') ?? buttons[0])?.focus();
}

export function hideNotice() {
  document.getElementById('notice').hidden = true;
  document.getElementById('canvas').hidden = false;
  document.getElementById('mirror').hidden = false;
  shown = null;
}

/** Returns a function that shows again what is shown now. */
export function noticeNow() {
  const words = shown;
  return () => (words ? showNotice(words) : hideNotice());
}
