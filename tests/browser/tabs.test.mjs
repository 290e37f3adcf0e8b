// Several tabs of one browser: each shows what the others do, one at a time writes, and whatever happens to the one that does,
// another goes on.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { serve } from '../../web/pack/serve.mjs';
import { packBuild, writeBuild } from './builds.mjs';
import { openShop, site } from './harness.mjs';
import { holdTransactions } from './hold.mjs';
import { assertOneChain, changesKept, lengthenLog } from './log.mjs';
import { click, expectRow, openTicket, restarting, setUpShop, settled, takeTicketByKeyboard, typeTicket, until } from './shop.mjs';

/** Without a GPU every pixel costs. */
const small = { viewport: { width: 1024, height: 640 } };
const message = (page) => page.getByRole('textbox', { name: 'Message', exact: true });

/** Puts a tab in front of the others, as people do before they work in it: one behind draws once a second. */
async function at(page) {
  await page.bringToFront();
  await settled(page);
  return page;
}

/** Kills the renderer of a tab, as a crash of it does. */
async function crash(page) {
  const devtools = await page.context().newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  devtools.send('Page.crash').catch(() => {});
  await crashed;
}

test('two tabs show each other’s changes and take turns in writing', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const one = shop.page;
  const two = await shop.openTab();
  for (const page of [two, one]) await click(await at(page), 'tab', 'Tickets');
  const numbers = [];
  for (const [page, subject] of [[one, 'Cracked urn'], [two, 'Wrong ring'], [two, 'Lost lid'], [one, 'Late parcel']]) {
    numbers.push(await takeTicketByKeyboard(await at(page), { customer: `Customer of ${subject}`, subject }));
    const other = page === one ? two : one;
    await other.getByRole('row', { name: new RegExp(subject) }).waitFor(); // without a press there
  }
  assert.equal(new Set(numbers).size, 4);
  assertOneChain(await changesKept(one));
  assert.deepEqual(shop.problems, []);
});

test('what is typed in one tab goes on in the other, to the letter', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const one = shop.page;
  const number = await takeTicketByKeyboard(one, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  const two = await shop.openTab();
  for (const page of [two, one]) await openTicket(await at(page), number);
  await message(one).click();
  await one.keyboard.type('Dear Ruth, I am sorry');
  await until(async () => (await message(two).inputValue()) === 'Dear Ruth, I am sorry');
  await at(two);
  await message(two).press('End');
  await two.keyboard.type(' about the urn.'); // from the first letter on, although the turn is elsewhere
  assert.equal(await message(two).inputValue(), 'Dear Ruth, I am sorry about the urn.');
  await settled(two);
  await until(async () => (await message(one).inputValue()) === 'Dear Ruth, I am sorry about the urn.');
  await two.keyboard.press('Control+Enter');
  await one.getByRole('list', { name: 'Conversation' }).filter({ hasText: 'about the urn.' }).waitFor();
  await until(async () => (await message(one).inputValue()) === '');
});

test('a ticket half typed in one tab is finished in the other, once', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const one = shop.page;
  const two = await shop.openTab();
  const subject = (page) => page.getByRole('textbox', { name: 'Subject', exact: true });
  for (const page of [two, one]) {
    await at(page);
    await page.keyboard.press('n');
    await subject(page).waitFor();
    await settled(page);
  }
  await subject(one).fill('Cracked urn');
  await at(two);
  await click(two, 'button', 'Continue unfinished'); // offered beside the blank form, which has come by it meanwhile
  assert.equal(await subject(two).inputValue(), 'Cracked urn');
  await subject(two).press('Control+Enter');
  await one.getByRole('dialog').waitFor({ state: 'detached' });
  await at(one);
  await one.keyboard.press('Escape'); // what is typed right after the form has gone was meant for it
  await one.keyboard.press('n');
  await subject(one).waitFor();
  await settled(one);
  assert.equal(await subject(one).inputValue(), '');
});

test('five tabs, and each time the one that writes is killed', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const tabs = [shop.page];
  while (tabs.length < 5) tabs.push(await shop.openTab());
  const numbers = [];
  for (const [i, tab] of tabs.entries()) {
    numbers.push(await takeTicketByKeyboard(await at(tab), { customer: `Customer ${i}`, subject: `Subject ${i}` }));
    if (i === tabs.length - 1) break;
    await typeTicket(tab, { customer: 'Half a second before', subject: `The end of tab ${i}` }); // in the middle of saving
    await crash(tab);
  }
  const last = tabs[tabs.length - 1];
  assertOneChain(await changesKept(last));
  for (const number of numbers) await openTicket(last, number);
  await last.reload();
  for (const number of numbers) await openTicket(last, number);
});

test('signing out in one tab signs out in the other', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const two = await shop.openTab();
  await click(two, 'button', 'Mia Keller');
  await click(two, 'menuitem', 'Sign out');
  for (const page of [two, shop.page]) await page.getByRole('heading', { name: /Who is|Sign in|Keepsakes/ }).first().waitFor();
  assert.equal(await shop.page.getByRole('tab', { name: 'Today' }).count(), 0);
});

