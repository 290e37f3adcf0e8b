// Lays out a sheet (src/ui/kit/sheet.h) on paper; loaded when somebody prints. It is visible only in print (print.css), and text stays text.

import { integrityOf } from '../program/whole.js';
import { msg } from '../program/words.js';

/** Ends the sheet that is being printed. */
let end = () => {};

/** Shows the browser's print dialog for a sheet. */
export async function printSheet(sheet) {
  await styles();
  end();
  const paper = element('article', 'sheet', head(sheet), ...sheet.groups.map(group));
  const root = document.documentElement;
  const before = document.title;
  const title = `${sheet.shop}: ${sheet.title}`; // becomes the name of the file when printing to one
  end = () => {
    paper.remove();
    root.classList.remove('printing');
    if (document.title === title) document.title = before;
  };
  document.body.append(paper);
  root.classList.add('printing');
  document.title = title;
  addEventListener('afterprint', end, { once: true });
  print();
}

/** Resolves when the styles are there; the one-file form has them in the page. */
async function styles() {
  if (!ASSETS || document.querySelector('link[href^="print."]')) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = ASSETS.style;
  link.integrity = integrityOf(ASSETS.style);
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => {
      link.remove(); // so that the next press tries again
      reject(new Error(msg('{0} could not be loaded', ASSETS.style)));
    };
    document.head.append(link);
  });
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function head({ shop, title, mark, notes }) {
  const parts = [element('p', 'shop', shop), element('h1', '', title), element('p', 'notes', ...notes.map((text) => element('span', '', text)))];
  if (mark) parts.splice(1, 0, element('p', 'mark', mark));
  return element('header', '', ...parts);
}

const group = ({ kind, sections }) => element('div', `group ${kind} of-${sections.length}`, ...sections.map(section));

function section({ title, about, week, table, facts, lines }) {
  const parts = [element('h2', '', title)];
  if (about) parts.push(element('p', 'about', about));
  if (week) parts.push(bars(week));
  if (table) parts.push(grid(table));
  if (facts) parts.push(element('dl', '', ...facts.map(([name, words]) => element('div', '', element('dt', '', name), element('dd', '', words)))));
  if (lines) parts.push(element('ul', '', ...lines.map((line) => element('li', '', line))));
  return element('section', '', ...parts);
}

function grid([columns, ...rows]) {
  const row = (cells, tag) => element('tr', '', ...cells.map((text, i) => element(i === 0 ? 'th' : tag, '', text)));
  return element('table', '', element('thead', '', row(columns, 'th')), element('tbody', '', ...rows.map((cells) => row(cells, 'td'))));
}

/** The days of a week as bars, with a scale of hours below them. */
function bars({ from, to, step, days }) {
  const place = (hours) => `${((hours - from) / (to - from)) * 100}%`;
  const day = ({ name, words, spans }) => {
    const open = spans.map(([begin, finish]) => {
      const bar = element('i', '');
      bar.style.left = place(begin / 3600);
      bar.style.right = `${100 - parseFloat(place(finish / 3600))}%`;
      return bar;
    });
    return element('div', 'day', element('b', '', name), element('span', 'bar', ...open), element('span', 'hours', words));
  };
  const marks = [];
  for (let hour = Math.ceil(from / step) * step; hour <= to; hour += step) {
    const mark = element('span', '', String(hour));
    mark.style.left = place(hour);
    marks.push(mark);
  }
  return element('div', 'week', ...days.map(day), element('div', 'scale', ...marks));
}
