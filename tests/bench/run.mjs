// What the product costs, measured in one run and held against the bars it is built for (never a test: machines differ).
// ./dev bench [--tickets N]: prints a table, and the same as JSON into build/bench.json.
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { commandLine, newFolder, openShop, site } from '../browser/harness.mjs';
import { click, fill, key, settled } from '../browser/shop.mjs';
import { installProbes, percentile, takeFrames } from './probes.mjs';

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '10000' } } });
const tickets = Number(values.tickets);
const results = [];

function report(what, value, unit, bar) {
  results.push({ what, value, unit, bar });
  console.log(`${what.padEnd(62)} ${value.toFixed(value < 10 ? 2 : 0).padStart(9)} ${unit.padEnd(3)} ${bar === undefined ? '' : `bar ${bar}`}`);
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Bytes that come over the line before the first usable frame. */
async function firstVisit() {
  const wanted = /^(index\.html|page\.|main\.|counterbell\.|icons\.|inter-\d00\.).*br$/;
  const names = (await readdir(site, { recursive: true })).filter((name) => wanted.test(name.split('/').at(-1)));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(site, name))).size));
  report('first visit, brotli', sizes.reduce((sum, size) => sum + size, 0) / 1024, 'KB', 400);
}

async function commandLineCosts(file, folder) {
  report(`command line: generate ${tickets} tickets`, await timed(() => commandLine('generate', '--tickets', String(tickets), '--seed', '1', '-o', file)), 'ms');
  report('command line: start alone', await timed(() => commandLine('--help').catch(() => {})), 'ms');
  report('command line: check the file', await timed(() => commandLine('check', file)), 'ms');
  report('command line: merge the file with itself', await timed(() => commandLine('merge', '-o', join(folder, 'merged.json'), file, file)), 'ms');
}

async function join_(page, file) {
  const chooser = page.waitForEvent('filechooser');
  await click(page, 'button', 'Join with a file from a colleague');
  const start = performance.now();
  await (await chooser).setFiles(file);
  await page.getByRole('textbox', { name: 'Station name' }).waitFor({ timeout: 300_000 });
  report('browser: read, check and merge the file', performance.now() - start, 'ms');
  await fill(page, 'Station name', 'Back office');
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name: /Weber/ }).first().waitFor(); // one of the made-up staff
  await page.getByRole('button', { name: /Weber/ }).first().click({ force: true });
  await page.getByRole('tab', { name: 'Today' }).waitFor();
  await settled(page);
}

async function start(page) {
  await page.evaluate(() => { location.hash = '#/tickets'; });
  await settled(page);
  await page.reload();
  await page.getByRole('row').first().waitFor();
  report('browser: start to a usable list', await page.evaluate(() => performance.now()), 'ms', '1000 at 100,000');
  await settled(page);
}

async function search(page) {
  const field = page.getByRole('searchbox', { name: 'Search', exact: true });
  const frames = [];
  for (const query of ['engraved urn', 'where is my', 'müller', '555 01', 'nothing like it', 'the', 'frame glass', 'ring']) {
    await field.fill('');
    await settled(page);
    for (let length = 1; length <= query.length; length += 1) {
      await takeFrames(page);
      await field.fill(query.slice(0, length));
      await settled(page);
      frames.push(Math.max(...(await takeFrames(page))));
    }
  }
  await field.fill('');
  await settled(page);
  report('browser: search, longest frame of a keystroke, median', percentile(frames, 50), 'ms');
  report('browser: search, longest frame of a keystroke, 99th percentile', percentile(frames, 99), 'ms', '10 of work');
}

async function scroll(page) {
  await page.mouse.move(400, 500);
  await takeFrames(page);
  for (let i = 0; i < 60; i += 1) await page.mouse.wheel(0, 400);
  await settled(page);
  report('browser: scrolling the list, a frame, 99th percentile', percentile(await takeFrames(page), 99), 'ms', 4);
}

async function sort(page) {
  const field = page.getByRole('combobox', { name: 'Sort', exact: true });
  const frames = [];
  for (const label of ['by subject', 'by customer', 'by urgency']) {
    const options = await field.evaluate((select) => [...select.options].map((option) => option.textContent));
    await takeFrames(page);
    await field.selectOption({ label: options.find((option) => option.toLowerCase().includes(label.slice(3))) });
    await settled(page);
    frames.push(Math.max(...(await takeFrames(page))));
  }
  report('browser: sorting the list, longest frame', Math.max(...frames), 'ms', 50);
}

async function capture(page) {
  const times = [];
  await page.evaluate(() => document.activeElement.blur()); // a list to choose from takes letters for itself
  for (let i = 0; i < 20; i += 1) {
    await key(page, 'n');
    await fill(page, 'Subject', `Measured ticket ${i}`);
    await page.evaluate(() => window.probes.waitForOpened());
    await page.keyboard.press('Control+Enter');
    times.push(await page.evaluate(() => window.probes.opened));
    await settled(page);
    await key(page, 'Escape');
  }
  report('browser: Enter to durably saved and told, median', percentile(times, 50), 'ms');
  report('browser: Enter to durably saved and told, 99th percentile', percentile(times, 99), 'ms', 50);
}

async function idle(page) {
  await page.evaluate(() => { location.hash = '#/tickets'; });
  await settled(page);
  await page.waitForTimeout(3000);
  const before = await page.evaluate(() => window.counterbell.frames);
  await page.waitForTimeout(10_000);
  report('browser: frames in ten idle seconds', (await page.evaluate(() => window.counterbell.frames)) - before, '', 0);
}

const folder = await newFolder('bench');
const file = join(folder, 'shop.json');
console.log(`${tickets} tickets, one machine, one run`);
await firstVisit();
await commandLineCosts(file, folder);
report('exchange file', (await stat(file)).size / 1024 / 1024, 'MB');
const shop = await openShop(null, { prepare: installProbes });
try {
  const { page } = shop;
  page.setDefaultTimeout(60_000);
  await join_(page, file);
  await start(page);
  await search(page);
  await scroll(page);
  await sort(page);
  await capture(page);
  report('browser: WebAssembly memory', await page.evaluate(() => window.probes.memory()), 'MB', '400 at 100,000');
  await idle(page);
} finally {
  await shop.close();
  await rm(folder, { recursive: true });
}
await writeFile(new URL('../../build/bench.json', import.meta.url), `${JSON.stringify({ tickets, results }, null, 2)}\n`);
