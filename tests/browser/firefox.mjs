// A shop in Firefox, as Debian ships it, over WebDriver BiDi: a page that knows those of Playwright's words in which shop.mjs is
// written, so that the same people do the same things there. Drawn in software on a display nobody sees, since Firefox has no WebGL
// without one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

import { serve } from '../../web/pack/serve.mjs';
import { killTree, site } from './harness.mjs';
import { until } from './shop.mjs';

const WAIT_MS = 60_000;

/** A display in memory; resolves with its name once it is there, and ends after the test. */
async function openDisplay(t) {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  t.after(() => server.kill());
  const [number] = await once(server.stdout, 'data');
  return `:${String(number).trim()}`;
}

/** What keeps Firefox from calling home, and from asking about a start after a kill. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.update.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
};

/** So often Firefox may crash before it has opened anything, as it now and then does where another program keeps the cores busy. */
const STARTS = 3;

/** Starts Firefox and connects to it. Puppeteer's own launcher cannot take up a profile that was killed. */
async function launch(profile, display, preferences) {
  const lines = Object.entries({ ...QUIET, ...preferences }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  for (let left = STARTS; left > 0; left -= 1) {
    const started = await start(profile, display);
    if (started) return started;
  }
  throw new Error(`Firefox ended ${STARTS} times before it could be driven`);
}

/** Null when it ends before it can be driven. */
async function start(profile, display) {
  const firefox = spawn('/usr/bin/firefox-esr', ['--no-remote', '--remote-debugging-port=0', '--profile', profile], {
    // Or a window that nobody sees asks what to do about a crash, and the crash never ends.
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', MOZ_CRASHREPORTER_DISABLE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(firefox, 'exit');
  for await (const line of createInterface({ input: firefox.stderr })) {
    const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
    if (!address) continue;
    firefox.stderr.resume(); // read on, or Firefox waits for it
    return { gone, browser: await puppeteer.connect({ browserWSEndpoint: `${address}/session`, protocol: 'webDriverBiDi' }) };
  }
  await gone;
  return null;
}

/** The same as harness.mjs's openShop, in Firefox. */
export async function openShopInFirefox(t) {
  const display = await openDisplay(t);
  const profile = await mkdtemp(join(tmpdir(), 'counterbell-firefox-'));
  const server = await serve(site, 0);
  const shop = {
    page: null,
    browser: null,
    gone: null, // resolves when Firefox has ended
    profile,
    address: `http://127.0.0.1:${server.address().port}/`,

    /** @param {object} preferences what is set in about:config */
    async open(preferences = {}) {
      ({ browser: shop.browser, gone: shop.gone } = await launch(profile, display, preferences));
      shop.page = await load((await shop.browser.pages())[0] ?? (await shop.browser.newPage()));
    },
    openTab: async () => load(await shop.browser.newPage()),
    async stopServer() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async kill() {
      await killTree(profile);
      await shop.gone;
    },
    async close() {
      await shop.browser.close();
      await shop.gone;
    },
  };
  t.after(async () => {
    await killTree(profile);
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  await shop.open();
  return shop;

  async function load(page) {
    page.setDefaultTimeout(WAIT_MS);
    await page.setViewport({ width: 1024, height: 640 });
    await page.goto(shop.address);
    await page.bringToFront(); // a window without the focus tells its page nothing of it
    await page.waitForFunction(() => window.counterbell?.frames > 0);
    await page.evaluate(() => window.counterbell.idle());
    return new Page(page);
  }
}

/** Keys pressed together, as Playwright writes them. */
async function press(keyboard, keys) {
  const held = keys.split('+');
  const last = held.pop();
  for (const key of held) await keyboard.down(key);
  await keyboard.press(last);
  for (const key of held) await keyboard.up(key);
}

class Page {
  constructor(page) {
    this.page = page;
    this.keyboard = {
      press: (keys) => press(page.keyboard, keys),
      type: (text) => page.keyboard.type(text),
      insertText: (text) => page.evaluate((all) => document.execCommand('insertText', false, all), text),
    };
  }
  get mouse() {
    const { mouse } = this.page;
    return {
      move: (x, y, options) => mouse.move(x, y, options),
      down: () => mouse.down(),
      up: () => mouse.up(),
      click: (x, y, { clickCount = 1 } = {}) => mouse.click(x, y, { count: clickCount }),
    };
  }
  evaluate(...work) {
    return this.page.evaluate(...work);
  }
  waitForFunction(work) {
    return this.page.waitForFunction(work);
  }
  screenshot(options) {
    return this.page.screenshot(options);
  }
  async reload() {
    await this.page.reload();
    await this.page.bringToFront();
  }
  bringToFront() {
    return this.page.bringToFront();
  }
  close() {
    return this.page.close();
  }
  getByRole(role, { name } = {}) {
    return new Locator(this.page, { role, name });
  }
}

/** The elements of a role and a name, in the tree that assistive technology sees; those whose text matches. */
class Locator {
  constructor(page, wish) {
    this.page = page;
    this.wish = wish;
  }
  first() {
    return this;
  }
  filter({ hasText }) {
    return new Locator(this.page, { ...this.wish, text: hasText });
  }
  async all() {
    const { role, name, text } = this.wish;
    const found = await this.page.$$(`::-p-aria([role="${role}"]${typeof name === 'string' ? `[name="${name}"]` : ''})`);
    const seen = await Promise.all(found.map((one) => one.evaluate((node) => [node.getAttribute('aria-label') ?? node.textContent, node.textContent])));
    return found.filter((one, i) => (name instanceof RegExp ? name.test(seen[i][0]) : true) && (text ? text.test(seen[i][1]) : true));
  }
  async one() {
    let found = [];
    await until(async () => (found = await this.all()).length > 0);
    return found[0];
  }
  waitFor() {
    return this.one();
  }
  async count() {
    return (await this.all()).length;
  }
  async allTextContents() {
    return Promise.all((await this.all()).map((one) => one.evaluate((node) => node.textContent)));
  }
  async evaluate(work) {
    return (await this.one()).evaluate(work);
  }
  textContent() {
    return this.evaluate((node) => node.textContent);
  }
  inputValue() {
    return this.evaluate((node) => node.value);
  }
  async focus() {
    await (await this.one()).focus();
  }
  dispatchEvent(type) {
    assert.equal(type, 'click');
    return this.evaluate((node) => node.click());
  }
  /** By its pixels: the element itself takes no pointer, the canvas below it does. */
  async click() {
    const box = await (await this.one()).boundingBox();
    assert.ok(box, 'it is on screen');
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }
  async fill(text) {
    const field = await this.one();
    await field.focus();
    await field.evaluate((node) => node.select());
    await this.page.keyboard.type(text);
  }
}
