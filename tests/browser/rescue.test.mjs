// Everything as a file, from wherever the program cannot be asked: it goes to people of the shop only, where there are PINs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { isPin, peopleWithPins } from '../../web/rescue/pins.js';
import { hex, sha256 } from '../../web/rescue/sha256.js';
import { openShopInFirefox } from './firefox.mjs';
import { openShop } from './harness.mjs';
import { randomFrom, setUpShop, takeTicketByKeyboard, until } from './shop.mjs';

const PIN = '2468';

/** Stops the program at its next frame. */
async function crash(page) {
  await page.evaluate(() => {
    WebGL2RenderingContext.prototype.clear = () => {
      throw new Error('stopped by a test');
    };
  });
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Counterbell has stopped' }).waitFor();
}

const downloads = (page) => {
  const got = [];
  page.on('download', (download) => got.push(download));
  return got;
};

/** Answers the question wrongly, then rightly; resolves with the file's text. */
async function answer(page, got) {
  await page.getByRole('heading', { name: 'Who wants the file?' }).waitFor();
  await page.getByRole('combobox', { name: 'Name' }).selectOption({ label: 'Mia Keller' });
  const pin = page.getByLabel('PIN');
  for (const wrong of ['1111', '', '2469']) {
    await pin.fill(wrong);
    await pin.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'That is not the right PIN' }).last().waitFor();
    await page.waitForFunction(() => document.activeElement.type === 'password'); // the pause is over
  }
  assert.equal(got.length, 0, 'nothing was handed out');
  await pin.fill(PIN);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  return readFile(await (await download).path(), 'utf8');
}

async function shopWithPin(t, options) {
  const shop = await openShop(t, options);
  await setUpShop(shop.page, { pin: PIN });
  await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  return shop;
}

test('a stopped program asks for a PIN before it hands out everything', async (t) => {
  const { page } = await shopWithPin(t);
  const got = downloads(page);
  await crash(page);
  await page.getByRole('button', { name: 'Save everything as a file' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Counterbell has stopped' }).waitFor();
  await page.getByRole('button', { name: 'Save everything as a file' }).click();
  assert.match(await answer(page, got), /Cracked urn/);
  await page.getByRole('heading', { name: 'Counterbell has stopped' }).waitFor();
});

test('Firefox: a stopped program asks for a PIN, too', async (t) => {
  const shop = await openShopInFirefox(t);
  const { page } = shop;
  await setUpShop(page, { pin: PIN });
  await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await page.evaluate(() => {
    window.saved = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      blob.text().then((text) => window.saved.push(text));
      return createObjectURL.call(URL, blob);
    };
  });
  await crash(page);
  await page.getByRole('button', { name: 'Save everything as a file' }).dispatchEvent('click');
  await page.getByRole('heading', { name: 'Who wants the file?' }).waitFor();
  await page.evaluate(() => document.querySelector('input[type=password]').focus());
  await page.keyboard.type('1111');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: /That is not the right PIN/ }).waitFor();
  await until(() => page.evaluate(() => document.activeElement.type === 'password')); // the pause is over
  assert.deepEqual(await page.evaluate(() => window.saved), [], 'nothing was handed out');
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await until(() => page.evaluate(() => window.saved.length > 0));
  assert.match(await page.evaluate(() => window.saved[0]), /Cracked urn/);
  await page.getByRole('heading', { name: 'Counterbell has stopped' }).waitFor();
});

test('a page whose program does not come asks for it, too', async (t) => {
  let isBlocked = false;
  const { page } = await shopWithPin(t, {
    serviceWorkers: 'block',
    prepare: (context) => context.route('**/main.*.js*', (route) => (isBlocked ? route.abort() : route.continue())),
  });
  const got = downloads(page);
  isBlocked = true;
  await page.reload();
  await page.getByRole('heading', { name: 'Counterbell did not come whole' }).waitFor();
  await page.getByRole('button', { name: 'Save everything as a file' }).click();
  assert.match(await answer(page, got), /Cracked urn/);
});

test('storage that does not open asks for it, and the program is there again after it', async (t) => {
  const { page } = await shopWithPin(t);
  const got = downloads(page);
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) {
      if (name === 'counterbell' && version) throw new DOMException('', 'UnknownError');
      return open.call(this, name);
    };
  });
  await page.reload();
  const save = page.getByRole('button', { name: 'Save as a file' });
  await save.waitFor();
  await save.click({ force: true });
  assert.match(await answer(page, got), /Cracked urn/);
  await save.waitFor();
  assert.ok(await page.locator('#canvas').isVisible());
});

const line = (stamp, ops, replica = 'a'.repeat(32)) => JSON.stringify({ ops, replica, seq: 1, stamp });
const mia = (personal, rest = {}) => ({ about: 'staff/1', personal: ['00', personal], ...rest });
const kept = 'sha256-10000:5a:x';

test('of what was written of a PIN, the newest counts', () => {
  const set = line('02-000000', [mia({ name: 'Mia', pin: kept })]);
  const other = line('03-000000', [mia({ pin: 'sha256-10000:5b:y' })]);
  const cleared = line('04-000000', [mia({ pin: null })]);
  assert.deepEqual(peopleWithPins([other, set]), [{ name: 'Mia', pin: 'sha256-10000:5b:y' }]);
  assert.deepEqual(peopleWithPins([cleared, set, other]), []);
  assert.deepEqual(peopleWithPins([set, line('02-000000', [mia({ pin: null })], 'b'.repeat(32))]), []); // the higher replica
  assert.deepEqual(peopleWithPins([set, line('02-000000', [mia({ pin: null })], '9'.repeat(32))]).length, 1);
});

test('who has left or is erased is not asked, and nobody is where nobody has a PIN', () => {
  const set = line('02-000000', [mia({ name: 'Mia', pin: kept })]);
  assert.equal(peopleWithPins([set]).length, 1);
  assert.deepEqual(peopleWithPins([set, line('03-000000', [{ about: 'staff/1', set: { left: true } }])]), []);
  assert.deepEqual(peopleWithPins([line('01-000000', [{ about: 'staff/1', erase: true }]), set]), []);
  assert.deepEqual(peopleWithPins([line('02-000000', [{ about: 'staff/1', personal: 'd'.repeat(64) }])]), []);
  assert.deepEqual(peopleWithPins([line('02-000000', [mia({ name: 'Mia' })])]), []);
});

test('the hash is SHA-256, whatever is hashed', () => {
  const random = randomFrom(1);
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const bytes = Uint8Array.from({ length }, () => random() * 256);
    assert.equal(hex(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`);
  }
});

test('a PIN kept in a way that this build does not know fits none', () => {
  assert.equal(isPin('1234', 'sha512-1:5a:x'), false);
});
