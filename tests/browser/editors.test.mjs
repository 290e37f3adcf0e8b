// What a customer said is never hidden from whoever is about to change it: an editor shows its text, and has the focus.
import { test } from 'node:test';

import { openShop } from './harness.mjs';
import { openShopInFirefox } from './firefox.mjs';
import { expectFocus, expectInk } from './ink.mjs';
import { activate, click, key, openTicket, setUpShop, settled, takeTicketByKeyboard } from './shop.mjs';

const WANT = 'A new one, engraved as the old one was';
const TREAT = 'Called rather than mailed, and in the evening';

/** The ways of pressing a button. */
const ways = {
  'by its pixels': (page, name) => click(page, 'button', name),
  'by keyboard': async (page, name) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await key(page, 'Enter');
  },
  'by its element': (page, name) => activate(page, 'button', name),
};

/** Opens each editor of a screen in each way: [button, field]. */
async function openEach(page, editors) {
  for (const [button, field] of editors) {
    for (const [way, open] of Object.entries(ways)) {
      const what = `${field}, opened ${way},`;
      await open(page, button);
      const box = page.getByRole('textbox', { name: field, exact: true });
      await expectFocus(box, what);
      await expectInk(page, box, what);
      await key(page, 'End');
      await page.keyboard.type(' soon');
      await settled(page);
      await expectInk(page, box, `${what} with more typed,`);
      await key(page, 'Escape');
      if (way === 'by keyboard') await expectFocus(page.getByRole('button', { name: button, exact: true }), `${button}, after Escape,`);
    }
  }
}

const questions = ['What does the customer want?', 'How do they want to be treated?'].map((name) => [name, name]);

/** Takes a ticket, whose page and customer's page have editors; resolves with its number. */
const takeOne = (page) =>
  takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', contact: 'ruth@example.org', subject: 'Cracked urn', want: WANT, treat: TREAT });

async function openCustomer(page) {
  await page.evaluate(() => { location.hash = '#/customers'; });
  await settled(page);
  await page.getByRole('row', { name: /Ruth Alvarez/ }).first().click({ force: true });
  await page.getByRole('button', { name: 'Edit Name' }).waitFor();
}

test('an editor shows its text and has the focus, however it is opened', async (t) => {
  const { page } = await openShop(t, { begun: true });
  const number = await takeOne(page);
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await openTicket(page, number);
    await openEach(page, width < 700 ? questions : [...questions, ['Edit subject', 'Subject']]);
    await openCustomer(page);
    await openEach(page, [['Edit Name', 'Name'], ['Edit E-mail', 'E-mail']]);
  }
});

test('Firefox: an editor shows its text and has the focus, however it is opened', async (t) => {
  const { page } = await openShopInFirefox(t);
  await setUpShop(page);
  await openTicket(page, await takeOne(page));
  await openEach(page, [...questions, ['Edit subject', 'Subject']]);
  await openCustomer(page);
  await openEach(page, [['Edit Name', 'Name']]);
});
