// Selecting texts of the mirror with the mouse, and copying what is selected.
//
// The texts lie over the canvas like islands, between which the browser would lose the selection; so while the button is held, the
// selection follows the text that is nearest to the pointer. Fingers and keys select as on any page.
import { readableAt } from './texts.js';

/** A hand that presses moves so many CSS pixels and selects nothing. */
const SLOP = 3;
const SCROLL_EVERY_MS = 50;
const SCROLL_PX = 30;

/**
 * @param {HTMLElement} root the mirror
 * @param {(x: number, y: number, dy: number) => void} scroll scrolls what is drawn there
 */
export function createSelecting(root, scroll) {
  const selection = getSelection();
  let begun = null; // the mouse event that a drag began with, while the button is held
  let last = null; // the newest one of a drag
  let timer = 0;

  const isInside = () => root.contains(selection.anchorNode);

  function pressed(event) {
    if (event.button !== 0) return;
    const text = readableAt(event.target);
    if (!text) {
      if (isInside() && !event.target.closest?.('input, textarea')) selection.removeAllRanges();
      return;
    }
    event.preventDefault(); // the browser's own way of selecting
    if (root.contains(document.activeElement)) document.activeElement.blur();
    const place = placeAt(root, event);
    if (!place) return;
    begun = event;
    if (event.shiftKey && isInside()) selection.extend(place.node, place.offset);
    else selection.collapse(place.node, place.offset);
    if (event.detail === 2) selectWord(selection, place);
    if (event.detail > 2) selection.selectAllChildren(text);
  }

  function moved(event) {
    if (!begun) return undefined;
    if (!(event.buttons & 1)) return released();
    if (!last && Math.hypot(event.clientX - begun.clientX, event.clientY - begun.clientY) <= SLOP) return undefined;
    last = event;
    return follow();
  }

  function follow() {
    const place = placeAt(root, last);
    if (place && isInside()) selection.extend(place.node, place.offset);
    clearTimeout(timer);
    const area = selection.anchorNode?.parentElement?.closest('[role=list], main, section')?.getBoundingClientRect();
    if (!area || (last.clientY >= area.top && last.clientY <= area.bottom)) return;
    const isAbove = last.clientY < area.top;
    scroll(area.left + area.width / 2, isAbove ? area.top + 1 : area.bottom - 1, isAbove ? SCROLL_PX : -SCROLL_PX);
    timer = setTimeout(follow, SCROLL_EVERY_MS);
  }

  function released() {
    begun = last = null;
    clearTimeout(timer);
  }

  addEventListener('mousedown', pressed);
  addEventListener('mousemove', moved);
  addEventListener('mouseup', released);
  root.addEventListener('click', (event) => {
    if (!selection.isCollapsed && readableAt(event.target)) event.preventDefault(); // a link was selected, not followed
  });
  document.addEventListener('copy', (event) => {
    if (selection.isCollapsed || !isInside() || document.activeElement?.matches('input, textarea')) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', selectedText(root, selection.getRangeAt(0)));
  });

  return {
    /** Something is selected: the press that did it presses nothing else. */
    get hasSelected() {
      return !selection.isCollapsed && isInside();
    },
    /** The key extends what is selected. */
    takesKey: ({ key, shiftKey }) => shiftKey && isInside() && /^(Arrow|Home|End|Page)/.test(key),
    /** Part of the element is selected, so it must stay. */
    holds: (element) => !selection.isCollapsed && selection.containsNode(element, true),
  };
}

/** The place in the nearest text: { node, offset }, or null when there is none. */
function placeAt(root, { clientX, clientY }) {
  let nearest = null;
  let least = Infinity;
  for (const element of root.querySelectorAll('.readable:not(.covered)')) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const away = [Math.max(left - clientX, 0, clientX - right), Math.max(top - clientY, 0, clientY - bottom)];
    const distance = away[0] + 4 * away[1]; // what stands in the same line comes first
    if (distance >= least) continue;
    least = distance;
    nearest = { element, left, top, right, bottom };
  }
  if (!nearest) return null;
  const { element, left, top, right, bottom } = nearest;
  const x = Math.min(Math.max(clientX, left + 0.5), right - 0.5);
  const y = Math.min(Math.max(clientY, top + 0.5), bottom - 0.5);
  const found = caretAt(x, y);
  if (found && element.contains(found.node)) return found;
  const isBehind = clientY > bottom || (clientY >= top && clientX > (left + right) / 2);
  return { node: element, offset: isBehind ? element.childNodes.length : 0 };
}

function caretAt(x, y) {
  const position = document.caretPositionFromPoint?.(x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = document.caretRangeFromPoint?.(x, y); // Safari
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** Selects the word at a place; numbers with hyphens, such as a parcel's, are one. */
function selectWord(selection, { node, offset }) {
  if (node.nodeType !== Node.TEXT_NODE) return;
  const isOfWord = (sign) => sign !== undefined && /[\p{L}\p{N}\p{M}_-]/u.test(sign);
  let [from, to] = [offset, offset];
  if (!isOfWord(node.data[from]) && isOfWord(node.data[from - 1])) from = to = from - 1;
  while (isOfWord(node.data[from - 1])) from -= 1;
  while (isOfWord(node.data[to])) to += 1;
  selection.setBaseAndExtent(node, from, node, to);
}

/** What is selected, as people would write it down: each message with who said it and when, if there are several. */
function selectedText(root, range) {
  const groups = [];
  for (const element of root.querySelectorAll('.readable')) {
    const part = range.intersectsNode(element) ? partIn(element, range) : '';
    if (part === '') continue;
    const item = element.closest('[role=listitem]');
    if (groups.at(-1)?.item !== item) groups.push({ item, parts: [] });
    groups.at(-1).parts.push({ element, part });
  }
  const written = groups.map(({ item, parts }) => {
    const heading = (groups.length > 1 && item?.getAttribute('aria-label')) || '';
    const body = joined(parts.filter(({ element }) => !heading.includes(element.textContent)));
    return heading && body ? `${heading}\n${body}` : heading + body;
  });
  return written.join('\n\n');
}

/** The parts in lines, as they stand on screen. */
function joined(parts) {
  return parts.reduce((text, { element, part }, i) => {
    if (i === 0) return part;
    if (!isInLine(parts[i - 1].element, element)) return `${text}\n${part}`;
    return /\s$/.test(text) || /^\s/.test(part) ? text + part : `${text} ${part}`;
  }, '');
}

/** The part of an element's text that lies in the range. */
function partIn(element, range) {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}

function isInLine(a, b) {
  const [first, second] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return first.top < second.bottom - 2 && second.top < first.bottom - 2;
}
