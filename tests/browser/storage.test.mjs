// What happens to kept data: the log grows long, it is cleared under an open page, a newer build comes; nothing typed is lost.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { serve } from '../../web/pack/serve.mjs';
import { namedBuild, writeBuild } from './builds.mjs';
import { openShop, site } from './harness.mjs';
import { assertOneChain, changesKept, inDatabase, lengthenLog } from './log.mjs';
import {
  announced, chooseFile, click, exportFile, fill, openTicket, restarting, setUpShop, settled, takeTicketByKeyboard, typeTicket, until,
} from './shop.mjs';

/** How many rows lie in each store of the page's database. */
const kept = (page) =>
  inDatabase(page, 'readonly', (transaction, counts) => {
    for (const store of transaction.objectStoreNames) {
      transaction.objectStore(store).count().onsuccess = ({ target }) => (counts[store] = target.result);
    }
  });

test('a long log is compacted into segments, and starts the same', async (t) => {
  const { page } = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await settled(page);
  await lengthenLog(page);
  await page.reload();
  await openTicket(page, number);
  await until(async () => (await kept(page)).log === 0); // it is compacted once it is started
  assert.ok((await kept(page)).segments >= 1);
  const second = await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'Wrong size ring' });
  await page.reload();
  await openTicket(page, second);
  await openTicket(page, number);
});

/** As many segments as a large shop has; all the same one, which takes as long to read. */
const multiplySegments = (page) =>
  inDatabase(page, 'readwrite', (transaction) => {
    const segments = transaction.objectStore('segments');
    segments.get(1).onsuccess = ({ target }) => {
      for (let i = 1; i <= 400; i += 1) segments.put(target.result, i);
      transaction.objectStore('meta').put('400', 'segments');
      transaction.objectStore('meta').delete('image'); // which would save the reading
    };
  });

/** On a machine of any speed: the database answers no request for the second half of the segments before there is progress to be seen. */
function readSlowly() {
  const look = () => (window.sawProgress ||= document.querySelector('[role=progressbar]') !== null);
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
  const { getAll } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.getAll = function (range, count) {
    if (this.name !== 'segments' || !(range?.lower >= 200)) return getAll.call(this, range, count);
    const held = {};
    const ask = () => { // again and again: a transaction without a request ends
      getAll.call(this, range, count).onsuccess = (event) => (window.sawProgress ? held.onsuccess(event) : ask());
    };
    ask();
    return held;
  };
}

test('a log that takes long to read is read with progress', async (t) => {
  const { page } = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await settled(page);
  await lengthenLog(page);
  await page.reload();
  await until(async () => (await kept(page)).log === 0);
  await multiplySegments(page);
  await page.addInitScript(readSlowly);
  await page.reload();
  await openTicket(page, number);
  assert.ok(await page.evaluate(() => window.sawProgress));
});

test('data cleared behind the back of an open page is told, and can still be exported', async (t) => {
  const shop = await openShop(t, { begun: true });
  const { page } = shop;
  const before = await takeTicketByKeyboard(page, { customer: 'Grace O’Neil', subject: 'Lid of the box' });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: shop.address, storageTypes: 'indexeddb' });
  await page.getByRole('alert').filter({ hasText: /was cleared/ }).first().waitFor(); // before anybody relies on it
  await typeTicket(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await settled(page); // the dialog is gone
  await page.getByRole('tab', { name: 'Share' }).first().click({ force: true });
  await settled(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export file' }).click({ force: true });
  const file = await readFile(await (await download).path(), 'utf8');
  assert.match(file, /Lid of the box/);
  assert.match(file, /Cracked urn/);
  await page.getByRole('button', { name: 'Try again' }).first().click({ force: true }); // puts it all back
  await page.getByRole('alert').filter({ hasText: /was cleared/ }).first().waitFor({ state: 'detached' });
  await settled(page);
  const after = await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'Wrong ring' });
  await page.reload();
  for (const number of [before, after]) await openTicket(page, number);
  assertOneChain(await changesKept(page));
});

test('a transaction that the browser drops together with its connection is done again', async (t) => {
  const shop = await openShop(t, { begun: true });
  // What Chromium does now and then when its disk is full: the connection is told as closed, the transaction nothing.
  await shop.page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args) {
      IDBDatabase.prototype.transaction = begin;
      const dropped = begin.apply(this, args);
      for (const event of ['oncomplete', 'onabort']) Object.defineProperty(dropped, event, { set() {} });
      setTimeout(() => {
        this.close();
        this.dispatchEvent(new Event('close'));
      });
      return dropped;
    };
  });
  const number = await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await shop.page.reload();
  await openTicket(shop.page, number);
  assertOneChain(await changesKept(shop.page));
});

