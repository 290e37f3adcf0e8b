// The line is down, the power fails: nothing that was saved is lost, and what was half-typed comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop } from './harness.mjs';
import { click, expectRow, fill, openTicket, settled, takeTicketByKeyboard } from './shop.mjs';

test('without a network the shop opens, saves and finds', async (t) => {
  const shop = await openShop(t, { begun: true });
  const { page } = shop;
  const before = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await shop.stopServer();
  await page.context().setOffline(true);
  await page.reload();
  await openTicket(page, before);
  const during = await takeTicketByKeyboard(page, { customer: 'Tom Becker', subject: 'Wrong size ring' });
  await page.reload();
  await openTicket(page, during);
  await click(page, 'tab', 'Tickets');
  await expectRow(page, new RegExp(before));
  await expectRow(page, new RegExp(during));
});

test('the browser is killed in the middle of typing', async (t) => {
  const shop = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await openTicket(shop.page, number);
  await shop.page.getByRole('textbox', { name: 'Message', exact: true }).fill('Dear Ruth, I am sor');
  await settled(shop.page);
  await shop.killAndReopen();
  await openTicket(shop.page, number);
  assert.equal(await shop.page.getByRole('textbox', { name: 'Message', exact: true }).inputValue(), 'Dear Ruth, I am sor');

  await shop.page.keyboard.press('Escape');
  await click(shop.page, 'button', 'New ticket');
  await fill(shop.page, 'Customer', 'Grace O’Neil');
  await fill(shop.page, 'Subject', 'Lid of the walnut box doe');
  await shop.killAndReopen();
  await click(shop.page, 'button', 'New ticket');
  await click(shop.page, 'button', 'Continue unfinished');
  assert.equal(await shop.page.getByRole('textbox', { name: 'Subject', exact: true }).inputValue(), 'Lid of the walnut box doe');
  assert.equal(await shop.page.getByRole('textbox', { name: 'Customer', exact: true }).inputValue(), 'Grace O’Neil');
});

test('the browser is killed right after it said opened', async (t) => {
  const shop = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn', details: 'Through the name.' });
  await shop.killAndReopen({ settle: false });
  await openTicket(shop.page, number);
  assert.match(await shop.page.getByRole('list', { name: 'Conversation' }).innerText(), /Through the name/);
});
