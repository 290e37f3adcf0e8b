// The snapshot: a large shop is on the screen before its log is read, and whatever is wrong with the snapshot costs nothing but time.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { commandLine, newFolder, openShop } from './harness.mjs';
import { inDatabase } from './log.mjs';
import { chooseFile, click, fill, openTicket, settled, takeTicketByKeyboard, until } from './shop.mjs';

/** What the database holds: how many of each store, and what "snapshot" says. */
const kept = (page) =>
  inDatabase(page, 'readonly', (transaction, found) => {
    for (const store of transaction.objectStoreNames) {
      transaction.objectStore(store).count().onsuccess = ({ target }) => (found[store] = target.result);
    }
    transaction.objectStore('meta').get('image').onsuccess = ({ target }) => (found.covers = target.result ?? '');
  });

/** Alters the database while no shop is open, which might be compacting its log, and opens it again. */
async function behindItsBack(page, work) {
  const [address] = page.url().split('#');
  await page.goto(new URL('sw.js', address).href);
  await inDatabase(page, 'readwrite', work);
  await page.goto(address);
}

/** Whether the newest start took the shop from the snapshot, which it says by a mark. */
const cameFromSnapshot = (page) => page.evaluate(() => performance.getEntriesByName('counterbell-snapshot').length > 0);

async function reload(page, number) {
  await page.reload();
  await openTicket(page, number);
}

/** A shop large enough that its log is compacted, with its snapshot kept. */
async function largeShop(t, tickets = 500) {
  const folder = await newFolder('image');
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'shop.json');
  await commandLine('generate', '--tickets', String(tickets), '--seed', '3', '-o', file);
  const shop = await openShop(t);
  const { page } = shop;
  await chooseFile(page, 'Join with a file from a colleague', file);
  await page.getByRole('textbox', { name: 'Station name' }).waitFor({ timeout: 120_000 });
  await fill(page, 'Station name', 'Back office');
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name: /Weber/ }).first().click({ force: true });
  await page.getByRole('tab', { name: 'Today' }).waitFor();
  await settled(page);
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await until(async () => (await kept(page)).covers !== '');
  return { shop, page, number };
}

test('a start from the snapshot shows the same, and the history and undo come with the log', async (t) => {
  const { page, number } = await largeShop(t);
  await reload(page, number);
  assert.ok(await cameFromSnapshot(page));
  await until(async () => (await page.evaluate(() => window.counterbell.busy)).length === 0);
  await page.getByRole('listitem').filter({ hasText: 'Ticket opened' }).first().waitFor();

  const second = await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'Wrong size ring' });
  await reload(page, second); // the newest rows are not in the snapshot
  assert.ok(await cameFromSnapshot(page));
  await openTicket(page, number);
  await until(async () => (await page.evaluate(() => window.counterbell.busy)).length === 0);
  await click(page, 'button', 'Undo');
  await page.getByText('Undone: Ticket').first().waitFor();
});

test('a snapshot that is damaged, or says more than the log, is left aside', async (t) => {
  const { page, number } = await largeShop(t, 1200);
  await until(async () => (await kept(page)).segments > 2); // the first holds the shop itself, the last this station
  await behindItsBack(page, (transaction) => {
    const snapshot = transaction.objectStore('image');
    snapshot.openCursor(null, 'prev').onsuccess = ({ target: { result: cursor } }) => {
      cursor.value[cursor.value.length >> 1] ^= 1;
      cursor.update(cursor.value);
    };
  });
  await openTicket(page, number);
  assert.ok(!(await cameFromSnapshot(page)));

  // A part of the log is gone, of which the snapshot knows: that is told, as without a snapshot.
  await behindItsBack(page, (transaction) => transaction.objectStore('segments').delete(2));
  await page.getByText('lost some of what was saved here').first().waitFor();
});

test('a segment that was damaged under a snapshot is told, and the rest is there', async (t) => {
  const { page } = await largeShop(t, 1200);
  await until(async () => (await kept(page)).segments > 2); // the first holds the shop itself, the last this station
  await behindItsBack(page, (transaction) => {
    transaction.objectStore('segments').openCursor(2).onsuccess = ({ target: { result: cursor } }) => {
      cursor.value[cursor.value.length >> 1] ^= 1;
      cursor.update(cursor.value);
    };
  });
  await page.getByText(/could not be read and had to be left out/).first().waitFor({ timeout: 30_000 });
  await until(() => cameFromSnapshot(page).then((came) => !came, () => false)); // it starts once more, from the log
});

test('a tab that starts behind another, which has the turn to write, leaves a good snapshot alone', async (t) => {
  const { shop, page } = await largeShop(t);
  const behind = await shop.context.newPage();
  await page.bringToFront();
  await behind.goto(shop.address);
  const isAtRest = () => behind.evaluate(() => window.counterbell?.frames > 0 && window.counterbell.busy.length === 0);
  await until(() => isAtRest().catch(() => false)); // it has read the log, too
  assert.ok(await cameFromSnapshot(behind));
  const { covers } = await kept(page);
  assert.notEqual(covers, '');
  await behind.waitForTimeout(2000); // and nothing comes of it later
  assert.ok(await cameFromSnapshot(behind));
  assert.equal((await kept(page)).covers, covers);
});
