// The script inside the page itself, so that it is there even when the program's files are not. It sees to it that they come, says so in
// words when they do not, and saves what this device keeps as a file. It never changes what is kept. main.js takes over from it.
import { hideNotice, showNotice } from './rescue/notice.js';
import { saveEverything } from './rescue/rescue.js';
import { integrityOf } from './program/whole.js';

/** When a start takes longer, that is said. */
const PATIENCE_MS = 20_000;

let hasStarted = false;

const slow = setTimeout(() => {
  showNotice({
    title: 'Counterbell is long in coming',
    text: 'The connection may be slow, or stand still.',
    actions: waysOut(),
    below: true,
  });
}, PATIENCE_MS);

function waysOut() {
  return [
    { label: 'Try again', run: () => location.reload() },
    { label: 'Save everything as a file', run: () => saveEverything() },
    ...(ONE_FILE ? [] : [{ label: 'Fetch Counterbell anew', run: fetchAnew }]),
  ];
}

/** The program cannot start: says why, and offers the ways out. */
function failed(title, text) {
  hasStarted = true; // so that nothing more is said
  clearTimeout(slow);
  showNotice({ title, text, actions: waysOut() });
}

const failedToCome = () =>
  failed(
    'Counterbell did not come whole',
    'Part of it is missing or is not what it should be: the connection is down, perhaps, or the sign-in page of a network answers in its place. What this device keeps is untouched.',
  );

/**
 * Deletes the copy of the program that the browser keeps, and nothing else, once the server has given a whole one.
 */
async function fetchAnew() {
  try {
    const answer = await fetch('./?anew', { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const parts = [...page.querySelectorAll('script[src], link[rel=preload]')];
    if (parts.length === 0) throw new Error('this is not its page');
    await Promise.all(
      parts.map(async (part) => {
        const name = part.getAttribute('src') ?? part.getAttribute('href');
        await (await fetch(`${name}?anew`, { integrity: integrityOf(name), cache: 'no-store' })).arrayBuffer();
      }),
    );
  } catch {
    failed(
      'Counterbell cannot be fetched now',
      'The server does not give it whole, so nothing was let go of. Check the connection, then try again. What this device keeps is untouched.',
    );
    return;
  }
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  for (const name of (await globalThis.caches?.keys()) ?? []) if (name.startsWith('counterbell-')) await caches.delete(name);
  location.reload();
}

/** The program's script did not come, or is not what it must be: loads it once more, past the HTTP cache. */
async function loadAgain({ src, integrity }) {
  const again = `${src}?again`; // a page does not load the same address twice
  try {
    await (await fetch(again, { integrity, cache: 'reload' })).arrayBuffer();
  } catch {
    return failedToCome();
  }
  document.body.append(Object.assign(document.createElement('script'), { type: 'module', src: again, integrity, onerror: failedToCome }));
}

addEventListener(
  'error',
  ({ target, message }) => {
    if (hasStarted) return;
    if (message) failed('Counterbell could not start', `${message}. A current Firefox, Chrome, Edge or Safari can run it.`);
    else if (target.localName === 'script' && !target.onerror) loadAgain(target);
  },
  true,
);

window.counterbellLoader = {
  showNotice,
  hideNotice,
  saveEverything,
  failed,
  /** The program is there, and says from now on itself what there is to say. */
  started() {
    hasStarted = true;
    clearTimeout(slow);
    if (document.getElementById('notice').className === 'below') hideNotice();
  },
};