test('a store that vanished between two visits is missed, and a file brings it back', async (t) => {
  const shop = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await shop.page.getByRole('tab', { name: 'Share' }).first().click({ force: true });
  await settled(shop.page);
  const download = shop.page.waitForEvent('download');
  await shop.page.getByRole('button', { name: 'Export file' }).click({ force: true });
  const file = await (await download).path();
  await settled(shop.page);
  const folder = await mkdtemp(join(tmpdir(), 'counterbell-file-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(file, join(folder, 'shop.json'));
  await shop.context.close();
  await rm(join(shop.profile, 'Default', 'IndexedDB'), { recursive: true });
  await shop.open();
  const { page } = shop;
  await page.getByRole('heading', { name: 'The tickets of Keepsakes & Co are not here any more' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Shop name' }).count(), 0); // no empty shop is offered first
  await chooseFile(page, 'Restore from a file', join(folder, 'shop.json'));
  await fill(page, 'Station name', 'Front counter');
  await click(page, 'button', 'Join');
  await click(page, 'button', 'Mia Keller');
  await openTicket(page, number);
});

test('a row of the log that vanished from the middle is missed once, and a file brings it back', async (t) => {
  const shop = await openShop(t, { begun: true });
  const { page } = shop;
  const numbers = [];
  for (const subject of ['Cracked urn', 'Lost parcel', 'Wrong ring']) numbers.push(await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject }));
  const file = join(await mkdtemp(join(tmpdir(), 'counterbell-file-')), 'shop.json');
  t.after(() => rm(join(file, '..'), { recursive: true }));
  await exportFile(page, file);
  await loseRow(page, 'Lost parcel');
  await page.reload();
  await missed(page);
  await until(async () => (await kept(page)).log === 0); // the rest is compacted, so that it is missed once
  await page.reload();
  await page.getByRole('tab', { name: 'Share' }).first().waitFor();
  await settled(page);
  assert.equal(await page.getByRole('status').filter({ hasText: /lost some/ }).count(), 0);
  await click(page, 'tab', 'Share');
  await chooseFile(page, 'Import file', file);
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
  await settled(page); // the dialog is in its place
  await click(page, 'button', 'Import');
  await announced(page, /came in/);
  for (const number of numbers) await openTicket(page, number);
});

test('a device that lost the start of its log asks for a file, and has all of it again', async (t) => {
  const shop = await openShop(t, { begun: true });
  const { page } = shop;
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  const file = join(await mkdtemp(join(tmpdir(), 'counterbell-file-')), 'shop.json');
  t.after(() => rm(join(file, '..'), { recursive: true }));
  await exportFile(page, file);
  await loseRow(page, 'Mia Keller'); // set-up: the shop, the station and the person
  await page.reload();
  await page.getByRole('heading', { name: 'The tickets of Keepsakes & Co are not here any more' }).waitFor();
  await chooseFile(page, 'Restore from a file', file);
  await fill(page, 'Station name', 'Front counter');
  await click(page, 'button', 'Join');
  await click(page, 'button', 'Mia Keller');
  await openTicket(page, number);
});

test('who this station is survives the loss of the setting that says so', async (t) => {
  const { page } = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await settled(page);
  await inDatabase(page, 'readwrite', (transaction) => transaction.objectStore('meta').delete('profile'));
  await page.reload();
  await openTicket(page, number);
  const after = await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'Wrong ring' });
  assert.equal(after.split('-')[0], number.split('-')[0]);
  assert.equal(new Set((await changesKept(page)).map(({ replica }) => replica)).size, 1);
});

test('a segment that vanished is missed', async (t) => {
  const { page } = await openShop(t, { begun: true });
  await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await settled(page);
  await lengthenLog(page);
  await page.reload();
  await until(async () => (await kept(page)).log === 0);
  await inDatabase(page, 'readwrite', (transaction) => transaction.objectStore('segments').clear());
  await page.reload();
  await page.getByRole('heading', { name: 'The tickets of Keepsakes & Co are not here any more' }).waitFor();
});

/** Takes the row that holds `text` out of the log, as damage to the browser's files can. */
const loseRow = (page, text) =>
  inDatabase(page, 'readwrite', `(transaction) => {
    transaction.objectStore('log').openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      if (new TextDecoder().decode(cursor.value).includes(${JSON.stringify(text)})) cursor.delete();
      cursor.continue();
    };
  }`);

const missed = (page) => page.getByRole('status').filter({ hasText: /lost some of what was saved/ }).first().waitFor({ state: 'attached' });

test('a program that stops with a long log takes nothing of it along', async (t) => {
  const { page } = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await settled(page);
  await lengthenLog(page);
  await page.reload();
  await page.getByRole('tab', { name: 'Today' }).first().waitFor();
  await page.evaluate(() => {
    WebGL2RenderingContext.prototype.clear = () => {
      throw new Error('stopped by a test');
    };
  });
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Counterbell has stopped' }).waitFor();
  await page.waitForTimeout(3000); // longer than it waits before compacting
  const { log, segments } = await kept(page);
  assert.ok(log > 1000 || segments > 0);
  await restarting(page, () => page.getByRole('button', { name: 'Reload' }).click());
  await openTicket(page, number);
});

test('a newer build waits until people want it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'counterbell-site-'));
  await cp(site, folder, { recursive: true });
  const server = await serve(folder, 0);
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { page } = await openShop(t, { address: `http://127.0.0.1:${server.address().port}/` });
  await setUpShop(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.getByRole('tab', { name: 'Today' }).first().waitFor();

  await writeBuild(folder, await namedBuild('newer'));
  const build = () => page.evaluate(() => document.documentElement.dataset.build ?? 'first');
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
  await page.getByRole('button', { name: 'Update', exact: true }).waitFor();
  await page.reload();
  assert.equal(await build(), 'first');
  await page.getByRole('button', { name: 'Update', exact: true }).waitFor();
  await settled(page);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Update', exact: true }).click({ force: true });
  await loaded;
  await page.getByRole('tab', { name: 'Today' }).first().waitFor();
  assert.equal(await build(), 'newer');
});
