// A day at the counter: take, find, work on and undo, driven by roles and names alone. Every flow runs twice: pressing the
// drawn pixels, and as assistive technology does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop } from './harness.mjs';
import {
  activate, announced, choose, click, expectRow, fill, key, openTicket, rows, search, setUpShop, settled, takeTicketByKeyboard,
} from './shop.mjs';

const urn = {
  customer: 'Ruth Alvarez', contact: '+1 555 0142', subject: 'Engraved urn arrived cracked', want: 'A new urn before Sunday',
  treat: 'Called, not mailed', details: 'The urn for my father came today and it is cracked through the name.',
};
const ring = { customer: 'Tom Becker', contact: 'tom@example.com', subject: 'Wrong size ring', details: 'It slips off.' };
const order = { customer: 'Dana Wu', contact: '+1 555 0199', subject: 'Where is my order?', details: 'Third time asking.' };

for (const [how, press] of [['by pointer', click], ['by assistive technology', activate]]) {
  test(`a shop is set up and tickets are taken, worked on and found again, ${how}`, async (t) => {
    const shop = await openShop(t);
    const { page } = shop;
    await setUpShop(page);

    const numbers = [];
    for (const ticket of [urn, ring, order]) numbers.push(await takeTicketByKeyboard(page, ticket));
    assert.equal(new Set(numbers).size, 3);
    for (const number of numbers) assert.match(number, /^[0-9A-HJKMNP-TV-Z]{3}-\d{4}$/);
    await press(page, 'tab', 'Tickets');
    await expectRow(page, /Engraved urn.*Ruth Alvarez/);

    await search(page, 'crack name');
    await expectRow(page, new RegExp(numbers[0]));
    assert.equal((await rows(page)).length, 1);
    await search(page, '5550199');
    await expectRow(page, new RegExp(numbers[2]));
    assert.equal((await rows(page)).length, 1);
    await search(page, '');

    await openTicket(page, numbers[0]);
    const state = page.getByRole('combobox', { name: 'State', exact: true });
    assert.equal(await chosen(state), 'New');
    await fill(page, 'Message', 'A new one is being engraved tonight.');
    await press(page, 'button', 'Send to customer');
    assert.equal(await chosen(state), 'Open', "staff's first message opens a new ticket");
    await fill(page, 'Message', 'Two blanks in the back.');
    await press(page, 'button', 'Add note');
    await choose(page, 'State', 'Pending');
    assert.equal(await chosen(state), 'Pending');
    await choose(page, 'State', 'Solved');
    assert.equal(await chosen(state), 'Solved');
    const conversation = page.getByRole('list', { name: 'Conversation' });
    assert.match(await conversation.innerText(), /engraved tonight[^]*Two blanks/);

    await press(page, 'radio', 'They said');
    await fill(page, 'Message', 'Thank you, one more question.');
    await press(page, 'button', 'Add what they said');
    assert.equal(await chosen(state), 'Open', 'a customer who writes again reopens a solved ticket');

    await choose(page, 'Priority', 'Urgent');
    await press(page, 'button', 'Undo');
    assert.equal(await chosen(page.getByRole('combobox', { name: 'Priority', exact: true })), 'Normal');
    assert.match(await page.getByRole('list', { name: 'History' }).innerText(), /Urgent/);

    await page.reload();
    await openTicket(page, numbers[0]);
    assert.match(await conversation.innerText(), /engraved tonight[^]*Two blanks[^]*one more question/);
    assert.equal(await chosen(state), 'Open');
    await press(page, 'tab', 'Tickets');
    for (const number of numbers) await expectRow(page, new RegExp(number));
  });
}

/** The word a combobox shows. */
async function chosen(combobox) {
  return combobox.evaluate((select) => select.selectedOptions[0]?.textContent ?? '');
}
