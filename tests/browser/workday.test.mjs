// The day's work: what is late is escalated once, whoever saw it, and the list is worked through by keyboard.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { advance, withShiftedClock } from './clock.mjs';
import { newFolder, openShop } from './harness.mjs';
import {
  announced, choose, click, exportFile, importFile, joinShop, key, openTicket, setTargetsAroundTheWeek, settled, takeTicketByKeyboard,
} from './shop.mjs';

/** What a ticket's page says of escalation. */
async function escalations(page, number) {
  await openTicket(page, number);
  const history = await page.getByRole('list', { name: 'History' }).innerText();
  const priority = page.getByRole('combobox', { name: 'Priority', exact: true });
  return {
    lines: history.split('\n').filter((line) => line.includes('Escalated')).sort(),
    priority: await priority.evaluate((node) => node.selectedOptions[0]?.textContent),
  };
}

test('a ticket that goes overdue at two stations escalates once, and what the rule did can be undone', async (t) => {
  const folder = await newFolder('workday');
  t.after(() => rm(folder, { recursive: true }));
  const file = (name) => join(folder, name);
  const front = await openShop(t, { begun: true, prepare: withShiftedClock });
  const back = await openShop(t, { prepare: withShiftedClock });
  await setTargetsAroundTheWeek(front.page);
  await click(front.page, 'tab', 'Today');
  const number = await takeTicketByKeyboard(front.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await openTicket(front.page, number);
  await choose(front.page, 'Priority', 'High');
  await exportFile(front.page, file('start.json'));
  await joinShop(back.page, file('start.json'), { station: 'Back office', name: 'Mia Keller' });

  for (const { page } of [front, back]) {
    await advance(page, 7 * 60); // three quarters of nine hours
    await announced(page, /is running out of time/);
    await click(page, 'tab', 'Today');
    await page.getByRole('heading', { name: 'Needs you now (1)' }).waitFor();
    await advance(page, 2 * 60 + 10);
    await announced(page, /is late/);
  }
  const before = await escalations(front.page, number);
  assert.equal(before.priority, 'Urgent');
  assert.ok(before.lines.length >= 2 && before.lines.some((line) => line.includes('priority raised to Urgent')), before.lines.join('\n'));
  assert.deepEqual(await escalations(back.page, number), before);

  await exportFile(front.page, file('front.json'));
  await exportFile(back.page, file('back.json'));
  await importFile(back.page, file('front.json'));
  await importFile(front.page, file('back.json'));
  assert.deepEqual(await escalations(front.page, number), before);
  assert.deepEqual(await escalations(back.page, number), before);
  await front.page.getByRole('group', { name: /^Solve by: .* overdue/ }).getByRole('link', { name: 'Why?' }).click({ force: true });
  await front.page.getByText(/solved within 3 opening hours/).first().waitFor();

  const raising = front.page.getByRole('group', { name: /priority raised to Urgent/ });
  await raising.getByRole('link', { name: 'Undo' }).click({ force: true });
  await settled(front.page);
  assert.equal((await escalations(front.page, number)).priority, 'High');
  await exportFile(front.page, file('undone.json'));
  await importFile(back.page, file('undone.json'));
  assert.equal((await escalations(back.page, number)).priority, 'High');
});

test('the day is worked through by keyboard alone', async (t) => {
  const { page } = await openShop(t, { begun: true, prepare: withShiftedClock });
  await setTargetsAroundTheWeek(page);
  await click(page, 'tab', 'Today');
  const numbers = [];
  for (const subject of ['Cracked urn', 'Wrong ring', 'Lost parcel']) numbers.push(await takeTicketByKeyboard(page, { subject }));
  await openTicket(page, numbers[2]);
  await choose(page, 'Assignee', 'Nobody');
  await key(page, '1');
  await page.getByRole('heading', { name: 'Due next (3)' }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  await key(page, 'j'); // the arrows are the tabs' as long as one of them has the focus
  assert.match(await focused(), new RegExp(numbers[0]));
  await key(page, 's');
  await page.getByRole('dialog', { name: `Snooze ${numbers[0]}` }).waitFor();
  await key(page, 'Enter');
  await page.getByRole('heading', { name: 'Snoozed (1)' }).waitFor();
  assert.match(await focused(), new RegExp(numbers[1]));
  await key(page, 'ArrowDown');
  await key(page, 't');
  await announced(page, new RegExp(`${numbers[2]} is yours now`));
  assert.match(await focused(), new RegExp(numbers[2]));
  await key(page, 'Enter');
  await page.getByRole('heading', { name: new RegExp(`${numbers[2]} Lost parcel`) }).first().waitFor();
  await key(page, '1');
  await page.getByRole('heading', { name: 'Due next (2)' }).waitFor();
  await advance(page, 61);
  await page.getByRole('heading', { name: 'Due next (3)' }).waitFor();
});

test('whoever looks elsewhere is told by the system, once that is allowed', async (t) => {
  const prepare = async (context) => {
    await withShiftedClock(context);
    await context.grantPermissions(['notifications']);
    await context.addInitScript(() => {
      window.shown = [];
      const show = (title, options) => window.shown.push(`${title}: ${options.body}`);
      ServiceWorkerRegistration.prototype.showNotification = show;
      Document.prototype.hasFocus = () => false;
    });
  };
  const { page } = await openShop(t, { begun: true, prepare });
  await setTargetsAroundTheWeek(page);
  await click(page, 'tab', 'Today');
  const number = await takeTicketByKeyboard(page, { subject: 'Cracked urn' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  await advance(page, 27 * 60 + 1); // nothing is kept up with any more
  await page.waitForFunction(() => window.shown.length > 0);
  assert.deepEqual(await page.evaluate(() => window.shown), [`Counterbell: ${number} Cracked urn is late`]);
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.getByText('This device shows a notification').first().waitFor();
});
