// The texts of an element, exactly over the drawn ones and in the same type, but transparent: so people can find them in the page, and
// select, copy and translate those that can be read on their own (headings, messages, facts). What else is drawn of an element than its
// name stands apart from it, in #texts, since assistive technology hears it in the element's own words.
//
// A text that somebody's browser translates shows itself instead of the drawn one: the translator puts elements of its own inside.

/** Where a text's parts are in node.texts. */
const STYLE = 0, X = 1, Y = 2, WIDTH = 3, HEIGHT = 4, FLAGS = 5, TEXT = 6;
const WRAPS = 1, CENTRED = 2;

const READABLE = new Set(['text', 'heading', 'status', 'alert']);

/** Whether the element is one text that can be read on its own: its first; what is drawn after it belongs to nothing. */
export const isReadable = (node) => READABLE.has(node.role) && !node.children && !!node.texts;

export const readableText = (node) => node.texts[0][TEXT] ?? node.name;

/** The readable text under the pointer: its element, or null. */
export const readableAt = (target) => target.closest?.('#mirror .readable') ?? null;

/** Where the element of a readable node lies: all of it, also what is scrolled out of sight. */
export const boxOfReadable = (node) => node.texts[0].slice(X, HEIGHT + 1);

/** Gives the element of a readable node its text and looks. */
export function showReadable(element, node) {
  const text = node.texts[0];
  dress(element, text);
  element.classList.add('readable');
  element.classList.toggle('covered', !!node.covered);
  element.translate = true;
  element.style.clipPath = clipped(boxOfReadable(node), node.rect);
}

/** Its content: the text, with what it says of addresses and numbers as links. What a translator made of it stays while it stays. */
export function readableContent(node) {
  const text = readableText(node);
  const parts = [];
  let rest = text;
  for (let i = 0; i < (node.links?.length ?? 0); i += 2) {
    const [written, address] = node.links.slice(i, i + 2);
    const at = rest.indexOf(written);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), linkTo(address, written));
    rest = rest.slice(at + written.length);
  }
  parts.push(rest);
  return parts.filter((part) => part !== '');
}

function linkTo(address, written) {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = written;
  link.draggable = false;
  link.translate = false;
  if (address.startsWith('http')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return link;
}

/** The texts of an element that is more than one text, or none to read on its own: only for finding them in the page. */
export function piecesOf(node) {
  return (node.texts ?? []).map((text) => {
    const piece = document.createElement('span');
    piece.textContent = text[TEXT] ?? node.name;
    dress(piece, text);
    const [left, top, width, height] = text.slice(X, HEIGHT + 1);
    Object.assign(piece.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    return piece;
  });
}

const apart = new WeakMap(); // element → its texts in #texts

/** Puts texts of an element into #texts, in place of those before. */
export function setApart(element, pieces) {
  const place = apart.get(element);
  if (pieces.length === 0) {
    place?.remove();
    apart.delete(element);
  } else if (place) {
    place.replaceChildren(...pieces);
  } else {
    const made = document.createElement('span');
    made.append(...pieces);
    document.getElementById('texts').append(made);
    apart.set(element, made);
  }
}

function dress(element, text) {
  const { style } = element;
  style.font = `var(--font${text[STYLE]})`;
  style.letterSpacing = `var(--spacing${text[STYLE]})`;
  style.whiteSpace = text[FLAGS] & WRAPS ? 'pre-wrap' : 'pre';
  style.textAlign = text[FLAGS] & CENTRED ? 'center' : 'start';
}

/** What of `box` lies outside of `visible`, as a clip-path. */
export function clipped([x, y, width, height], [cx, cy, cw, ch]) {
  const edges = [cy - y, x + width - cx - cw, y + height - cy - ch, cx - x].map((edge) => Math.max(0, edge));
  return edges.some((edge) => edge > 1) ? `inset(${edges.join('px ')}px)` : '';
}
