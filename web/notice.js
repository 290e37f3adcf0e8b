// A page of plain words in place of the program: another tab has it, the browser lacks something, or the program stopped. Or a
// strip of them below it, when the program only has to wait.

/**
 * @param {{ title: string, text: string, actions?: { label: string, run: () => unknown }[], below?: boolean }} words
 */
export function showNotice({ title, text, actions = [], below = false }) {
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
  notice.replaceChildren(heading, sentence, ...buttons);
  notice.setAttribute('role', 'alert');
  notice.className = below ? 'below' : '';
  notice.hidden = false;
  if (below) return;
  document.getElementById('canvas').hidden = true;
  document.getElementById('mirror').hidden = true;
  buttons[0]?.focus();
}

export function hideNotice() {
  document.getElementById('notice').hidden = true;
  document.getElementById('canvas').hidden = false;
  document.getElementById('mirror').hidden = false;
}
