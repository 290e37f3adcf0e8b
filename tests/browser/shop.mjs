// What a person does in a shop, by roles and names only: the words browser tests are written in.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** How long something may take in a page; the benchmarks, whose shops are large, raise it. */
export const patience = { ms: 60_000 };

/** Waits until nothing is being drawn or saved. */
export const settled = (page) =>
  page.evaluate((ms) => {
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`not idle within ${ms} ms: ${JSON.stringify(window.counterbell.busy)}`)), ms);
    });
    return Promise.race([window.counterbell.idle(), late]);
  }, patience.ms);

/** Presses the drawn pixels of a widget, as a mouse does. */
export async function click(page, role, name, options = {}) {
  await page.getByRole(role, { name, exact: true, ...options }).first().click({ force: true });
  await settled(page);
}

/** Activates a widget as assistive technology does, without the pointer. */
export async function activate(page, role, name, options = {}) {
  await page.getByRole(role, { name, exact: true, ...options }).first().dispatchEvent('click');
  await settled(page);
}

export async function fill(page, name, text, role = 'textbox') {
  await page.getByRole(role, { name, exact: true }).fill(text);
  await settled(page);
}

export async function choose(page, name, option) {
  await page.getByRole('combobox', { name, exact: true }).selectOption({ label: option });
  await settled(page);
}

/** Presses a button that asks for a file, and gives it the one at `path`. */
export async function chooseFile(page, button, path) {
  await page.getByRole('button', { name: button, exact: true }).first().waitFor();
  await settled(page); // what has just come may still move to its place
  const chooser = page.waitForEvent('filechooser');
  chooser.catch(() => {}); // when there is no such button, that is what to tell
  await click(page, 'button', button);
  await (await chooser).setFiles(path);
}

export async function key(page, keys) {
  await page.keyboard.press(keys);
  await settled(page);
}

/** First-run set-up, to the first screen. */
export async function setUpShop(page, { shop = 'Keepsakes & Co', name = 'Mia Keller', pin = '' } = {}) {
  await page.getByRole('textbox', { name: 'Shop name', exact: true }).waitFor();
  await fill(page, 'Shop name', shop);
  await fill(page, 'Your name', name);
  if (pin) await fill(page, 'PIN', pin);
  await click(page, 'button', 'Start');
  await page.getByRole('tab', { name: 'Today' }).first().waitFor();
}

/** Types a ticket with the keyboard alone, from wherever no field has the focus, and presses Open. */
export async function typeTicket(page, { customer = '', contact = '', subject, want = '', treat = '', details = '' }) {
  await page.getByRole('tab', { name: 'Today' }).first().waitFor(); // right after a reload there is nobody yet to press a key for
  await settled(page);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
  await settled(page);
  for (const text of [customer, contact, subject, want, treat, details]) {
    if (text.length < 200) await page.keyboard.type(text);
    else await page.keyboard.insertText(text); // as pasting does: typing takes a browser without a GPU a minute
    await key(page, 'Tab');
  }
  await page.keyboard.press('Control+Enter');
}

/** Takes a ticket with the keyboard alone; returns its number once it is told as opened. */
export async function takeTicketByKeyboard(page, ticket) {
  const before = await numbersOpened(page); // the last ticket's may still be told
  await typeTicket(page, ticket);
  let number;
  await until(async () => (number = (await numbersOpened(page)).find((told) => !before.includes(told))));
  await settled(page);
  return number;
}

/** The numbers of the tickets that the page says were opened. */
async function numbersOpened(page) {
  const told = await page.getByRole('status').allTextContents();
  return told.flatMap((text) => [...text.matchAll(/Ticket (\S+) opened/g)].map(([, number]) => number));
}

/** Asks until the answer is something; fails after a minute. */
export async function until(ask) {
  const end = Date.now() + 60_000;
  while (!(await ask())) {
    assert.ok(Date.now() < end, 'it did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Resolves with the text of the first status or alert that matches. */
export async function announced(page, pattern, role = 'status') {
  const node = page.getByRole(role).filter({ hasText: pattern }).first();
  await node.waitFor({ state: 'attached' });
  return (await node.textContent()).trim();
}

/** Does what makes the page start anew, and waits until it has drawn its first screen. Another address set before that would be lost. */
export async function restarting(page, act) {
  const started = page.waitForEvent('load');
  await act();
  await started;
  await page.waitForFunction(() => window.counterbell?.frames > 0);
  await settled(page);
}

/** Opens a ticket's page by its number, once the program has started. */
export async function openTicket(page, number) {
  await page.waitForFunction(() => window.counterbell?.frames > 0);
  await settled(page);
  await page.evaluate((route) => { location.hash = route; }, `#/tickets/${number}`);
  await page.getByRole('heading', { name: new RegExp(number) }).first().waitFor();
  await settled(page);
}

export async function search(page, text) {
  await fill(page, 'Search', text, 'searchbox');
}

/** The names of the ticket rows on screen. */
export async function rows(page) {
  const names = await page.getByRole('row').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label') ?? node.textContent));
  return names;
}

export async function expectRow(page, pattern) {
  const names = await rows(page);
  assert.ok(names.some((name) => pattern.test(name)), `no row matches ${pattern}: ${JSON.stringify(names)}`);
}

/** Saves what Share exports as `path`; resolves with its bytes, a character each. */
export async function exportFile(page, path) {
  await click(page, 'tab', 'Share');
  const download = page.waitForEvent('download');
  await click(page, 'button', 'Export file');
  await (await download).saveAs(path);
  await settled(page);
  return readFile(path, 'latin1');
}

/** Takes in a colleague's file; resolves with what was said of it. */
export async function importFile(page, path) {
  await click(page, 'tab', 'Share');
  await chooseFile(page, 'Import file', path);
  await page.getByRole('dialog').waitFor();
  await settled(page);
  const said = announced(page, /(came in|nothing new)/i);
  const confirm = page.getByRole('button', { name: 'Import', exact: true });
  if (await confirm.count()) await click(page, 'button', 'Import');
  else await click(page, 'button', 'Close');
  return said;
}

/** Makes a fresh device a station of the shop in a colleague's file, with somebody of its staff signed in. */
export async function joinShop(page, path, { station, name }) {
  await page.getByRole('button', { name: 'Join with a file from a colleague' }).waitFor();
  await chooseFile(page, 'Join with a file from a colleague', path);
  await fill(page, 'Station name', station);
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name }).first().waitFor();
  await click(page, 'button', name);
  await page.getByRole('tab', { name: 'Today' }).waitFor();
}

/** Publishes service levels as shops begin with them, but open day and night. */
export async function setTargetsAroundTheWeek(page) {
  await page.evaluate(() => { location.hash = '#/settings/service'; });
  await settled(page);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) await fill(page, day, '0-24');
  await fill(page, 'Urgent: First answer', '30 min');
  await activate(page, 'button', 'Publish');
  await page.getByRole('status').filter({ hasText: 'Service levels published' }).first().waitFor({ state: 'attached' });
}

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
