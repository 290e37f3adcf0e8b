// Sentences for people that the page gives the program. They go packed, as src/words/message.h says, so that the program can show them in
// the language in use.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const sized = (text) => `${encoder.encode(text).length}:${text}`;

function pack(value) {
  if (typeof value === 'number') return `n${value};`;
  return value?.packed ?? `v${sized(String(value))}`;
}

/**
 * Packs a sentence.
 * @param {string} text in English, with places {0}, {1}… for the values. assets/languages/extract.sh finds it for translators only when it
 *   is one literal
 * @param {...(string | number | { packed: string })} values at most nine: a string is the same in every language, a number is whole, and
 *   `packed` is what msg() returned
 */
export const msg = (text, ...values) => `m${sized(text)}${values.length}${values.map(pack).join('')}`;

/** Packs words that are the same in every language, such as a name. */
export const typed = (text) => pack(String(text));

/** A packed sentence in English, for what the page shows itself. Anything else, such as what the browser says, is returned as it is. */
export function inEnglish(message) {
  if (!/^m\d+:/.test(message)) return message;
  let rest = encoder.encode(message); // sizes are in bytes
  function take(size, mark = '') {
    const taken = decoder.decode(rest.subarray(0, size));
    rest = rest.subarray(size + mark.length);
    return taken;
  }
  const takeTo = (mark) => take(rest.indexOf(mark.charCodeAt(0)), mark);
  function takeValue() {
    const kind = take(1);
    if (kind === 'n') return takeTo(';');
    const text = take(Number(takeTo(':')));
    if (kind === 'v') return text;
    const values = Array.from({ length: Number(take(1)) }, takeValue);
    return text.replace(/\{(\d)\}/g, (place, i) => values[i] ?? place);
  }
  return takeValue();
}
