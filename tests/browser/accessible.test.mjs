// axe-core finds nothing serious on any screen. Contrast of what the canvas draws is proved natively from the palettes.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { openShop } from './harness.mjs';
import { activate, click, openTicket, setUpShop, settled, takeTicketByKeyboard } from './shop.mjs';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

async function check(page, screen) {
  const found = await page.evaluate(() => axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  const serious = found.violations.filter((violation) => ['serious', 'critical'].includes(violation.impact));
  const told = serious.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
  assert.deepEqual(told, [], `on ${screen}`);
}

test('every screen is accessible', async (t) => {
  const shop = await openShop(t, { bypassCSP: true });
  const { page } = shop;
  await page.addInitScript({ path: axePath });
  await page.reload();
  await page.getByRole('button', { name: 'Start' }).waitFor();
  await check(page, 'set-up');
  await setUpShop(page);
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', contact: '+1 555 0142', subject: 'Cracked urn', details: 'Through the name.' });
  for (const tab of ['Today', 'Tickets', 'Customers', 'Share', 'Settings']) {
    await click(page, 'tab', tab);
    await check(page, tab);
  }
  await page.evaluate(() => { location.hash = '#/settings/service'; });
  await settled(page);
  await check(page, 'service levels');
  await activate(page, 'button', 'Publish');
  await page.evaluate(() => { location.hash = '#/closing'; });
  await page.getByRole('heading', { name: 'Closing time', level: 1 }).waitFor();
  await check(page, 'closing time');
  await openTicket(page, number);
  await check(page, 'a ticket');
  await page.keyboard.press('/');
  await page.keyboard.type('ruth');
  await settled(page);
  await page.getByRole('option', { name: /Ruth Alvarez/ }).waitFor();
  await check(page, 'a search');
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('');
  await settled(page);
  await click(page, 'button', 'New ticket');
  await check(page, 'capture');
  await page.keyboard.press('Escape');
  await settled(page);
  await page.keyboard.press('Control+k');
  await settled(page);
  await check(page, 'the palette');
  await page.evaluate(() => { location.hash = '#/gallery'; });
  await settled(page);
  await check(page, 'the gallery');
});
