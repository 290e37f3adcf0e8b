// The semantic tree as real elements over the canvas. Assistive technology reads them, tests find them, and text is typed into them.
//
// The program sends the whole tree whenever it has changed. Nodes are compared by id, so that an element exists as long as its node
// and keeps the focus. Elements are transparent and let the pointer through to the canvas, except text fields. What a person does
// to an element is sent to the program as an event with the node's id.
import { arrange } from './arrange.js';
import { createElement, isField, KIND, LIVE, update } from './elements.js';
import { fieldKey, overwrite, watchField } from './fields.js';
import { coveredByModal } from './modal.js';
import { isReadable, readableAt, setApart } from './texts.js';

const idOf = (target) => Number(target?.closest?.('[data-node]')?.dataset.node ?? 0);

/** Where the elements of a node's children go. */
const insideOf = (element) => (element.firstElementChild?.matches('[data-cell]') ? element.firstElementChild : element);

export class Mirror {
  #root;
  #tell;
  #scroll;
  /** What selects texts; null until it is here. */
  #selecting = null;
  /** node id → { element, node } */
  #entries = new Map();
  /** What people used last: 'keyboard' or 'pointer'. */
  #modality = 'pointer';
  /** The program moves the focus, not a person. */
  #isUpdating = false;

  /**
   * @param {HTMLElement} root
   * @param {(kind: number, id: number, more?: { text?: string, edit?: number, choice?: number, visible?: boolean }) => void} tell
   * @param {(x: number, y: number, dy: number) => void} scroll scrolls what is drawn there
   */
  constructor(root, tell, scroll) {
    this.#root = root;
    this.#tell = tell;
    this.#scroll = scroll;
    root.addEventListener('click', (event) => this.#clicked(event));
    root.addEventListener('change', ({ target }) => {
      if (target.tagName === 'SELECT') tell(KIND.choose, idOf(target), { choice: target.selectedIndex });
    });
    root.addEventListener('focusin', ({ target }) => {
      if (!this.#isUpdating) tell(KIND.focus, idOf(target), { visible: this.#modality === 'keyboard' });
    });
    root.addEventListener('focusout', ({ relatedTarget }) => {
      // When the whole window loses the focus, the element keeps its own for when people come back.
      if (!this.#isUpdating && !relatedTarget && document.hasFocus()) tell(KIND.focus, 0);
    });
    addEventListener('keydown', () => (this.#modality = 'keyboard'), true);
    addEventListener('pointerdown', () => (this.#modality = 'pointer'), true);
  }

  /** From now on people can select texts with the mouse. @param {typeof import('./selecting.js').createSelecting} createSelecting */
  selectWith(createSelecting) {
    this.#selecting = createSelecting(this.#root, this.#scroll);
  }

  /** Brings the elements to the tree the program sent. */
  update({ nodes }) {
    this.#isUpdating = true;
    const focused = idOf(document.activeElement);
    const kept = new Set();
    this.#holdSelected(nodes);
    this.#bring(this.#root, nodes, kept);
    for (const [id, { element }] of this.#entries) {
      if (kept.has(id) || element.matches('.left, .left *')) continue;
      element.remove();
      setApart(element, []);
      this.#entries.delete(id);
    }
    const covered = coveredByModal(nodes);
    for (const [id, { element }] of this.#entries) if (element.inert !== covered.has(id)) element.inert = covered.has(id);
    // An element that moved to another parent, or was replaced by one of another role, has lost the focus.
    if (focused !== 0) this.#giveFocus(focused);
    this.#isUpdating = false;
  }

  /** What has left the screen but is selected stays, out of sight, so that people can copy more than fits on the screen. */
  #holdSelected(nodes) {
    for (const element of this.#root.querySelectorAll('.left')) element.classList.remove('left');
    if (!this.hasSelected) return;
    const shown = new Set();
    const note = (node) => {
      shown.add(node.id);
      node.children?.forEach(note);
    };
    nodes.forEach(note);
    for (const [id, { element }] of this.#entries) if (!shown.has(id) && this.#selecting.holds(element)) element.classList.add('left');
  }

  /** Moves the real focus as the program wishes; 0 takes it away. */
  focus(id) {
    this.#isUpdating = true;
    if (id !== 0) this.#giveFocus(id);
    else if (this.#root.contains(document.activeElement)) document.activeElement.blur();
    this.#isUpdating = false;
  }

  /** Whether a status or alert on screen, which is read out by itself, says exactly this. */
  says(text) {
    return [...this.#entries.values()].some(({ node, element }) => LIVE.has(node.role) && node.name === text && !element.closest('[inert]'));
  }

  /** Something on screen is selected, so that the press that did it presses nothing else. */
  get hasSelected() {
    return !!this.#selecting?.hasSelected;
  }

  /** A dialog is open. */
  get hasDialog() {
    return [...this.#entries.values()].some(({ node }) => node.role === 'dialog');
  }

  /** Handles a key pressed in a real field, `target`; true when the program need not hear of it. */
  fieldKey(event, target) {
    return fieldKey(event, this.#entries.get(idOf(target))?.node, this.#tell);
  }

  /** Handles a key pressed on another mirrored element, `target`; true when the program need not hear of it. */
  elementKey(event, target) {
    if (this.#selecting?.takesKey(event)) return true;
    if (event.key === 'Enter' && target.matches('a') && readableAt(target)) return true;
    const entry = this.#entries.get(idOf(target));
    if (!entry || event.ctrlKey || event.metaKey) return false; // shortcuts are for the screen
    const { element, node } = entry;
    const opens = event.key === 'Enter' || event.key === ' ';
    if (element.tagName === 'SELECT') {
      // The choices open as drawn; the browser's own list would cover them.
      const isOwn = opens || event.key === 'ArrowDown' || event.key === 'ArrowUp';
      if (!isOwn || node.expanded) return false;
    } else if (!opens || !node.interactive) {
      return false;
    }
    event.preventDefault();
    if (element.tagName === 'SELECT' || (!node.disabled && !event.repeat)) this.#tell(KIND.activate, node.id);
    return true;
  }

  #clicked(event) {
    const id = idOf(event.target);
    const entry = this.#entries.get(id);
    if (!entry || isField(entry.element)) return; // a field gets the focus by itself
    if (readableAt(event.target)) return; // a link in it leads there by itself
    event.preventDefault();
    if (!entry.node.disabled) this.#tell(KIND.activate, id);
  }

  /** Brings the children of `parent` to `nodes`, and everything below; `kept` collects the ids met. */
  #bring(parent, nodes, kept) {
    const elements = nodes.map((node) => {
      kept.add(node.id);
      const entry = this.#entryOf(node);
      const { element } = entry;
      update(element, node, entry.node);
      if (isField(element)) overwrite(element, node);
      entry.node = node;
      const inside = insideOf(element);
      if (inside.tagName !== 'SELECT' && !isReadable(node)) this.#bring(inside, node.children ?? [], kept);
      return element;
    });
    arrange(parent, elements, document.activeElement);
  }

  /** The entry of a node; a new one when there is none, or one of another kind. */
  #entryOf(node) {
    const before = this.#entries.get(node.id);
    if (before && before.node.role === node.role && before.node.multiline === node.multiline) return before;
    before?.element.remove();
    if (before) setApart(before.element, []);
    const entry = { element: createElement(node), node: {} };
    this.#entries.set(node.id, entry);
    if (isField(entry.element)) watchField(entry.element, node, this.#tell);
    return entry;
  }

  #giveFocus(id) {
    const element = this.#entries.get(id)?.element;
    if (element && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
  }
}
