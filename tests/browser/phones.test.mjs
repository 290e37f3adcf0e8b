// Telephone numbers by the plan of the shop's country.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openShop } from './harness.mjs';
import { choose, settled, takeTicketByKeyboard } from './shop.mjs';

test('In a country of short numbers, one dialled there and from abroad is one person', async (t) => {
  const { page } = await openShop(t, { begun: true });
  await page.evaluate(() => { location.hash = '#/settings'; });
  await settled(page);
  const country = page.getByRole('combobox', { name: 'Country', exact: true });
  assert.equal(await country.evaluate((node) => node.selectedOptions[0]?.textContent), 'United Kingdom', 'guessed from the browser');
  await choose(page, 'Country', 'Iceland');
  await page.evaluate(() => { location.hash = '#/today'; });
  await settled(page);
  await takeTicketByKeyboard(page, { customer: 'Jón Þór', contact: '+354 581 2345', subject: 'Cracked urn' });
  await takeTicketByKeyboard(page, { customer: 'Jón', contact: '581-2345', subject: 'And the lid' });
  await takeTicketByKeyboard(page, { customer: 'Jón', contact: '581-2346', subject: 'Another Jón' });
  await page.evaluate(() => { location.hash = '#/customers'; });
  await settled(page);
  assert.equal(await page.getByRole('row').count(), 2);
});
