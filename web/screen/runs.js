// Measures and breaks lines of scripts that only the browser can set (src/ui/kit/draw/shaper.h). Offsets are in bytes of UTF-8, as the
// program counts.
import { setText } from './glyphs.js';

/** Thai, Lao, Myanmar and Khmer put no spaces between words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

const bytesOf = (text) => new TextEncoder().encode(text).length;
const context = document.createElement('canvas').getContext('2d');
const words = globalThis.Intl?.Segmenter && new Intl.Segmenter(undefined, { granularity: 'word' });
const characters = globalThis.Intl?.Segmenter && new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const charactersOf = (text) => (characters ? [...characters.segment(text)].map(({ segment }) => segment) : [...text]);

/** The parts of a paragraph between which a line may end, each with the spaces after it. */
function partsOf(paragraph) {
  if (!words) return paragraph.split(/(?<=\s)(?=\S)/);
  const parts = [];
  for (const { segment, isWordLike } of words.segment(paragraph)) {
    const last = parts.at(-1);
    const begins = last === undefined || (/\s$/.test(last) && /^\S/.test(segment)) || (isWordLike && UNSPACED.test(segment));
    if (begins) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  return parts;
}

export function runWidth(text, setting) {
  setText(context, setting);
  return context.measureText(text).width;
}

/** How many characters of `text` fit into `width`. */
function fitting(text, setting, width) {
  let fits = '';
  for (const character of charactersOf(text)) {
    if (runWidth(fits + character, setting) > width) break;
    fits += character;
  }
  return fits;
}

export const runFitting = (text, setting, width) => bytesOf(fitting(text, setting, width));

/** The lines of `text` in `width`: for each where it begins and how long it is without the spaces or the break after it. */
export function runLines(text, setting, width) {
  const lines = [];
  let at = 0;
  const end = (line) => {
    lines.push(at, bytesOf(line.trimEnd()));
    at += bytesOf(line);
  };
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (let part of partsOf(paragraph)) {
      if (line && runWidth((line + part).trimEnd(), setting) > width) {
        end(line);
        line = '';
      }
      while (!line && runWidth(part.trimEnd(), setting) > width) {
        const piece = fitting(part, setting, width) || charactersOf(part)[0];
        if (piece === part) break;
        end(piece);
        part = part.slice(piece.length);
      }
      line += part;
    }
    end(line);
    at += 1; // the line break
  }
  return lines;
}
