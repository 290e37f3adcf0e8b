// A list of all tickets: scrolling it, sorting and filtering it, by what the page's main thread does in each frame.
import { click, search, settled } from '../browser/shop.mjs';
import { workOfFrames } from '../browser/frames.mjs';
import { percentile } from './numbers.mjs';
import { go } from './open_shop.mjs';
import { openPeerPage } from './peer_page.mjs';

const wheels = 60;
const wheelPixels = 400;

export async function measureList({ table, tickets, files, browser }) {
  const data = await files(tickets);
  const peer = await measureGrid(data);
  const { page } = (await browser()).shop;
  await go(page, '#/tickets');
  await search(page, data.code); // which finds every ticket: views alone show the open ones
  const ours = { scroll: await scroll(page, () => settled(page)), sort: await sortOurs(page), filter: await filterOurs(page) };
  const add = (what, figure, bar) => table.add('list', what, 'ms', { ours: figure(ours), peer: figure(peer), by: 'AG Grid', bar });
  await search(page, '');
  add('scrolling, work of a frame, p50', ({ scroll: works }) => percentile(works, 50));
  add('scrolling, work of a frame, p99', ({ scroll: works }) => percentile(works, 99), '4');
  add('sorting, longest frame', ({ sort: works }) => Math.max(...works), '50');
  add('filtering, longest frame', ({ filter: works }) => Math.max(...works), '50');
}

/** Turns the wheel over the list, a notch a frame. */
async function scroll(page, rest) {
  await page.mouse.move(600, 600);
  await page.mouse.wheel(0, wheelPixels); // what only the first costs is not scrolling
  await rest();
  return workOfFrames(page, async () => {
    for (let i = 0; i < wheels; i += 1) await page.mouse.wheel(0, wheelPixels);
    await rest();
  });
}

async function sortOurs(page) {
  const field = page.getByRole('combobox', { name: 'Sort', exact: true });
  const options = await field.evaluate((select) => [...select.options].map((option) => option.textContent));
  const works = [];
  for (const wanted of [/subject/i, /customer/i, /urgency/i]) {
    const label = options.find((option) => wanted.test(option));
    works.push(...(await workOfFrames(page, async () => {
      await field.selectOption({ label });
      await settled(page);
    })));
  }
  return works;
}

async function filterOurs(page) {
  const works = [];
  await click(page, 'button', 'Filter');
  for (const name of ['Pending', 'High']) {
    works.push(...(await workOfFrames(page, async () => {
      await page.getByRole('checkbox', { name, exact: true }).dispatchEvent('click');
      await settled(page);
    })));
  }
  for (const name of ['Pending', 'High']) await page.getByRole('checkbox', { name, exact: true }).dispatchEvent('click');
  await settled(page);
  await page.keyboard.press('Escape');
  await settled(page);
  return works;
}

async function measureGrid({ tickets }) {
  const peer = await openPeerPage('aggrid', {
    'aggrid.js': 'node_modules/ag-grid-community/dist/ag-grid-community.min.js', 'aggrid_page.js': 'peers/aggrid_page.mjs', 'tickets.json': tickets,
  });
  try {
    const { page } = peer;
    const rest = () => page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
    const works = (ask) => workOfFrames(page, async () => {
      await page.evaluate(ask);
      await rest();
    });
    const sort = [];
    const scrolled = await scroll(page, rest);
    for (const ask of [sortBy('subject'), sortBy('customer'), sortBy('priority')]) sort.push(...(await works(ask)));
    const filter = [...(await works(filterBy('state', 'pending'))), ...(await works(filterBy('priority', 'high')))];
    return { scroll: scrolled, sort, filter };
  } finally {
    await peer.close();
  }
}

const sortBy = (field) => `window.grid.applyColumnState({ state: [{ colId: '${field}', sort: 'asc' }], defaultState: { sort: null } })`;
const filterBy = (field, filter) => `window.grid.setFilterModel({ ${field}: { filterType: 'text', type: 'equals', filter: '${filter}' } })`;
