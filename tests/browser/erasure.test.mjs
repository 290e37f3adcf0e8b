// A customer asks to be forgotten: after the erasure no byte of their data lies in anything this device keeps or hands out, in
// checkpoint segments either, and a file from before does not bring them back.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, openShop } from './harness.mjs';
import { holdTransactions } from './hold.mjs';
import { changesKept } from './log.mjs';
import { announced, chooseFile, click, exportFile, fill, openTicket, settled, takeTicketByKeyboard, until } from './shop.mjs';

const secrets = ['Quillfeather', '5550199', 'music box', 'wedding present', 'half-typed'];

/** Every value in every store of the page's database, as text. */
const keptText = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('counterbell').onsuccess = ({ target }) => {
          const stores = [...target.result.objectStoreNames];
          const transaction = target.result.transaction(stores);
          const texts = [];
          const text = (value) => (typeof value === 'string' ? value : new TextDecoder('latin1').decode(value));
          for (const store of stores) {
            transaction.objectStore(store).openCursor().onsuccess = ({ target: { result: cursor } }) => {
              if (!cursor) return;
              texts.push({ store, text: `${cursor.key}=${text(cursor.value)}` });
              cursor.continue();
            };
          }
          transaction.oncomplete = () => {
            target.result.close();
            resolve(texts);
          };
        };
      }),
  );

/** The secrets found, with where. */
const found = (texts) => texts.flatMap(({ store, text }) => secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${store}`));

async function importFile(page, path) {
  await click(page, 'tab', 'Share');
  await chooseFile(page, 'Import file', path);
  await page.getByRole('dialog').waitFor();
  await settled(page);
  const confirm = page.getByRole('button', { name: 'Import', exact: true });
  await click(page, 'button', (await confirm.count()) ? 'Import' : 'Close');
}

/** Adds rows to the log behind the program's back, given as arrays of bytes; resolves with all rows that were there. */
const logRows = (page, added = []) =>
  page.evaluate(
    (rows) =>
      new Promise((resolve) => {
        indexedDB.open('counterbell').onsuccess = ({ target }) => {
          const transaction = target.result.transaction('log', 'readwrite');
          const log = transaction.objectStore('log');
          const request = log.getAll();
          request.onsuccess = () => {
            for (const row of rows) log.add(new Uint8Array(row));
          };
          transaction.oncomplete = () => {
            target.result.close();
            resolve(request.result.map((row) => [...row]));
          };
        };
      }),
    added,
  );

async function reload(page) {
  await page.reload();
  await page.waitForFunction(() => window.counterbell?.frames > 0);
}

/** Makes the log so long that it is compacted into segments: what is kept many times is one change all the same. */
async function growLog(page) {
  const rows = await logRows(page);
  await logRows(page, Array.from({ length: 1100 }, (_, i) => rows[i % rows.length]));
  await reload(page);
  await until(async () => (await keptText(page)).some(({ store }) => store === 'segments'));
  await settled(page);
}

/** Opens the dialog that erases Ada Quillfeather, and types the word that it asks for. */
async function askToErase(page, word = 'ERASE') {
  await click(page, 'tab', 'Customers');
  await page.getByRole('row', { name: /Ada Quillfeather/ }).first().dispatchEvent('click');
  await settled(page);
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Erase personal data');
  await page.getByRole('dialog', { name: 'Erase personal data' }).waitFor();
  await fill(page, 'Type ERASE to go on', word);
}

test('erased data is in no byte that is kept or exported, and does not come back', async (t) => {
  const folder = await newFolder('erasure');
  t.after(() => rm(folder, { recursive: true }));
  const shop = await openShop(t, { begun: true });
  const { page } = shop;
  const number = await takeTicketByKeyboard(page, { customer: 'Ada Quillfeather', contact: '0171 5550199', subject: 'A music box', details: 'It was a wedding present.' });
  await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'A clock' });
  await growLog(page);
  await openTicket(page, number);
  await fill(page, 'Message', 'half-typed');
  const before = await exportFile(page, join(folder, 'before.json'));
  const kept = found(await keptText(page));
  for (const store of ['segments', 'drafts']) assert.ok(kept.some((place) => place.endsWith(store)), `nothing in ${store} yet: ${kept}`);
  assert.ok(secrets.slice(0, 4).every((secret) => before.includes(secret)));

  await askToErase(page);
  await click(page, 'button', 'Erase');
  await announced(page, /Erased: 1 customer, 1 ticket/);
  await settled(page);
  assert.deepEqual(found(await keptText(page)), []);
  assert.deepEqual(found([{ store: 'export', text: await exportFile(page, join(folder, 'after.json')) }]), []);

  await importFile(page, join(folder, 'before.json'));
  assert.deepEqual(found(await keptText(page)), []);
  await shop.killAndReopen();
  await openTicket(shop.page, number);
  await shop.page.getByRole('heading', { name: `${number} Personal data erased` }).first().waitFor();
  assert.deepEqual(found(await keptText(shop.page)), []);
  const mirrored = await shop.page.evaluate(() => document.body.innerText + document.body.innerHTML);
  assert.deepEqual(found([{ store: 'page', text: mirrored }]), []);
  assert.deepEqual(shop.problems, []);
});

test('an erasure that was cut short is finished at the next start', async (t) => {
  const { page } = await openShop(t, { begun: true });
  await takeTicketByKeyboard(page, { customer: 'Ada Quillfeather', contact: '0171 5550199', subject: 'A music box' });
  const full = await logRows(page);
  await askToErase(page, 'erase');
  await click(page, 'button', 'Erase');
  await until(async () => found(await keptText(page)).length === 0);
  // Put back what was there before: what a power cut between the two transactions leaves.
  await logRows(page, full);
  assert.notDeepEqual(found(await keptText(page)), []);
  await reload(page);
  await until(async () => found(await keptText(page)).length === 0);
});

/** Whether the page has a change that is not saved, by which it asks before it is left. */
const hasUnsaved = (page) => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('a change made while the erasure goes on is not lost when the program stops', async (t) => {
  const { page } = await openShop(t, { begun: true });
  await takeTicketByKeyboard(page, { customer: 'Ada Quillfeather', contact: '0171 5550199', subject: 'A music box' });
  await askToErase(page);
  await page.evaluate(holdTransactions, ['segments', 'log', 'image', 'meta']);
  await page.getByRole('button', { name: 'Erase', exact: true }).click({ force: true });
  await page.waitForFunction(() => window.held.count > 0);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Subject', exact: true }).fill('Behind the erasure');
  await page.getByRole('textbox', { name: 'Subject', exact: true }).press('Control+Enter');
  await until(() => hasUnsaved(page)); // it waits for the erasure
  await page.evaluate(() => {
    WebGL2RenderingContext.prototype.clear = () => {
      throw new Error('stopped by a test');
    };
  });
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Counterbell has stopped' }).waitFor();
  assert.ok(await hasUnsaved(page));
  await page.evaluate(() => (window.held.end = 'complete'));
  await until(async () => (await changesKept(page)).some(({ line }) => line.includes('Behind the erasure')));
  assert.deepEqual(found(await keptText(page)), []);
});
