// The two live regions: what the program says aloud, for those who listen.

const GAP_MS = 500; // one message after the other, or only the last would be heard
const CLEAR_MS = 5000;

/**
 * @param {HTMLElement} polite
 * @param {HTMLElement} assertive
 * @param {(text: string) => boolean} onScreen whether a status on screen says the same: it is live itself
 */
export function createSpeech(polite, assertive, onScreen) {
  const queue = [];
  let speaking = false;
  let clearing = 0;

  function next() {
    const said = queue.shift();
    speaking = said !== undefined;
    if (!said) {
      clearing = setTimeout(() => (polite.textContent = assertive.textContent = ''), CLEAR_MS);
      return;
    }
    clearTimeout(clearing);
    const region = said.urgent ? assertive : polite;
    // The same words twice are heard only once; a space at the end makes them others.
    region.textContent = region.textContent === said.text ? `${said.text}\u00a0` : said.text;
    setTimeout(next, GAP_MS);
  }

  return {
    say(text, urgent) {
      if (onScreen(text)) return;
      queue.push({ text, urgent });
      if (!speaking) next();
    },
  };
}
