// What happens to kept data: the log grows long, it is cleared under an open page, a newer build comes; nothing typed is lost.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { serve } from '../../web/pack/serve.mjs';
import { openShop, site } from './harness.mjs';
import { openTicket, setUpShop, settled, takeTicketByKeyboard, typeTicket, until } from './shop.mjs';

/** How many rows lie in each store of the page's database. */
const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('counterbell').onsuccess = ({ target }) => {
          const counts = {};
          const transaction = target.result.transaction(['log', 'segments']);
          for (const store of transaction.objectStoreNames) {
            transaction.objectStore(store).count().onsuccess = (found) => (counts[store] = found.target.result);
          }
          transaction.oncomplete = () => {
            target.result.close();
            resolve(counts);
          };
        };
      }),
  );

test('a long log is folded into segments, and starts the same', async (t) => {
  const { page } = await openShop(t);
  await setUpShop(page);
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await settled(page);
  // Many rows of the same lines: as many transactions would leave, and once too often.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('counterbell').onsuccess = ({ target }) => {
          const log = target.result.transaction('log', 'readwrite', { durability: 'relaxed' }).objectStore('log');
          log.getAll().onsuccess = (found) => {
            for (let i = 0; i < 1001; i += 1) log.add(found.target.result[i % found.target.result.length]);
          };
          log.transaction.oncomplete = () => {
            target.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await openTicket(page, number);
  await until(async () => (await kept(page)).log === 0); // it folds once it is started
  assert.ok((await kept(page)).segments >= 1);
  const second = await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'Wrong size ring' });
  await page.reload();
  await openTicket(page, second);
  await openTicket(page, number);
});

test('data cleared behind the back of an open page is told, and can still be exported', async (t) => {
  const shop = await openShop(t);
  const { page } = shop;
  await setUpShop(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: shop.address, storageTypes: 'indexeddb' });
  await typeTicket(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await page.getByRole('alert').filter({ hasText: /was cleared/ }).first().waitFor();
  await page.getByRole('tab', { name: 'Share' }).first().dispatchEvent('click');
  await settled(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export file' }).click({ force: true });
  assert.match(await readFile(await (await download).path(), 'utf8'), /Cracked urn/);
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

  await makeNewer(folder);
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

/** Makes the site in `folder` a newer build, by its page and its service worker. */
async function makeNewer(folder) {
  for (const [file, change] of [
    ['index.html', (text) => text.replace('<html', '<html data-build="newer"')],
    ['sw.js', (text) => text.replace(/counterbell-[0-9a-f]{16}/, 'counterbell-newer')],
  ]) {
    const path = join(folder, file);
    const before = await readFile(path, 'utf8');
    const after = change(before);
    assert.notEqual(after, before);
    await writeFile(path, after);
    await rm(`${path}.br`);
  }
}
