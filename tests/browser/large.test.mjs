// A shop of ten thousand tickets: it comes in by file with progress, can be stopped and taken up again, scrolls and is searched.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { commandLine, newFolder, openShop } from './harness.mjs';
import { chooseFile, click, expectRow, fill, rows, search, settled, until } from './shop.mjs';

const JOIN = 'Join with a file from a colleague';

/** Presses Cancel in the page itself as soon as there is progress and `words` stand beside it: no slower than the work. */
const cancelOnce = (page, words) =>
  page.evaluate((text) => {
    const seen = new MutationObserver(() => {
      const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Cancel' || button.ariaLabel === 'Cancel');
      if (!cancel || !document.querySelector('[role=progressbar]') || !document.body.textContent.includes(text)) return;
      seen.disconnect();
      cancel.click();
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, words);

test('ten thousand tickets come in with progress and cancel, scroll and are searched', async (t) => {
  const folder = await newFolder('large');
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'shop.json');
  await commandLine('generate', '--tickets', '10000', '--seed', '1', '-o', file);
  const { page } = await openShop(t);

  await cancelOnce(page, 'Reading and checking the file.');
  await chooseFile(page, JOIN, file);
  // A fast reader may be done by the time the press arrives: then it is the merging that stops.
  await page.getByRole('heading', { name: /Every concern is welcome|Joining was interrupted/ }).waitFor({ timeout: 60_000 });

  await cancelOnce(page, 'Taking in tickets and people.');
  await chooseFile(page, JOIN, file);
  await page.getByRole('heading', { name: 'Joining was interrupted' }).waitFor({ timeout: 120_000 });

  await chooseFile(page, JOIN, file);
  await page.getByRole('textbox', { name: 'Station name' }).waitFor({ timeout: 120_000 });
  await fill(page, 'Station name', 'Back office');
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name: /Weber/ }).first().click({ force: true }); // one of the made-up staff
  await page.getByRole('tab', { name: 'Tickets' }).waitFor();
  await click(page, 'tab', 'Tickets');

  const first = await rows(page);
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 4000);
  await until(async () => (await rows(page)).every((row) => !first.includes(row)));
  await settled(page);

  await search(page, 'engraved ring');
  await expectRow(page, /ring/i);
  const found = await rows(page);
  assert.ok(found.length > 0 && found.every((row) => !first.includes(row) || /ring/i.test(row)));
  await page.reload();
  await page.getByRole('row').first().waitFor();
});
