// The sheet of service levels on paper: one page, with what was written down, and nothing of it on screen.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { oneFile, openShop, project } from './harness.mjs';
import { activate, announced, fill, settled, setUpShop } from './shop.mjs';

/** All cards at once. */
const viewport = { width: 900, height: 2400 };

/** What would show the browser's dialog notes instead that it was asked to. */
const withPrinter = (context) =>
  context.addInitScript(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });

const sheet = (page) => page.locator('article.sheet');

async function openService(page) {
  await page.evaluate(() => { location.hash = '#/settings/service'; });
  await page.getByRole('heading', { name: 'Service levels' }).first().waitFor({ state: 'attached' });
  await settled(page);
}

/** To where the rules are published and printed, and mistakes are told. */
async function toTheEnd(page) {
  await page.mouse.move(450, 500);
  for (let i = 0; i < 5; i += 1) await page.mouse.wheel(0, 3000);
  await settled(page);
}

/** Presses the button, and waits until the sheet is with the printer. */
async function printSheet(page) {
  const before = await page.evaluate(() => window.printed);
  await activate(page, 'button', 'Print a sheet');
  await page.waitForFunction((count) => window.printed > count, before);
}

/** The page as it is printed, kept for looking at. */
async function pdf(page, name, format = 'A4') {
  const bytes = await page.pdf({ format });
  const folder = join(project, 'build', 'test-results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.pdf`), bytes);
  return bytes;
}

const pages = (bytes) => [...bytes.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;

test('what a shop promises is printed on one page, as a draft and once it is published', async (t) => {
  const { page, problems } = await openShop(t, { viewport, prepare: withPrinter, timezoneId: 'Europe/Berlin', colorScheme: 'dark' });
  await setUpShop(page, { shop: 'Vases <b>&</b> More' });
  await openService(page);
  await fill(page, 'Special days', '2999-12-24 9-13\n2999-12-25 closed\n2999-12-26 closed\n2000-01-01 closed');
  const title = await page.title();
  await printSheet(page);
  assert.match(await page.title(), /Vases .* What we promise/); // which names the file
  assert.equal(await sheet(page).isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await sheet(page).isVisible(), true);
  assert.equal(await page.locator('#canvas').isVisible(), false);
  const words = await sheet(page).innerText();
  for (const part of ['Vases <b>&</b> More', 'Draft, not published yet', '09:00–18:00', 'closed', 'Tue 24 Dec 2999', 'Wed 25 Dec to Thu 26 Dec 2999', 'All times are those of Europe/Berlin']) {
    assert.ok(words.includes(part), `${part} is missing: ${words}`);
  }
  assert.ok(!words.includes('2000'), words);
  const cells = await sheet(page).locator('tbody tr').first().locator('th, td').allTextContents();
  assert.deepEqual(cells, ['Urgent', '30 min', '30 min', '3 h']);
  await page.emulateMedia({ media: null });
  assert.equal(pages(await pdf(page, 'sheet-draft')), 1); // which ends the printing, as closing the dialog does
  await sheet(page).waitFor({ state: 'detached' });
  assert.equal(await page.title(), title);

  await activate(page, 'button', 'Publish');
  await announced(page, /Service levels published/);
  await printSheet(page);
  const text = await sheet(page).textContent();
  assert.match(text, /In force since/);
  assert.doesNotMatch(text, /Draft/);
  assert.equal(pages(await pdf(page, 'sheet-letter', 'Letter')), 1);
  assert.deepEqual(problems, []);
});

test('many policies find room on one page, too, and a draft with a mistake says so', async (t) => {
  const { page, problems } = await openShop(t, { begun: true, viewport: { width: 900, height: 6000 }, prepare: withPrinter });
  await openService(page);
  for (let i = 0; i < 5; i += 1) {
    await activate(page, 'button', 'Add a policy');
    await page.getByRole('textbox', { name: 'Name', exact: true }).nth(i).fill(`Group ${i + 1}`);
    await settled(page);
    await page.getByRole('textbox', { name: 'With one of these tags', exact: true }).nth(i).fill(`tag${i + 1}, other${i + 1}`);
    await settled(page);
  }
  await printSheet(page);
  assert.deepEqual(await sheet(page).locator('.policies h2').allTextContents(), ['1. Group 1', '2. Group 2', '3. Group 3', '4. Group 4', '5. Group 5', '6. All other tickets']);
  assert.equal(pages(await pdf(page, 'sheet-six')), 1);
  await fill(page, 'Monday', 'early');
  await toTheEnd(page);
  await activate(page, 'button', 'Print a sheet');
  await announced(page, /Monday: “early” are no opening hours/, 'alert');
  assert.equal(await sheet(page).count(), 0);
  assert.deepEqual(problems, []);
});

test('without a connection to what it takes to print, that is told, and the next press tries again', async (t) => {
  let isBlocked = true;
  const { page } = await openShop(t, {
    viewport,
    serviceWorkers: 'block', // which would have it already
    prepare: async (context) => {
      await withPrinter(context);
      await context.route('**/print.*', (route) => (isBlocked ? route.abort() : route.continue()));
    },
  });
  await setUpShop(page);
  await openService(page);
  await toTheEnd(page);
  await activate(page, 'button', 'Print a sheet');
  await announced(page, /could not be loaded. Check the connection/, 'alert');
  isBlocked = false;
  await printSheet(page);
  assert.match(await sheet(page).textContent(), /What we promise our customers/);
});

test('the one file prints, too, and a starter of several policies', async (t) => {
  const { page, problems } = await openShop(t, { viewport: { width: 900, height: 4000 }, prepare: withPrinter, address: pathToFileURL(oneFile).href });
  await setUpShop(page);
  await openService(page);
  await page.getByRole('combobox', { name: 'Begin with' }).selectOption({ label: 'Online shop' });
  await settled(page);
  await printSheet(page);
  assert.deepEqual(await sheet(page).locator('.policies h2').allTextContents(), ['1. Chats and texts', '2. E-mail and forms', '3. All other tickets']);
  assert.equal(pages(await pdf(page, 'sheet-online-shop')), 1);
  assert.deepEqual(problems, []);
});
