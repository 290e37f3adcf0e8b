// The page around the program: it boots, rests, survives what browsers do to pages, and works without a server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { oneFile, openShop } from './harness.mjs';
import { fill, restarting, setUpShop, settled, until } from './shop.mjs';

const frames = (page) => page.evaluate(() => window.counterbell.frames);

/** Waits until nothing has been drawn for longer than anything on screen goes on by itself (toasts, tooltips). */
const quiet = (page) =>
  until(async () => {
    const before = await frames(page);
    await page.waitForTimeout(8000);
    return (await frames(page)) === before;
  });

test('the site boots to set-up with nothing to complain about', async (t) => {
  const { page, problems } = await openShop(t);
  await page.getByRole('textbox', { name: 'Shop name' }).waitFor();
  assert.equal(await page.title(), 'Counterbell');
  assert.deepEqual(problems, []); // violations of the content security policy are errors on the console
});

test('an idle page draws nothing', async (t) => {
  const { page } = await openShop(t, { begun: true });
  await quiet(page);
  const before = await frames(page);
  await page.waitForTimeout(10_000);
  assert.equal(await frames(page), before);
});

test('a lost drawing context comes back the same', async (t) => {
  const { page } = await openShop(t, { begun: true });
  await quiet(page);
  const before = await page.screenshot();
  await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    window.restored = false;
    canvas.addEventListener('webglcontextrestored', () => (window.restored = true), { once: true });
    const lose = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    canvas.addEventListener('webglcontextlost', () => setTimeout(() => lose.restoreContext()), { once: true });
    lose.loseContext();
  });
  await page.waitForFunction(() => window.restored);
  await settled(page);
  await until(async () => before.equals(await page.screenshot())); // once the compositor has taken it over
});

test('after one visit it loads without a server', async (t) => {
  const shop = await openShop(t);
  await shop.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await shop.stopServer();
  await shop.page.reload();
  await shop.page.getByRole('textbox', { name: 'Shop name' }).waitFor();
});

test('the one-file form opens from disk and keeps its shop', async (t) => {
  const shop = await openShop(t, { address: pathToFileURL(oneFile).href });
  await setUpShop(shop.page);
  assert.deepEqual(shop.problems, []);
  await shop.context.close();
  await shop.open();
  await shop.page.getByRole('tab', { name: 'Today' }).waitFor();
});

test('a stopped program says so and hands out what is kept', async (t) => {
  const { page } = await openShop(t);
  await setUpShop(page, { shop: 'Rescue Me' });
  await page.evaluate(() => {
    WebGL2RenderingContext.prototype.clear = () => {
      throw new Error('stopped by a test');
    };
  });
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Counterbell has stopped' }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save everything as a file' }).click();
  const file = await (await download).path();
  await restarting(page, () => page.getByRole('button', { name: 'Reload' }).click());
  await page.getByRole('tab', { name: 'Share' }).click({ force: true });
  await settled(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import file' }).click({ force: true });
  await (await chooser).setFiles(file);
  await page.getByRole('listitem').filter({ hasText: 'New changes: 0' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: /Here already: [1-9]/ }).waitFor();
});

test('the address leads to places, and Back closes a dialog first', async (t) => {
  const { page } = await openShop(t, { begun: true });
  const address = () => page.evaluate(() => location.hash);
  await page.getByRole('tab', { name: 'Tickets' }).first().click({ force: true });
  await settled(page);
  assert.equal(await address(), '#/tickets');
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await fill(page, 'Subject', 'Lid of the box');
  await page.goBack();
  await settled(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await address(), '#/tickets');
  await page.goBack();
  await settled(page);
  assert.equal(await page.getByRole('tab', { name: 'Today' }).first().getAttribute('aria-selected'), 'true');
});
