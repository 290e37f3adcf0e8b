// The semantic tree as real elements over the canvas: what assistive technology reads, what tests find, and where text is typed.
//
// The program sends the whole tree whenever it changed; here it is compared by node id, so that an element lives as long as its
// node does and keeps the focus. Elements are see-through and let the pointer pass to the canvas, except text fields.
// What a person does to an element goes back as an event by id.
import { createElement, isField, KIND, LIVE, update } from './elements.js';
import { arrange } from './arrange.js';
import { fieldKey, overwrite, watchField } from './fields.js';

/**
 * @param {HTMLElement} root
 * @param {(kind: number, id: number, more?: { text?: string, edit?: number, choice?: number, visible?: boolean }) => void} tell
 */
export function createMirror(root, tell) {
  const entries = new Map(); // node id → { element, node, children }
  let modality = 'pointer';
  let updating = false;

  const idOf = (target) => Number(target?.closest?.('[data-node]')?.dataset.node ?? 0);

  /** Brings the children of `parent` to `nodes`, and everything below; `kept` collects the ids met. */
  function bring(parent, nodes, kept) {
    const elements = nodes.map((node) => {
      kept.add(node.id);
      let entry = entries.get(node.id);
      if (!entry || entry.node.role !== node.role || entry.node.multiline !== node.multiline) {
        entry?.element.remove();
        entry = { element: createElement(node), node: {} };
        entries.set(node.id, entry);
        if (isField(entry.element)) watchField(entry.element, node, tell);
      }
      update(entry.element, node, entry.node);
      if (isField(entry.element)) overwrite(entry.element, node);
      entry.node = node;
      const inner = entry.element.firstElementChild?.matches('[data-cell]') ? entry.element.firstElementChild : entry.element;
      if (inner.tagName !== 'SELECT') bring(inner, node.children ?? [], kept);
      return entry.element;
    });
    arrange(parent, elements, document.activeElement);
  }

  /** What lies under the topmost modal dialog can be neither reached nor read. */
  function coverUnderModal(nodes) {
    const covered = new Set();
    let siblings = nodes;
    for (const node of pathToTopModal(nodes)) {
      for (const sibling of siblings.slice(0, siblings.indexOf(node))) covered.add(sibling.id); // what comes after floats above
      siblings = node.children ?? [];
    }
    for (const [id, { element }] of entries) if (element.inert !== covered.has(id)) element.inert = covered.has(id);
  }

  function giveFocus(id) {
    const element = entries.get(id)?.element;
    if (element && element !== document.activeElement) element.focus({ preventScroll: true });
  }

  root.addEventListener('click', (event) => {
    const id = idOf(event.target);
    const entry = entries.get(id);
    if (!entry) return;
    if (isField(entry.element)) return; // it has the focus by itself
    event.preventDefault();
    if (!entry.node.disabled) tell(KIND.activate, id);
  });
  root.addEventListener('change', (event) => {
    if (event.target.tagName === 'SELECT') tell(KIND.choose, idOf(event.target), { choice: event.target.selectedIndex });
  });
  root.addEventListener('focusin', (event) => {
    if (!updating) tell(KIND.focus, idOf(event.target), { visible: modality === 'keyboard' });
  });
  root.addEventListener('focusout', (event) => {
    // Another window's turn is not ours to answer; the element keeps the focus for when people come back.
    if (updating || event.relatedTarget || !document.hasFocus()) return;
    tell(KIND.focus, 0);
  });
  addEventListener('keydown', () => (modality = 'keyboard'), true);
  addEventListener('pointerdown', () => (modality = 'pointer'), true);

  return {
    isField,
    /** Brings the elements to the tree the program sent. */
    update(tree) {
      updating = true;
      const focused = idOf(document.activeElement);
      const kept = new Set();
      bring(root, tree.nodes, kept);
      for (const [id, entry] of entries) {
        if (kept.has(id)) continue;
        entry.element.remove();
        entries.delete(id);
      }
      coverUnderModal(tree.nodes);
      // An element lost the focus on the way when it went to another parent, or gave way to one of another role.
      if (focused !== 0) giveFocus(focused);
      updating = false;
    },
    /** Moves the real focus as the program wishes; 0 takes it away. */
    focus(id) {
      updating = true;
      if (id === 0) {
        if (root.contains(document.activeElement)) document.activeElement.blur();
      } else {
        giveFocus(id);
      }
      updating = false;
    },
    /** Whether a status or alert on screen says just this, being live itself. */
    says: (text) =>
      [...entries.values()].some(({ node, element }) => LIVE.has(node.role) && node.name === text && !element.closest('[inert]')),
    /** Whether a dialog is open. */
    hasDialog: () => [...entries.values()].some(({ node }) => node.role === 'dialog'),
    /** A key pressed in a real field: true when it was met there. */
    fieldKey: (event) => fieldKey(event, entries.get(idOf(event.target))?.node, tell),
    /** A key pressed on another mirrored element: true when it is the element's own. */
    elementKey(event) {
      const entry = entries.get(idOf(event.target));
      if (!entry || event.ctrlKey || event.metaKey) return false; // shortcuts are the screen's
      const { element, node } = entry;
      const opens = event.key === 'Enter' || event.key === ' ';
      if (element.tagName === 'SELECT') {
        // The choices open as drawn; the browser's own list would lie over them.
        const mine = opens || event.key === 'ArrowDown' || event.key === 'ArrowUp';
        if (mine && !node.expanded) {
          event.preventDefault();
          tell(KIND.activate, node.id);
          return true;
        }
        return false;
      }
      if (!opens || !node.interactive) return false;
      event.preventDefault();
      if (!node.disabled && !event.repeat) tell(KIND.activate, node.id);
      return true;
    },
  };
}

/** The nodes from the root to the topmost modal dialog, or none. */
function pathToTopModal(nodes) {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const below = pathToTopModal(nodes[i].children ?? []);
    if (below.length > 0) return [nodes[i], ...below];
    if (nodes[i].modal) return [nodes[i]];
  }
  return [];
}
