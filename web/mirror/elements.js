// Makes and updates one mirrored element: tag and attributes for a node of the semantic tree.
import { boxOfReadable, isReadable, piecesOf, readableContent, readableText, setApart, showReadable } from './texts.js';

/** The values of ui::Event::Kind. */
export const KIND = { activate: 0, edit: 1, choose: 2, focus: 3, submit: 4 };

const TAGS = {
  banner: 'header',
  navigation: 'nav',
  main: 'main',
  region: 'section',
  button: 'button',
  tab: 'button',
  menuitem: 'button',
  checkbox: 'button',
  radio: 'button',
  switch: 'button',
  link: 'a',
  combobox: 'select',
  searchbox: 'input',
  text: 'span',
};
/** Roles that these tags have by themselves. */
const NATIVE = new Set(['banner', 'navigation', 'main', 'region', 'button', 'link', 'combobox', 'searchbox', 'textbox', 'heading', 'text']);
/** Roles whose name is their text. */
const NAMED_BY_TEXT = new Set(['heading', 'text', 'button', 'link', 'tab', 'option', 'menuitem', 'checkbox', 'radio', 'switch', 'status', 'alert', 'listitem', 'row']);
/** Roles whose changes are read out. */
export const LIVE = new Set(['status', 'alert']);
/** Roles whose text is also set as a label, since by the rules of ARIA their text does not name them. */
const LABELLED_TOO = new Set(['status', 'alert', 'row']);

export const isField = (target) => target instanceof Element && target.matches('input[data-node], textarea[data-node]');

function tagOf(node) {
  if (node.role === 'heading') return `h${node.level || 2}`;
  if (node.role === 'textbox') return node.multiline ? 'textarea' : 'input';
  return TAGS[node.role] ?? 'div';
}

export function createElement(node) {
  const tag = tagOf(node);
  const element = document.createElement(tag);
  element.dataset.node = node.id;
  if (!NATIVE.has(node.role)) element.setAttribute('role', node.role);
  if (tag === 'button') element.type = 'button';
  if (tag === 'a') element.href = '#';
  if (node.role === 'searchbox') element.type = 'search';
  if (node.role === 'row') {
    const cell = document.createElement('div');
    cell.setAttribute('role', 'gridcell');
    cell.dataset.cell = '';
    element.append(cell);
  }
  return element;
}

/** Gives `element` everything of `node` that differs from `before` ({} for a new one). */
export function update(element, node, before) {
  place(element, isReadable(node) ? boxOfReadable(node) : node.rect);
  const hasOtherTexts = String(node.texts) !== String(before.texts);
  if (node.name !== before.name || !node.children !== !before.children || hasOtherTexts || node.covered !== before.covered) setName(element, node, before);
  if (isReadable(node)) {
    if (hasOtherTexts || String(node.rect) !== String(before.rect) || node.covered !== before.covered) showReadable(element, node);
  } else if (isReadable(before)) {
    element.classList.remove('readable');
  }
  for (const [attribute, value] of attributes(node)) set(element, attribute, value);
  if (element.tagName === 'SELECT') setChoices(element, node, before);
  if ('disabled' in element && element.disabled !== !!node.disabled) element.disabled = !!node.disabled;
  const tab = node.interactive && !node.skipped ? 0 : -1;
  const isBare = node.interactive && !element.hasAttribute('tabindex'); // a heading says -1, and takes no focus before it is told so
  if (element.tabIndex !== tab || isBare) element.tabIndex = tab;
}