test('a tab that does not answer is waited for, and left behind on people’s word', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const two = await shop.openTab();
  await takeTicketByKeyboard(await at(shop.page), { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  const devtools = await shop.page.context().newCDPSession(shop.page);
  await devtools.send('Debugger.enable');
  const asleep = new Promise((resolve) => devtools.once('Debugger.paused', resolve));
  await devtools.send('Debugger.pause');
  const woken = shop.page.evaluate(() => {}); // stops at its first step, and everything else with it
  await asleep;
  await two.bringToFront();
  await two.keyboard.press('n');
  await two.getByRole('heading', { name: 'Another tab does not answer' }).waitFor();
  await two.getByRole('button', { name: 'Take over' }).click();
  await two.getByRole('textbox', { name: 'Subject', exact: true }).waitFor(); // the key pressed long ago
  await two.keyboard.press('Escape');
  await settled(two);
  const number = await takeTicketByKeyboard(two, { customer: 'Tom Becker', subject: 'Wrong ring' });
  await devtools.send('Debugger.resume');
  await woken;
  await devtools.detach();
  await shop.page.bringToFront();
  await shop.page.getByRole('heading', { name: 'Continued in another tab' }).waitFor();
  await restarting(shop.page, () => shop.page.getByRole('button', { name: 'Use it here' }).click());
  await openTicket(shop.page, number);
  assertOneChain(await changesKept(shop.page));
});

test('a tab that could not save keeps the turn, and says so', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const two = await shop.openTab();
  await takeTicketByKeyboard(await at(shop.page), { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await shop.page.evaluate(() => {
    window.keepsPutting = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function () {
      this.transaction.abort();
    };
  });
  await typeTicket(await at(shop.page), { customer: 'Tom Becker', subject: 'Wrong ring' });
  await shop.page.getByRole('alert').filter({ hasText: /Not saved/ }).first().waitFor();
  await two.bringToFront();
  await two.keyboard.press('n');
  await two.getByRole('heading', { name: 'Another tab has changes that it could not save' }).waitFor();
  await shop.page.evaluate(() => (IDBObjectStore.prototype.put = window.keepsPutting));
  await two.getByRole('textbox', { name: 'Subject', exact: true }).waitFor(); // saved at last, and handed over
  assert.equal(await two.getByRole('heading', { name: /Another tab/ }).count(), 0);
  await two.keyboard.press('Escape');
  await click(two, 'tab', 'Tickets');
  await expectRow(two, /Wrong ring/);
});

test('a tab whose compaction fails while it hands the turn over still gives it, and takes it again', async (t) => {
  const shop = await openShop(t, { begun: true, ...small });
  const one = shop.page;
  const two = await shop.openTab();
  await at(one);
  await takeTicketByKeyboard(one, { customer: 'Ruth Alvarez', subject: 'Cracked urn' }); // with the turn
  await lengthenLog(one);
  await one.addInitScript(holdTransactions, ['log', 'segments', 'meta']);
  await one.reload();
  await one.waitForFunction(() => window.held.count > 0); // it moves rows to segments
  await two.bringToFront();
  await two.keyboard.press('n');
  await two.waitForTimeout(1000); // longer than it takes to ask for the turn
  await one.evaluate(() => (window.held.end = 'abort'));
  await two.getByRole('textbox', { name: 'Subject', exact: true }).waitFor();
  await two.keyboard.press('Escape');
  await takeTicketByKeyboard(two, { customer: 'Tom Becker', subject: 'Wrong ring' });
  await takeTicketByKeyboard(await at(one), { customer: 'Grace O’Neil', subject: 'Lid of the box' });
  assertOneChain(await changesKept(one));
});

test('an older build stops when a newer one opens beside it, and everything is there', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'counterbell-site-'));
  await cp(site, folder, { recursive: true });
  const server = await serve(folder, 0);
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const shop = await openShop(t, { address: `http://127.0.0.1:${server.address().port}/`, serviceWorkers: 'block', ...small });
  await setUpShop(shop.page);
  const number = await takeTicketByKeyboard(await at(shop.page), { customer: 'Ruth Alvarez', subject: 'Cracked urn' });

  const newer = await keepDataAsNewer(folder);
  const two = await shop.openTab();
  await shop.page.getByRole('heading', { name: 'A newer Counterbell is open in another tab' }).waitFor();
  await openTicket(two, number);
  const second = await takeTicketByKeyboard(two, { customer: 'Tom Becker', subject: 'Wrong ring' });
  await restarting(shop.page, () => shop.page.getByRole('button', { name: 'Reload' }).click());
  await openTicket(shop.page, second);
  await two.close();

  // And with the older one alone again: it reads nothing that it does not know, and offers what is there as a file.
  await newer.undo();
  await shop.page.reload();
  await shop.page.getByRole('alert').filter({ hasText: /newer Counterbell/ }).first().waitFor();
  const download = shop.page.waitForEvent('download');
  await shop.page.getByRole('button', { name: 'Save as a file' }).click({ force: true });
  assert.match(await readFile(await (await download).path(), 'utf8'), /Wrong ring/);
});

/** Makes the site in `folder` one that keeps data in a later way. */
async function keepDataAsNewer(folder) {
  const newer = await packBuild((name, source) => (name === 'main.js' ? source.replaceAll(/dataVersion:2\b/g, 'dataVersion:3') : source));
  assert.ok([...newer].some(([name, bytes]) => /^main/.test(name) && bytes.includes('dataVersion:3')));
  await writeBuild(folder, newer);
  return {
    async undo() {
      await rm(folder, { recursive: true });
      await cp(site, folder, { recursive: true });
    },
  };
}
