// Taking tickets as fast as keys can come.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openShop } from './harness.mjs';
import { expectRow, key, rows, search, settled } from './shop.mjs';

const CONTROL = 2;

/** Presses keys at the speed of a scanner: none waits for what the one before did. Texts are typed, other keys are given in brackets. */
async function scan(page, ...keys) {
  const client = await page.context().newCDPSession(page);
  const sent = [];
  const send = (event) => sent.push(client.send('Input.dispatchKeyEvent', event));
  const type = (text) => {
    send({ type: 'keyDown', key: text, text, code: /^[a-z]$/i.test(text) ? `Key${text.toUpperCase()}` : '' });
    send({ type: 'keyUp', key: text });
  };
  const press = (name) => {
    const modifiers = name.startsWith('Control+') ? CONTROL : 0;
    const named = name.replace('Control+', '');
    const code = named === 'Tab' ? 9 : 13;
    send({ type: 'keyDown', key: named, code: named, windowsVirtualKeyCode: code, modifiers, text: named === 'Enter' && !modifiers ? '\r' : undefined });
    send({ type: 'keyUp', key: named, code: named, windowsVirtualKeyCode: code, modifiers });
  };
  for (const one of keys) {
    if (Array.isArray(one)) press(one[0]);
    else for (const letter of one) type(letter);
  }
  await Promise.all(sent);
  await client.detach();
  await settled(page);
}

test('at the speed of a scanner nothing of one customer comes along with the next', async (t) => {
  const { page, problems } = await openShop(t, { begun: true });
  await page.getByRole('tab', { name: 'Today' }).first().waitFor();
  await settled(page);
  const people = [['Ruth Alvarez', '+1 555 0142', 'Urn'], ['Tom Becker', 'tom@example.com', 'Ring'], ['Dana Wu', '5550199', 'Lid']];
  const strokes = people.flatMap(([name, reach, subject]) => ['n', name, ['Enter'], reach, ['Enter'], subject, ['Control+Enter']]);
  await scan(page, ...strokes);

  await key(page, '2');
  for (const [name, , subject] of people) await expectRow(page, new RegExp(`· ${subject} · ${name} ·`));
  assert.equal((await rows(page)).length, people.length);
  await search(page, '5550199');
  assert.equal((await rows(page)).length, 1);
  await expectRow(page, /Lid · Dana Wu/);
  assert.deepEqual(problems, []);
});

test('a known caller has their ticket before the assistant by four keys and a number, from inside a half-written reply', async (t) => {
  const { page, problems } = await openShop(t, { begun: true });
  await settled(page);
  await scan(page, 'n', 'Ruth Alvarez', ['Enter'], '+1 555 555 0142', ['Enter'], 'Urn', ['Control+Enter']);
  await scan(page, 'n', 'Tom Becker', ['Enter'], 'tom@example.com', ['Enter'], 'Ring', ['Control+Enter']);
  await scan(page, 'r', 'We will call you when');
  const beside = ['Escape', '/', 'Enter'];
  await key(page, beside[0]);
  await scan(page, beside[1], '5550142', [beside[2]]);
  await page.getByRole('heading', { name: /Urn/, level: 1 }).waitFor();
  assert.ok(beside.length <= 4);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.includes('Urn')), true, 'the heading has the focus');
  assert.deepEqual(problems, []);
});
