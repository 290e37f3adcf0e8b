// Puts children into order with as few moves as possible: when an element is moved, assistive technology loses its place in it, and it
// loses the focus.

/**
 * Makes `wanted` the child elements of `parent`, in that order. `anchor` (or what holds it) never moves.
 * @param {Element} parent
 * @param {Element[]} wanted
 * @param {Element | null} anchor
 */
export function arrange(parent, wanted, anchor) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child) && !stays(child)) child.remove();
  if (inOrder(parent, wanted)) return;

  const index = new Map([...parent.children].map((child, i) => [child, i]));
  const staying = new Set(stayingOnes(wanted, index, anchor));
  // From the last to the first, each before the one that follows it.
  let next = null;
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    if (!staying.has(wanted[i])) parent.insertBefore(wanted[i], next);
    next = wanted[i];
  }
}

/** What shows the parent's name, and what has left the screen but is selected. */
const stays = (child) => child.matches(':not([data-node]), .left');

function inOrder(parent, wanted) {
  let child = parent.firstElementChild;
  for (const element of wanted) {
    while (child && stays(child)) child = child.nextElementSibling;
    if (child !== element) return false;
    child = child.nextElementSibling;
  }
  return true;
}

/** The largest part of `wanted` that is in order already; it includes the anchor if `wanted` does. */
function stayingOnes(wanted, index, anchor) {
  const fixed = anchor ? wanted.findIndex((element) => index.has(element) && element.contains(anchor)) : -1;
  if (fixed < 0) return increasing(wanted.filter((element) => index.has(element)), index);
  const at = index.get(wanted[fixed]);
  const before = wanted.slice(0, fixed).filter((element) => index.get(element) < at);
  const after = wanted.slice(fixed + 1).filter((element) => index.get(element) > at);
  return [...increasing(before, index), wanted[fixed], ...increasing(after, index)];
}

/** A longest increasing subsequence by index (patience sorting). */
function increasing(elements, index) {
  const tails = []; // tails[n]: the position that ends the lowest run of n + 1 found so far
  const before = new Array(elements.length);
  for (let i = 0; i < elements.length; i += 1) {
    const value = index.get(elements[i]);
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index.get(elements[tails[middle]]) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? tails[low - 1] : -1;
    tails[low] = i;
  }
  const run = [];
  for (let i = tails.length > 0 ? tails[tails.length - 1] : -1; i >= 0; i = before[i]) run.push(elements[i]);
  return run.reverse();
}
