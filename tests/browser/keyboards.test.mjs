// Keyboards that are not Latin, on-screen ones that take half of the room, and systems that force their own colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openShop } from './harness.mjs';
import { activate, click, settled, takeTicketByKeyboard, openTicket } from './shop.mjs';

/** A key as each keyboard types it: what it produces in the place of N and of K. */
const KEYBOARDS = { Russian: ['т', 'л'], Greek: ['ν', 'κ'], Arabic: ['ى', 'ن'], Hebrew: ['מ', 'ל'], Korean: ['ㅜ', 'ㅏ'] };

test('Shortcuts are pressed by their place on keyboards that are not Latin, and what is typed in fields stays', async (t) => {
  const { page, context } = await openShop(t, { begun: true });
  const devtools = await context.newCDPSession(page);
  const press = async (key, code, modifiers = 0) => {
    const event = { key, code, modifiers, windowsVirtualKeyCode: code.charCodeAt(3), text: modifiers ? undefined : key };
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
    await settled(page);
  };
  for (const [name, [n, k]] of Object.entries(KEYBOARDS)) {
    await press(n, 'KeyN');
    const customer = page.getByRole('textbox', { name: 'Customer', exact: true });
    assert.equal(await customer.count(), 1, `${name}: N opens a new ticket`);
    await customer.focus();
    await press(n, 'KeyN');
    assert.equal(await customer.inputValue(), n, `${name}: in a field it is typed`);
    await customer.fill('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await settled(page);
    await press(k, 'KeyK', 2);
    assert.equal(await page.getByRole('dialog').count(), 1, `${name}: Ctrl+K opens the palette`);
    await page.keyboard.press('Escape');
    await settled(page);
  }
});

test('On a phone whose keyboard takes half of the screen, the field in use stays in sight', async (t) => {
  const { page } = await openShop(t, { begun: true, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.evaluate(() => { location.hash = '#/new'; });
  await settled(page);
  if ((await page.getByRole('textbox', { name: 'Customer', exact: true }).count()) === 0) await activate(page, 'button', 'New ticket');
  for (const name of ['Customer', 'What is it about?', 'What happened?']) {
    const field = page.getByRole('textbox', { name, exact: true });
    if ((await field.count()) === 0) continue;
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    await field.focus();
    await settled(page);
    await page.setViewportSize({ width: 390, height: 430 });
    await settled(page);
    const { y, height } = await field.boundingBox();
    assert.ok(y >= 0 && y + Math.min(height, 44) <= 430, `${name} is in sight: ${y} to ${y + height}`);
    assert.ok(await field.evaluate((node) => parseFloat(getComputedStyle(node).fontSize) >= 16), `${name} has type that phones do not enlarge`);
  }
});

test('A keyboard that lies over the page: what is drawn ends above it', async (t) => {
  const shop = await openShop(t, {
    begun: true, viewport: { width: 390, height: 844 },
    prepare: (context) => context.addInitScript(() => {
      const view = Object.assign(new EventTarget(), { scale: 1, height: 844, offsetTop: 0 });
      Object.defineProperty(window, 'visualViewport', { value: view });
    }),
  });
  const { page } = shop;
  await page.evaluate(() => {
    visualViewport.height = 430;
    visualViewport.dispatchEvent(new Event('resize'));
  });
  await page.waitForFunction(() => document.getElementById('canvas').getBoundingClientRect().height === 430);
  await settled(page);
  const bottom = await page.evaluate(() => Math.max(...[...document.querySelectorAll('#mirror button')].map((node) => node.getBoundingClientRect().bottom)));
  assert.ok(bottom <= 431, `the lowest button ends at ${bottom}`);
});

for (const colorScheme of ['light', 'dark']) {
  test(`Forced colours (${colorScheme}): one picture in the program's own palette, nothing doubled`, async (t) => {
    const { page } = await openShop(t, { begun: true, forcedColors: 'active', colorScheme });
    const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn', details: 'It came open.' });
    await openTicket(page, number);
    const palette = await page.evaluate(() => ['--bg', '--ink', '--line'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name)));
    assert.deepEqual(palette, colorScheme === 'dark' ? ['#000000', '#FFFFFF', '#FFFFFF'] : ['#FFFFFF', '#000000', '#000000']);
    const seen = await page.evaluate(() =>
      [...document.querySelectorAll('#mirror *')].filter((node) => {
        const style = getComputedStyle(node);
        const shows = (colour) => !/, 0\)$|^transparent$/.test(colour);
        return (node.textContent !== '' && shows(style.color) && !node.matches('input, textarea')) || shows(style.backgroundColor);
      }).map((node) => node.outerHTML.slice(0, 100)));
    assert.deepEqual(seen, [], 'the mirror shows nothing');
    await click(page, 'button', 'More');
  });
}
