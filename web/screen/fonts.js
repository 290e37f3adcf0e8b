// The shipped fonts. The program and the page's own fields use the same files.
import { loadAsset } from '../program/assets.js';

/** Scripts in the second part of the fonts. */
const MORE = 'U+180-217, U+21C-3FF, U+400-52F, U+1E00-1EFF, U+20A0-20C0';

async function load(name, weight, unicodeRange) {
  const bytes = await loadAsset(name);
  if (weight) {
    const face = new FontFace('Inter', bytes.slice().buffer, unicodeRange ? { weight, unicodeRange } : { weight });
    document.fonts.add(await face.load());
  }
  return bytes;
}

/** Regular, semibold and icons: what the first frame needs. */
export const loadFonts = () => Promise.all([load('inter-400', '400'), load('inter-600', '600'), load('icons')]);

/** Greek, Cyrillic, Vietnamese and rarer letters, regular and semibold. */
export const loadMoreFonts = () => Promise.all([load('inter-400-ext', '400', MORE), load('inter-600-ext', '600', MORE)]);
