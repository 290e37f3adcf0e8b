// "Prove it": the simulator in a worker of the page, beside the shop that the page keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop } from './harness.mjs';
import { announced, click, setUpShop, settled } from './shop.mjs';

/** Presses without waiting for the page to come to rest: while it proves, it shows how far it is. */
const press = (page, name) => page.getByRole('button', { name, exact: true }).click({ force: true });

test('made-up shops are played through, also without a connection, and the page goes on', async (t) => {
  const shop = await openShop(t, { viewport: { width: 1000, height: 2400 } }); // all cards at once
  const { page } = shop;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)); // all is kept
  await shop.stopServer();
  await setUpShop(page);
  await click(page, 'tab', 'Settings');

  await press(page, 'Prove it');
  await page.getByRole('progressbar', { name: 'Proof', exact: true }).waitFor({ state: 'attached' });
  await press(page, 'Cancel');
  await page.getByRole('progressbar', { name: 'Proof', exact: true }).waitFor({ state: 'detached' });

  page.setDefaultTimeout(150_000);
  await press(page, 'Prove it');
  const told = await announced(page, /200 shops/);
  const [, steps, changes] = told.match(/^200 shops, (\d+) steps and (\d+) changes in \d+ seconds?\. All stations of each shop ended up the same/);
  assert.ok(Number(steps) > 2000 && Number(changes) > 2000, told);
  await settled(page);
  assert.deepEqual(shop.problems, []);
});
