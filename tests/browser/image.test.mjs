// The image: a large shop is on the screen before its log is read, and whatever is wrong with the image costs nothing but time.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { commandLine, newFolder, openShop } from './harness.mjs';
import { inDatabase } from './log.mjs';
import { chooseFile, click, fill, openTicket, settled, takeTicketByKeyboard, until } from './shop.mjs';

/** What the database holds: how many of each store, and what "image" says. */
const kept = (page) =>
  inDatabase(page, 'readonly', (transaction, found) => {
    for (const store of transaction.objectStoreNames) {
      transaction.objectStore(store).count().onsuccess = ({ target }) => (found[store] = target.result);
    }
    transaction.objectStore('meta').get('image').onsuccess = ({ target }) => (found.covers = target.result ?? '');
  });

/** Alters the database while no shop is open, which might be folding its log, and opens it again. */
async function behindItsBack(page, work) {
  const [address] = page.url().split('#');
  await page.goto(new URL('sw.js', address).href);
  await inDatabase(page, 'readwrite', work);
  await page.goto(address);
}

/** Whether the newest start took the shop from the image, which it says by a mark. */
const cameFromImage = (page) => page.evaluate(() => performance.getEntriesByName('counterbell-image').length > 0);

async function reload(page, number) {
  await page.reload();
  await openTicket(page, number);
}

/** A shop large enough that its log is folded, with its image kept. */
async function largeShop(t, tickets = 500) {
  const folder = await newFolder('image');
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'shop.json');
  await commandLine('generate', '--tickets', String(tickets), '--seed', '3', '-o', file);
  const { page } = await openShop(t);
  await chooseFile(page, 'Join with a file from a colleague', file);
  await page.getByRole('textbox', { name: 'Station name' }).waitFor({ timeout: 120_000 });
  await fill(page, 'Station name', 'Back office');
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name: /Weber/ }).first().click({ force: true });
  await page.getByRole('tab', { name: 'Today' }).waitFor();
  await settled(page);
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await until(async () => (await kept(page)).covers !== '');
  return { page, number };
}

test('a start from the image shows the same, and the history and undo come with the log', async (t) => {
  const { page, number } = await largeShop(t);
  await reload(page, number);
  assert.ok(await cameFromImage(page));
  await until(async () => (await page.evaluate(() => window.counterbell.busy)).length === 0);
  await page.getByRole('listitem').filter({ hasText: 'Ticket opened' }).first().waitFor();

  const second = await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'Wrong size ring' });
  await reload(page, second); // the newest rows are not in the image
  assert.ok(await cameFromImage(page));
  await openTicket(page, number);
  await until(async () => (await page.evaluate(() => window.counterbell.busy)).length === 0);
  await click(page, 'button', 'Undo');
  await page.getByText('Undone: Ticket').first().waitFor();
});

test('an image that is damaged, or says more than the log, is left aside', async (t) => {
  const { page, number } = await largeShop(t, 1200);
  await until(async () => (await kept(page)).segments > 2); // the first holds the shop itself, the last this station
  await behindItsBack(page, (transaction) => {
    const image = transaction.objectStore('image');
    image.openCursor(null, 'prev').onsuccess = ({ target: { result: cursor } }) => {
      cursor.value[cursor.value.length >> 1] ^= 1;
      cursor.update(cursor.value);
    };
  });
  await openTicket(page, number);
  assert.ok(!(await cameFromImage(page)));

  // A part of the log is gone, of which the image knows: that is told, as without an image.
  await behindItsBack(page, (transaction) => transaction.objectStore('segments').delete(2));
  await page.getByText('lost some of what was saved here').first().waitFor();
});

test('a segment that was damaged under an image is told, and the rest is there', async (t) => {
  const { page } = await largeShop(t, 1200);
  await until(async () => (await kept(page)).segments > 2); // the first holds the shop itself, the last this station
  await behindItsBack(page, (transaction) => {
    transaction.objectStore('segments').openCursor(2).onsuccess = ({ target: { result: cursor } }) => {
      cursor.value[cursor.value.length >> 1] ^= 1;
      cursor.update(cursor.value);
    };
  });
  await page.getByText(/could not be read and had to be left out/).first().waitFor({ timeout: 30_000 });
  await until(() => cameFromImage(page).then((came) => !came, () => false)); // it starts once more, from the log
});
