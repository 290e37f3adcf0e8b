// Service rules tried out on a shop of ten thousand tickets: with progress, to be stopped, and no frame waits for it.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { longestTask } from './frames.mjs';
import { commandLine, newFolder, openShop } from './harness.mjs';
import { chooseFile, click, fill, settled } from './shop.mjs';

/** Scrolls down until something is well in sight: what is below is not all there yet. */
async function scrollTo(page, role, name) {
  const { width, height } = page.viewportSize();
  await page.mouse.move(width / 2, height / 2);
  const wanted = page.getByRole(role, { name, exact: true }).first();
  const isInSight = async () => (await wanted.count()) > 0 && (await wanted.boundingBox()).y < height * 0.7;
  for (let i = 0; i < 30 && !(await isInSight()); i += 1) {
    await page.mouse.wheel(0, 250);
    await settled(page);
  }
  return wanted;
}

/** Notes every share that the progress bar shows, and when the result is there. Presses Cancel at the first share if told so. */
const watch = (page, cancels) =>
  page.evaluate((isToCancel) => {
    const seen = { shares: [], begun: performance.now(), took: 0 };
    window.trial = seen;
    const observer = new MutationObserver(() => {
      const share = document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow');
      if (share && seen.shares.at(-1) !== Number(share)) seen.shares.push(Number(share));
      const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Cancel');
      if (isToCancel && share && cancel) {
        observer.disconnect();
        cancel.click();
      } else if (!share && seen.shares.length && document.body.textContent.includes('would have been met')) {
        observer.disconnect();
        seen.took = performance.now() - seen.begun;
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  }, cancels);

async function gameOut(page) {
  const button = await scrollTo(page, 'button', 'Try on past weeks');
  await watch(page, false);
  await button.dispatchEvent('click');
  await page.waitForFunction(() => window.trial.took > 0, null, { timeout: 600_000 }); // a frame for each piece, where it is slow
  await settled(page);
  return page.evaluate(() => window.trial);
}

test('rules are tried out on ten thousand tickets with progress and cancel, and come out the same again', async (t) => {
  const folder = await newFolder('trial');
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'shop.json');
  await commandLine('generate', '--tickets', '10000', '--seed', '1', '-o', file);
  const { page, problems } = await openShop(t);
  await chooseFile(page, 'Join with a file from a colleague', file);
  await page.getByRole('textbox', { name: 'Station name' }).waitFor({ timeout: 120_000 });
  await fill(page, 'Station name', 'Back office');
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name: /Weber/ }).first().click({ force: true }); // one of the made-up staff
  await page.getByRole('tab', { name: 'Tickets' }).waitFor();
  await page.evaluate(() => { location.hash = '#/settings/service'; });
  await settled(page);

  await watch(page, true);
  await (await scrollTo(page, 'button', 'Try on past weeks')).dispatchEvent('click');
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await settled(page);
  assert.equal(await page.getByRole('img', { name: 'Met by number of people' }).count(), 0);

  const { shares, took } = await gameOut(page);
  assert.ok(shares.length > 1, `progress was seen at ${shares} only`);
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
  const describe = async (name) => (await scrollTo(page, 'img', name)).getAttribute('aria-description');
  const kept = await describe('Share of targets met');
  assert.match(kept, /Urgent, your tickets: \d+ % of \d+/);
  assert.match(kept, /Low, made-up weeks: \d+ % of \d+/);
  const staffing = await describe('Met by number of people');
  assert.match(staffing, /^1 person: \d+ %/);

  await page.mouse.wheel(0, -20_000);
  await settled(page);
  let again;
  const longest = await longestTask(page, async () => { again = await gameOut(page); });
  assert.equal(await describe('Met by number of people'), staffing);
  t.diagnostic(`10,000 tickets gamed out in ${took.toFixed(0)} ms, ${shares.length} shares of progress seen`);
  t.diagnostic(`again, traced: ${again.took.toFixed(0)} ms; longest task ${longest.toFixed(1)} ms of processor time`);
  t.diagnostic(kept);
  t.diagnostic(staffing);
  assert.deepEqual(problems, []);
});
