// A large shop on whose page nobody does anything: drawn on the minute where something counts down in sight, and else not at all.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { commandLine, newFolder, openShop } from './harness.mjs';
import { joinShop, settled } from './shop.mjs';

const MINUTE_MS = 60_000;
/** The shop’s history ends here, and the page’s clock begins: what is due when is the same in every run. At night, when little falls due. */
const BEGINNING = Date.UTC(2026, 10, 24, 2, 20);
/** Long enough for the slowest machine to open the shop, and to go from one place to the other. */
const OPENING_MS = 30 * MINUTE_MS;

test('a large shop on whose page nobody does anything is drawn once a minute at most', async (t) => {
  const folder = await newFolder('idle');
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'shop.json');
  await commandLine('generate', '--tickets', '3000', '--seed', '1', '--now', new Date(BEGINNING).toISOString(), '-o', file);
  const { page } = await openShop(t, { prepare: (context) => context.clock.install({ time: BEGINNING }) });
  await joinShop(page, file, { station: 'Back office', name: /Weber/ });
  await page.waitForFunction(() => !window.counterbell.compacting, null, { polling: 500 });
  const frames = () => page.evaluate(() => window.counterbell.frames);

  for (const [i, place] of ['today', 'tickets'].entries()) {
    await page.evaluate((name) => { location.hash = `#/${name}`; }, place);
    await settled(page);
    assert.ok(await page.locator('[role=row][aria-description*="due"]').count() > 5, 'countdowns are in sight');
    await page.clock.pauseAt(BEGINNING + (i + 1) * OPENING_MS);
    await page.clock.runFor(2 * MINUTE_MS + 1500); // what got late meanwhile is escalated, and what was told is gone
    let before = await frames();
    await page.clock.runFor(10_000);
    assert.equal((await frames()) - before, 0, `frames in ten seconds of ${place}`);
    before = await frames();
    await page.clock.runFor(10 * MINUTE_MS);
    assert.ok((await frames()) - before <= 10, `${(await frames()) - before} frames in ten minutes of ${place}`);
    await page.clock.resume();
  }
});
