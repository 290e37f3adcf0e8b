// Takes a picture of every screen at three sizes, light and dark: node tests/browser/screenshots.mjs [OUT_DIR] [NAME…]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { advance, withShiftedClock } from './clock.mjs';
import { openShop } from './harness.mjs';
import { click, key, setUpShop, settled } from './shop.mjs';

const out = process.argv[2] ?? 'build/screenshots';
const only = process.argv.slice(3);
const sizes = [[1440, 900], [1024, 768], [390, 844]];

async function go(page, route) {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await settled(page);
}

/** Scrolls down until something is in reach. */
async function wheelTo(page, role, name) {
  const { width, height } = page.viewportSize();
  await page.mouse.move(width / 2, height / 2);
  for (let i = 0; i < 30 && (await page.getByRole(role, { name, exact: true }).count()) === 0; i += 1) {
    await page.mouse.wheel(0, 300);
    await settled(page);
  }
}

const screens = {
  today: (page) => go(page, '#/today'),
  tickets: (page) => go(page, '#/tickets'),
  ticket: async (page, number) => go(page, `#/tickets/${number}`),
  customers: (page) => go(page, '#/customers'),
  share: (page) => go(page, '#/share'),
  settings: (page) => go(page, '#/settings'),
  service: (page) => go(page, '#/settings/service'),
  'service-steps': async (page) => {
    await go(page, '#/settings/service');
    await wheelTo(page, 'button', 'Add a step');
    await page.mouse.wheel(0, 400);
    await settled(page);
  },
  'service-end': async (page) => {
    await go(page, '#/settings/service');
    const { width, height } = page.viewportSize();
    await page.mouse.move(width / 2, height / 2);
    for (let i = 0; i < 12; i += 1) await page.mouse.wheel(0, 900);
    await settled(page);
  },
  snooze: async (page) => { await go(page, '#/today'); await key(page, 'ArrowDown'); await key(page, 's'); },
  trial: async (page) => {
    await go(page, '#/settings/service');
    await wheelTo(page, 'button', 'Try on past weeks');
    await page.getByRole('button', { name: 'Try on past weeks' }).dispatchEvent('click');
    await settled(page);
    await wheelTo(page, 'img', 'Share of targets met');
    await page.mouse.wheel(0, 300);
    await settled(page);
  },
  'trial-end': async (page) => {
    await wheelTo(page, 'img', 'Met by number of people');
    await page.mouse.wheel(0, 300);
    await settled(page);
  },
  why: async (page, number) => {
    await go(page, `#/tickets/${number}`);
    const why = page.getByRole('link', { name: 'Why?' });
    if ((await why.count()) > 0) await why.first().dispatchEvent('click');
    await settled(page);
  },
  capture: async (page) => { await go(page, '#/today'); await key(page, 'n'); },
  palette: async (page) => { await go(page, '#/tickets'); await key(page, 'Control+k'); },
  keys: async (page) => { await go(page, '#/today'); await key(page, '?'); },
  gallery: (page) => go(page, '#/gallery'),
  protect: async (page) => {
    await go(page, '#/share');
    const form = page.getByRole('combobox', { name: 'Form of the file' });
    const labels = await form.locator('option').allTextContents();
    await form.selectOption({ label: labels.find((label) => label.startsWith('Protected')) });
    await settled(page);
  },
  erasure: async (page) => {
    await go(page, '#/customers');
    await page.getByRole('row').first().dispatchEvent('click');
    await settled(page);
    await click(page, 'button', 'More');
    await click(page, 'menuitem', 'Erase personal data');
  },
  retention: async (page) => {
    await go(page, '#/settings');
    await wheelTo(page, 'button', 'Erase old data');
    await page.getByRole('button', { name: 'Erase old data' }).dispatchEvent('click');
    await settled(page);
  },
};

await mkdir(out, { recursive: true });
for (const scheme of ['light', 'dark']) {
  const shop = await openShop(null, { colorScheme: scheme, prepare: withShiftedClock });
  const { page } = shop;
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await settled(page);
    if (!only.length || only.includes('setup')) await page.screenshot({ path: join(out, `setup-${width}-${scheme}.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await settled(page);
  await click(page, 'button', 'Load an example shop');
  await page.getByRole('tab', { name: 'Today' }).waitFor();
  await advance(page, 100); // so that something has become late
  await go(page, '#/tickets');
  const first = await page.getByRole('row').first().getAttribute('aria-label');
  const number = first.match(/[0-9A-Z]{3}-\d{4}/)[0];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const [name, show] of Object.entries(screens)) {
      if (only.length && !only.includes(name)) continue;
      await show(page, number);
      await page.screenshot({ path: join(out, `${name}-${width}-${scheme}.png`) });
      await key(page, 'Escape');
    }
  }
  // The browser loses the shop.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(() => void indexedDB.deleteDatabase('counterbell'));
  await page.getByRole('heading', { name: /not here any more/ }).waitFor();
  for (const [width, height] of sizes) {
    if (only.length && !only.includes('lost')) continue;
    await page.setViewportSize({ width, height });
    await settled(page);
    await page.screenshot({ path: join(out, `lost-${width}-${scheme}.png`) });
  }
  await shop.close();
}
