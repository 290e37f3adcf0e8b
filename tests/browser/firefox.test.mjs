// The torture of torture.test.mjs where Firefox can be driven: kills, tabs, no room, a store cut short.
import assert from 'node:assert/strict';
import { readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { openShopInFirefox } from './firefox.mjs';
import { assertOneChain, changesKept } from './log.mjs';
import { openTicket, randomFrom, setUpShop, settled, takeTicketByKeyboard, typeTicket, until } from './shop.mjs';

const isFull = process.env.COUNTERBELL_TEST_FULL === '1';
const LAUNCHES = isFull ? 100 : 3;

test(`Firefox: killed ${LAUNCHES} times at any moment of saving, it keeps every ticket it told as opened`, async (t) => {
  const random = randomFrom(1);
  const shop = await openShopInFirefox(t);
  await setUpShop(shop.page);
  const told = [];
  for (let launch = 1; launch <= LAUNCHES; launch += 1) {
    const take = async (i) => {
      const subject = `Subject ${launch}.${i}`;
      told.push({ number: await takeTicketByKeyboard(shop.page, { customer: `Customer ${launch}`, subject }), subject });
    };
    const start = Date.now();
    await take(0);
    let dead = false;
    const killed = new Promise((resolve) => setTimeout(resolve, random() * 1.2 * (Date.now() - start))).then(() => {
      dead = true;
      return shop.kill();
    });
    for (let i = 1; !dead; i += 1) {
      await take(i).catch((error) => {
        if (!dead) throw error;
      });
    }
    await killed;
    await shop.open();
    const lines = (await changesKept(shop.page)).map(({ line }) => line);
    for (const { number, subject } of told) {
      assert.ok(lines.some((line) => line.includes(number) && line.includes(subject)), `${number} is gone after launch ${launch}`);
    }
    await shop.page.keyboard.press('Escape'); // a ticket half typed does not lie over the next
    await settled(shop.page);
  }
  assertOneChain(await changesKept(shop.page));
  t.diagnostic(`${told.length} tickets were told as opened in ${LAUNCHES} launches`);
  await openTicket(shop.page, told[told.length - 1].number);
});

test('Firefox: when the tab that writes is closed, another goes on', async (t) => {
  const shop = await openShopInFirefox(t);
  const one = shop.page;
  await setUpShop(one);
  const before = await takeTicketByKeyboard(one, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  const two = await shop.openTab();
  await two.bringToFront();
  await one.close();
  const after = await takeTicketByKeyboard(two, { customer: 'Tom Becker', subject: 'Wrong ring' });
  for (const number of [before, after]) await openTicket(two, number);
  assertOneChain(await changesKept(two));
});

/** Letters that cannot be packed smaller. */
function noise(length) {
  const random = randomFrom(2);
  return Array.from({ length }, () => String.fromCharCode(48 + Math.floor(random() * 75))).join('');
}

test('Firefox: without room it says so, says nothing false, and what was saved before is there', async (t) => {
  const shop = await openShopInFirefox(t);
  await setUpShop(shop.page);
  const number = await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  const { usage } = await shop.page.evaluate(() => navigator.storage.estimate());
  await shop.close();
  const kilobytes = Math.ceil(usage / 1024) + 48; // with less, Firefox evicts all of the page at the start
  await shop.open({ 'dom.quotaManager.temporaryStorage.fixedLimit': kilobytes });
  const { page } = shop;
  const refused = page.getByRole('alert').filter({ hasText: /Not saved|no room left/ });
  const told = [number];
  // What was set aside before may still take a few.
  while ((await refused.count()) === 0 && told.length < 10) {
    await typeTicket(page, { customer: 'Tom Becker', subject: `Wrong ring ${told.length}`, details: noise(95_000) });
    const opened = page.getByRole('status').filter({ hasText: /opened/ });
    await until(async () => (await refused.count()) + (await opened.count()) > 0);
    for (const text of await opened.allTextContents()) told.push(/Ticket (\S+) opened/.exec(text)[1]);
  }
  assert.equal(await refused.count(), 1);
  await page.getByRole('button', { name: 'Export now' }).waitFor();
  await shop.kill();
  await shop.open({ 'dom.quotaManager.temporaryStorage.fixedLimit': -1 });
  const lines = (await changesKept(shop.page)).map(({ line }) => line);
  for (const one of told) assert.ok(lines.some((line) => line.includes(one)), `${one} was told as opened`);
  await openTicket(shop.page, number);
});

/** Where the page's databases lie. */
async function databases(profile) {
  const folder = join(profile, 'storage', 'default');
  const ours = (await readdir(folder)).find((name) => name.includes('127.0.0.1'));
  return join(folder, ours, 'idb');
}

const says = (page) => page.evaluate(() => document.body.innerText);

test('Firefox: when the store is cut short or gone between two launches, it is said', async (t) => {
  const shop = await openShopInFirefox(t);
  await setUpShop(shop.page);
  const number = await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await shop.close();
  const folder = await databases(shop.profile);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { size } = await stat(path);
    if (name.endsWith('.sqlite')) await truncate(path, Math.floor(size / 2));
  }
  await shop.open();
  const cut = await says(shop.page);
  assert.match(cut, /not here any more|did not open|lost some of what was saved/);
  assert.ok(!cut.includes(number));
  await shop.close();
  await rm(folder, { recursive: true });
  await shop.open();
  assert.match(await says(shop.page), /not here any more/);
});
