// The later part of the program comes after the first frame: who needs it sooner waits for it, and it needs no server once the site
// is kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openShopInFirefox } from './firefox.mjs';
import { openShop } from './harness.mjs';
import { key, setUpShop, settled, takeTicketByKeyboard, until } from './shop.mjs';

/** Every address of a place (src/ui/app/app.cpp), with something that only the place itself shows. */
const PLACES = [
  ['/today', 'heading', 'Today'],
  ['/tickets', 'tab', 'Tickets'],
  ['/customers', 'button', 'New customer'],
  ['/share', 'button', 'Export file'],
  ['/settings', 'heading', 'Shop'],
  ['/settings/service', 'button', 'Publish'],
  ['/diagnostics', 'button', 'Copy these figures'],
  ['/gallery', 'button', 'Take ticket'],
];

const shown = (page) => page.evaluate(() => document.getElementById('mirror').innerHTML);

/** Each of them in a page of its own that has fetched nothing yet. */
async function visitAll(page, reload) {
  for (const [route, role, name] of PLACES) {
    await page.evaluate((hash) => { location.hash = hash; }, `#${route}`);
    await reload();
    await page.getByRole(role, { name }).first().waitFor();
    await until(async () => !/Loading…/.test(await shown(page)));
    assert.doesNotMatch(await shown(page), /could not be loaded/, route);
  }
}

test('without a server and with the HTTP cache empty, every place opens', async (t) => {
  const shop = await openShop(t);
  const { page } = shop;
  await setUpShop(page);
  await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await shop.stopServer();
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.clearBrowserCache');
  await visitAll(page, () => page.reload());
});

test('Firefox: without a server and an HTTP cache, every place opens', async (t) => {
  const shop = await openShopInFirefox(t);
  await setUpShop(shop.page);
  await shop.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await shop.close();
  await shop.open({ 'browser.cache.disk.enable': false, 'browser.cache.memory.enable': false });
  await shop.stopServer();
  await visitAll(shop.page, () => shop.page.reload());
});

test('a place whose part of the program cannot be had yet says so, and opens by itself', async (t) => {
  let isBlocked = true;
  let asked = 0;
  const { page, problems } = await openShop(t, {
    serviceWorkers: 'block', // which would have it already
    prepare: (context) =>
      context.route('**/later.*.wasm', (route) => {
        asked += 1;
        return isBlocked ? route.abort() : route.continue();
      }),
  });
  await setUpShop(page);
  await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await key(page, '2');
  await page.getByRole('row', { name: /Cracked urn/ }).first().waitFor();
  await key(page, '5');
  await page.getByRole('alert').filter({ hasText: 'This part could not be loaded. Check the connection; it is tried again.' }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('heading', { name: 'Counterbell has stopped' }).count(), 0);
  const before = asked;
  await page.getByRole('button', { name: 'Try again' }).click({ force: true });
  await until(() => asked > before); // at once, not after the usual while
  await settled(page);
  isBlocked = false;
  await page.getByRole('button', { name: 'Try again' }).click({ force: true });
  await page.getByRole('heading', { name: 'Staff' }).first().waitFor();
  assert.doesNotMatch(await shown(page), /Loading…|could not be loaded/);
  assert.ok(problems.every((text) => /net::ERR_FAILED/.test(text)), problems.join('\n'));
});

test('nothing is asked for by a synchronous request', async (t) => {
  const { page } = await openShop(t, {
    prepare: (context) =>
      context.addInitScript(() => {
        window.synchronous = [];
        const { open } = XMLHttpRequest.prototype;
        XMLHttpRequest.prototype.open = function (method, address, isAsync = true, ...rest) {
          if (!isAsync) window.synchronous.push(String(address));
          return open.call(this, method, address, isAsync, ...rest);
        };
      }),
  });
  await setUpShop(page);
  for (const number of ['1', '2', '3', '4', '5']) await key(page, number);
  assert.deepEqual(await page.evaluate(() => window.synchronous), []);
});
