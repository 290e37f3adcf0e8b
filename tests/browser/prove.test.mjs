// "Prove it": the simulator in a worker of the page, beside the shop that the page keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop } from './harness.mjs';
import { announced, click, setUpShop, settled } from './shop.mjs';

/** Presses without waiting for the page to come to rest: while it proves, it shows how far it is. */
const press = (page, name) => page.getByRole('button', { name, exact: true }).click({ force: true });

/** Has the page press Cancel as soon as it is there, so that no machine is done before. */
const cancelAtOnce = (page) =>
  page.evaluate(() => {
    const seen = new MutationObserver(() => {
      const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Cancel');
      if (!cancel || !document.querySelector('[role=progressbar]')) return;
      seen.disconnect();
      window.cancelled = true;
      cancel.click();
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
  });

test('made-up shops are played through, also without a connection, and the page goes on', async (t) => {
  const shop = await openShop(t, { viewport: { width: 1000, height: 2400 } }); // all cards at once
  const { page } = shop;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)); // all is kept
  await shop.stopServer();
  await setUpShop(page);
  await click(page, 'tab', 'Settings');

  await cancelAtOnce(page);
  await press(page, 'Prove it');
  await page.waitForFunction(() => window.cancelled);
  await page.getByRole('progressbar', { name: 'Proof', exact: true }).waitFor({ state: 'detached' });
  assert.equal(await page.getByText(/^\d+ shops, /).count(), 0);

  page.setDefaultTimeout(600_000); // it is much work, and takes as long as it takes
  await press(page, 'Prove it');
  const told = await announced(page, /200 shops/);
  const [, steps, changes] = told.match(/^200 shops, (\d+) steps and (\d+) changes in \d+ seconds?\. All stations of each shop ended up the same/);
  assert.ok(Number(steps) > 2000 && Number(changes) > 2000, told);
  await settled(page);
  assert.deepEqual(shop.problems, []);
});
