// Takes a picture of every screen at three sizes, light and dark: node tests/browser/screenshots.mjs [OUT_DIR] [NAME…]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openShop } from './harness.mjs';
import { click, key, setUpShop, settled } from './shop.mjs';

const out = process.argv[2] ?? 'build/screenshots';
const only = process.argv.slice(3);
const sizes = [[1440, 900], [1024, 768], [390, 844]];

async function go(page, route) {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await settled(page);
}

const screens = {
  today: (page) => go(page, '#/today'),
  tickets: (page) => go(page, '#/tickets'),
  ticket: async (page, number) => go(page, `#/tickets/${number}`),
  customers: (page) => go(page, '#/customers'),
  share: (page) => go(page, '#/share'),
  settings: (page) => go(page, '#/settings'),
  capture: async (page) => { await go(page, '#/today'); await key(page, 'n'); },
  palette: async (page) => { await go(page, '#/tickets'); await key(page, 'Control+k'); },
  keys: async (page) => { await go(page, '#/today'); await key(page, '?'); },
  gallery: (page) => go(page, '#/gallery'),
};

await mkdir(out, { recursive: true });
for (const scheme of ['light', 'dark']) {
  const shop = await openShop(null, { colorScheme: scheme });
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
  await shop.close();
}
