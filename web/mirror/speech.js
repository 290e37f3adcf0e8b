// The two live regions: what the program has read out to people with a screen reader.

const GAP_MS = 500; // between messages, or only the last would be read out
const CLEAR_MS = 5000;

/**
 * @param {HTMLElement} polite
 * @param {HTMLElement} assertive
 * @param {(text: string) => boolean} onScreen whether a status on screen says the same, which is read out by itself
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
    // The same text twice would be read out once; a space at the end makes it different.
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
