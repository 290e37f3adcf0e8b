// Two stations that never meet on a network: joined by a file, they edit the same ticket apart and swap files.
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandLine, newFolder, openShop } from './harness.mjs';
import { choose, click, exportFile, fill, importFile, joinShop, openTicket, takeTicketByKeyboard } from './shop.mjs';

/** What a person sees of a ticket. */
async function seen(page, number) {
  await openTicket(page, number);
  const values = {};
  for (const name of ['State', 'Priority', 'Assignee']) {
    values[name] = await page.getByRole('combobox', { name, exact: true }).evaluate((node) => node.selectedOptions[0]?.textContent);
  }
  values.conversation = await page.getByRole('list', { name: 'Conversation' }).innerText();
  values.history = await page.getByRole('list', { name: 'History' }).innerText();
  return values;
}

test('two stations edit one ticket apart, swap files both ways and end up the same', async (t) => {
  const folder = await newFolder('sharing');
  t.after(() => rm(folder, { recursive: true }));
  const file = (name) => join(folder, name);
  const front = await openShop(t, { begun: true });
  const back = await openShop(t);
  const number = await takeTicketByKeyboard(front.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn', details: 'Through the name.' });
  await exportFile(front.page, file('start.json'));

  await joinShop(back.page, file('start.json'), { station: 'Back office', name: 'Mia Keller' });

  await openTicket(front.page, number);
  await choose(front.page, 'Priority', 'Urgent');
  await choose(front.page, 'State', 'Open');
  await openTicket(back.page, number);
  await choose(back.page, 'Priority', 'High');
  await fill(back.page, 'Message', 'Stock shows two blanks.');
  await click(back.page, 'button', 'Add note');

  await exportFile(front.page, file('front.json'));
  await exportFile(back.page, file('back.json'));
  for (let round = 0; round < 2; round += 1) {
    await importFile(back.page, file('front.json'));
    await importFile(front.page, file('back.json'));
  }

  const one = await seen(front.page, number);
  const other = await seen(back.page, number);
  assert.deepEqual(one, other);
  assert.equal(one.State, 'Open');
  assert.match(one.conversation, /two blanks/);
  assert.match(one.history, /Urgent/);
  assert.match(one.history, /High/);

  const merged = file('merged.json');
  await commandLine('merge', '-o', merged, file('front.json'), file('back.json'));
  const swapped = file('swapped.json');
  await commandLine('merge', '-o', swapped, file('back.json'), file('front.json'));
  assert.deepEqual(await readFile(merged), await readFile(swapped));
  const shown = JSON.parse(await commandLine('show', merged, '--ticket', number)).tickets[0];
  assert.equal(shown.state, 'open');
  assert.equal(shown.priority, one.Priority.toLowerCase());
  assert.ok(shown.messages.some((message) => message.body === 'Stock shows two blanks.'));
});
