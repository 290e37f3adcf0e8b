// Asks for a PIN before everything is saved as a file, as the sign-in screen does, in plain elements.
import { showNotice } from './notice.js';
import { isPin } from './pins.js';

/** The wait after the first wrong PIN; each further wait is twice as long as the one before. */
const FIRST_PAUSE_MS = 250;

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * @param {{ name: string, pin: string }[]} people as pins.js finds them
 * @returns {Promise<boolean>} whether one of them gave their PIN
 */
export function askForPin(people) {
  return new Promise((resolve) => {
    const who = element('select', {}, ...people.map(({ name }, i) => element('option', { value: i }, name)));
    const pin = element('input', { type: 'password', inputMode: 'numeric', autocomplete: 'off', maxLength: 8 });
    const trouble = element('p', { className: 'bad', role: 'alert' });
    let pause = FIRST_PAUSE_MS;

    function answer(event) {
      event.preventDefault();
      if (pin.disabled) return;
      if (isPin(pin.value, people[who.value].pin)) return resolve(true);
      pin.value = '';
      pin.disabled = true;
      trouble.textContent = 'That is not the right PIN. Please try again.';
      setTimeout(() => {
        pin.disabled = false;
        pin.focus();
      }, pause);
      pause *= 2;
    }

    const form = element('form', { onsubmit: answer }, element('label', {}, 'Name', who), element('label', {}, 'PIN', pin), trouble, element('button', {}, 'Save the file'));
    showNotice({
      title: 'Who wants the file?',
      text: 'It holds everything: all tickets, customers and messages. Somebody of the shop who has a PIN can save it.',
      form,
      actions: [{ label: 'Cancel', run: () => resolve(false) }],
    });
  });
}
