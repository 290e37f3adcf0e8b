// Our own program in the browser, with the shop that everybody is measured on.
import { openShop } from '../browser/harness.mjs';
import { click, fill, patience, settled } from '../browser/shop.mjs';
import { installProbes } from './probes.mjs';

/** A shop of 100,000 tickets is taken in for minutes, and written to a disk for another. */
patience.ms = 600_000;

/** A browser that has joined the shop of `file`: { shop, joinedMs }. */
export async function joinShop(file) {
  const shop = await openShop(null, { prepare: installProbes });
  const { page } = shop;
  page.setDefaultTimeout(patience.ms);
  const chooser = page.waitForEvent('filechooser');
  await click(page, 'button', 'Join with a file from a colleague');
  const start = performance.now();
  await (await chooser).setFiles(file);
  await page.getByRole('textbox', { name: 'Station name' }).waitFor({ timeout: patience.ms });
  const joinedMs = performance.now() - start;
  await fill(page, 'Station name', 'Back office');
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name: /Weber/ }).first().click({ force: true }); // one of the made-up staff
  await page.getByRole('tab', { name: 'Today' }).waitFor();
  await settled(page);
  // What came in is compacted for minutes: whatever is measured meanwhile would count its share.
  await page.waitForFunction(() => !window.counterbell.compacting, null, { polling: 1000 });
  return { shop, joinedMs };
}

/** Goes to a screen, as a bookmark does. */
export async function go(page, route) {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await settled(page);
}