/** The node's attributes; undefined removes one. */
function attributes(node) {
  const flag = (value) => (value ? 'true' : undefined);
  const choice = node.role === 'checkbox' || node.role === 'radio' || node.role === 'switch';
  const selectable = node.role === 'tab' || node.role === 'option' || (node.role === 'row' && node.selected);
  const opensMenu = node.has_popup && node.role === 'button';
  const native = isFieldRole(node.role) || node.role === 'combobox' || node.role === 'button';
  return [
    ['id', node.role === 'option' ? `node-${node.id}` : undefined],
    ['aria-activedescendant', node.active ? `node-${node.active}` : undefined],
    ['aria-autocomplete', node.takes_arrows ? 'list' : undefined],
    ['aria-description', node.description],
    ['aria-keyshortcuts', node.shortcut],
    ['aria-expanded', opensMenu ? String(!!node.expanded) : undefined],
    ['aria-haspopup', opensMenu ? 'menu' : undefined],
    ['aria-checked', choice ? String(!!node.checked) : undefined],
    ['aria-selected', selectable ? String(!!node.selected) : undefined],
    ['aria-disabled', native ? undefined : flag(node.disabled)],
    ['aria-required', flag(node.required)],
    ['aria-invalid', flag(node.invalid)],
    ['aria-modal', flag(node.modal)],
    ['aria-busy', flag(node.busy)],
    ['aria-rowcount', node.row_count],
    ['aria-rowindex', node.row_index === undefined ? undefined : node.row_index + 1],
    ['aria-valuenow', node.role === 'progressbar' ? (parseInt(node.value, 10) || 0) : undefined],
  ];
}

const isFieldRole = (role) => role === 'textbox' || role === 'searchbox';

function set(element, attribute, value) {
  if (value === undefined || value === '') element.removeAttribute(attribute);
  else if (element.getAttribute(attribute) !== String(value)) element.setAttribute(attribute, value);
}

/** Gives the element its name, and the texts that people see of it. */
function setName(element, node, before) {
  if (isReadable(node)) return setReadable(element, node, before);
  if (element.matches('select, input, textarea')) return set(element, 'aria-label', node.name);
  const pieces = piecesOf(node);
  const isText = node.role === 'text' || LIVE.has(node.role) || (node.role === 'listitem' && !node.children);
  const saysName = NAMED_BY_TEXT.has(node.role) && !node.children && pieces.length === 1 && pieces[0].textContent === node.name;
  const isLabelled = LABELLED_TOO.has(node.role) || !(isText || saysName);
  set(element, 'aria-label', isLabelled ? node.name : undefined);
  if (node.role === 'row') set(element.firstElementChild, 'aria-label', node.name);
  if (LIVE.has(node.role)) announceBy(() => setOwnText(element, node.name ?? ''));
  else if (isText) setOwnText(element, node.name ?? '');
  else setOwn(element, saysName ? pieces : []);
  setApart(element, isText || saysName || node.covered ? [] : pieces);
  return undefined;
}

function setReadable(element, node, before) {
  const text = readableText(node);
  const isSame = isReadable(before) && readableText(before) === text && String(before.links) === String(node.links);
  set(element, 'aria-label', LABELLED_TOO.has(node.role) || text !== node.name ? node.name : undefined);
  if (isSame) return;
  const show = () => element.replaceChildren(...readableContent(node));
  if (LIVE.has(node.role)) announceBy(show);
  else show();
}

/** Changes in a live region are read out, so it must exist before its text does. */
const announceBy = (show) => setTimeout(show);

/** Puts what shows the element's name before the elements of its child nodes, in place of what did before. */
function setOwn(element, content) {
  for (const child of [...element.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE || !child.matches('[data-node], [data-cell]')) child.remove();
  }
  element.prepend(...content);
}

/** Sets an element's text, which comes before its child elements. */
function setOwnText(element, text) {
  const first = element.firstChild;
  if (first?.nodeType === Node.TEXT_NODE) {
    if (first.data !== text) first.data = text;
  } else {
    setOwn(element, text === '' ? [] : [text]);
  }
}

function setChoices(select, node, before) {
  const options = node.options ?? [];
  if (String(options) !== String(before.options ?? [])) {
    select.replaceChildren(...options.map((text) => new Option(text, text)));
  }
  // While a drawn list is open, only its options are to be found.
  const hidden = node.expanded || node.covered ? 'true' : undefined;
  for (const option of select.options) set(option, 'aria-hidden', hidden);
  const chosen = options.indexOf(node.value ?? '');
  if (select.selectedIndex !== chosen) select.selectedIndex = chosen;
}

function place(element, [x, y, width, height]) {
  const { style } = element;
  for (const [side, length] of [['left', x], ['top', y], ['width', width], ['height', height]]) {
    const wanted = `${length}px`;
    if (style[side] !== wanted) style[side] = wanted;
  }
}
