// Every place of the program is walked through: each field shows its text whether it has the focus or not, and the focus goes into
// whatever a press opens, and back to what was pressed when it closes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openShop } from './harness.mjs';
import { expectFocus, expectInk } from './ink.mjs';
import { click, key, openTicket, setUpShop, settled, takeTicketByKeyboard } from './shop.mjs';

/** Pressed, these end the visit or make another shop of this one. */
const LEFT_ALONE = /^(Sign out|Load an example shop|Reload|Start|Join|Erase)/;

/** What can be pressed or typed in, of what is not covered: [{ id, role, name }]. */
const within = (page, selector) =>
  page.evaluate((wanted) => {
    const isThere = (node) => node.tabIndex >= 0 && !node.disabled && !node.closest('[inert]') && node.getAttribute('aria-disabled') !== 'true';
    return [...document.querySelectorAll(`#mirror :is(${wanted})`)].filter(isThere).map((node) => ({
      id: node.dataset.node, name: node.getAttribute('aria-label') ?? node.textContent, inDialog: !!node.closest('[role=dialog]'),
    }));
  }, selector);

const FIELDS = 'input[data-node], textarea[data-node]';
const PRESSABLE = 'button:not([role=tab], [role=menuitem], [role=checkbox], [role=switch], [role=radio]), select, a';

const element = (page, { id }) => page.locator(`[data-node="${id}"]`);

/** What is open above the page or within it: dialogs, menus, lists, and fields. */
const opened = (page) =>
  page.evaluate(() => ({
    hash: location.hash,
    floating: [...document.querySelectorAll('#mirror :is([role=dialog], [role=menu], [role=listbox])')].map((node) => node.dataset.node),
    fields: [...document.querySelectorAll('#mirror :is(input, textarea)')].map((node) => node.dataset.node),
  }));

/** Waits for a check, and notes what it found. */
const note = (faults, checked) => checked.catch((error) => faults.push(error.message.split('\n')[0]));

/** Checks each field of a screen that was not `met` yet, in `where`; faults go into `faults`. */
async function checkFields(page, where, met, faults) {
  for (const field of await within(page, FIELDS)) {
    if (met.has(field.id)) continue;
    met.add(field.id);
    const box = element(page, field);
    if ((await box.count()) === 0) continue; // gone with what was typed before
    const what = `${where}: ${field.name}`;
    const before = await box.inputValue();
    await box.focus();
    await settled(page);
    await note(faults, expectFocus(box, what));
    if (!before) {
      await page.keyboard.type('1234');
      await settled(page);
    }
    await note(faults, expectInk(page, box, `${what}, with the focus,`));
    await page.evaluate(() => document.activeElement.blur());
    await settled(page);
    if ((await box.count()) === 0) continue; // kept, as an editor does
    await note(faults, expectInk(page, box, `${what}, without the focus,`));
    if (!before) {
      await box.fill('');
      await settled(page);
    }
  }
}

/** Closes whatever floats. */
async function closeAll(page) {
  for (let i = 0; i < 6; i += 1) {
    if ((await opened(page)).floating.length === 0) return;
    await key(page, 'Escape');
  }
}

/** Presses everything in `where` that was not `met` yet, one after the other, each on the screen that `show` shows. */
async function pressAll(page, where, show, met, faults) {
  const names = new Set(); // of many alike one will do
  for (const one of await within(page, PRESSABLE)) {
    if (LEFT_ALONE.test(one.name) || met.has(one.id) || names.has(one.name)) continue;
    met.add(one.id);
    names.add(one.name);
    const before = await opened(page);
    const presser = element(page, one);
    if ((await presser.count()) === 0) continue;
    await presser.focus();
    await settled(page);
    await key(page, 'Enter');
    const after = await opened(page);
    const what = `${where}: ${one.name}`;
    const fresh = after.floating.filter((id) => !before.floating.includes(id));
    const fields = after.fields.filter((id) => !before.fields.includes(id));
    if (after.hash !== before.hash) {
      await closeAll(page);
      await show();
    } else if (fresh.length > 0) {
      const isInside = await page.evaluate((ids) => ids.some((id) => document.querySelector(`[data-node="${id}"]`)?.contains(document.activeElement)), fresh);
      if (!isInside) faults.push(`${what}: the focus is not in what opened, but on ${await focusedName(page)}`);
      await checkFields(page, what, met, faults);
      await closeAll(page);
      if ((await presser.count()) > 0) await note(faults, expectFocus(presser, `${what}, after Escape,`));
    } else if (fields.length === 1) { // an editor, not a form that grew
      const box = element(page, { id: fields[0] });
      await note(faults, expectFocus(box, `${what}: the field that opened`));
      if (await box.inputValue()) await note(faults, expectInk(page, box, `${what}: the field that opened`));
      await key(page, 'Escape');
    }
  }
}

const focusedName = (page) => page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.slice(0, 40)}`);

/** Goes to a place as a bookmark does. */
async function go(page, route) {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await settled(page);
}

test('every field shows its text, and the focus goes into what opens and back', async (t) => {
  const { page } = await openShop(t, { reducedMotion: 'reduce', prepare: (context) => context.addInitScript(() => { window.print = () => {}; }) });
  page.on('filechooser', () => {}); // nobody chooses one
  const faults = [];
  const met = new Set(); // ids of what was looked at; those of what is always there are the same everywhere
  await page.getByRole('button', { name: 'Load an example shop' }).waitFor();
  await checkFields(page, 'set-up', met, faults);
  await click(page, 'button', 'Load an example shop');
  await page.getByRole('tab', { name: 'Today' }).waitFor();
  const number = await takeTicketByKeyboard(page, {
    customer: 'Ruth Alvarez', contact: 'ruth@example.org', subject: 'Cracked urn', want: 'A new one', treat: 'Called, not mailed', details: 'Through the name.',
  });
  await click(page, 'link', 'Ruth Alvarez');
  await page.getByRole('button', { name: 'Edit Name' }).waitFor();
  const customer = await page.evaluate(() => location.hash);
  const places = ['#/today', '#/tickets', `#/tickets/${number}`, '#/customers', customer, '#/share', '#/settings', '#/settings/service', '#/gallery'];
  for (const place of places) {
    const show = () => go(page, place);
    await show();
    await checkFields(page, place, met, faults);
    await pressAll(page, place, show, met, faults);
  }
  assert.deepEqual(faults, []);
});
