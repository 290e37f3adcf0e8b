// A server, or whatever stands in between, that answers with the sign-in page of a network, half of a file or an older build's, for any
// request of a visit or an update: the shop's page works on one whole build, or says that it cannot and hands out what is kept; and all
// is well again once the answers are.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

import { namedBuild } from './builds.mjs';
import { openShopInFirefox } from './firefox.mjs';
import { browserFlags } from './harness.mjs';
import { openTicket, randomFrom, setUpShop, settled, takeTicketByKeyboard, until } from './shop.mjs';

const isFull = process.env.COUNTERBELL_TEST_FULL === '1';
const VISITS = isFull ? 150 : 10;
const UPDATES = isFull ? 100 : 6;

const TYPES = {
  '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.png': 'image/png', '.svg': 'image/svg+xml', '.ttf': 'font/ttf',
  '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
};
const LOGIN = '<!doctype html><html><title>Sign in</title><p>Welcome to the network. Please sign in.</p></html>';

const stem = (name) => name.split('.').filter((part) => part.length < 40).join('.');

/** What may come in the place of a file: bytes, type, and whether the line breaks in the middle. */
const ILLS = {
  login: () => ({ bytes: LOGIN, type: 'text/html' }),
  disguised: (site, name) => ({ bytes: LOGIN, type: TYPES[extname(name)] }),
  half: (site, name) => ({ bytes: site.files.get(name)?.subarray(0, site.files.get(name).length / 2) }),
  old: (site, name) => ({ bytes: [...site.old].find(([other]) => stem(other) === stem(name))?.[1] }),
  missing: () => ({}),
  cut: (site, name) => ({ bytes: site.files.get(name), isCut: true }),
};

/** A site whose answers can fall ill: `ill` says of each request how, or nothing. */
async function startSite() {
  const site = { files: new Map(), old: new Map(), ill: () => undefined, address: '' };
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0].slice(1);
    const name = path === '' ? 'index.html' : path;
    const right = { bytes: site.files.get(name), type: TYPES[extname(name)], isCut: false };
    const { bytes, type, isCut } = { ...right, ...ILLS[site.ill(name)]?.(site, name) };
    if (!bytes || (site.ill(name) === 'missing')) return response.writeHead(404, { 'Content-Type': 'text/html' }).end(LOGIN);
    const isForEver = /\.[\w-]{43}\./.test(name); // as a careful host says it of names with a hash, ill or not
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(bytes),
      'Cache-Control': isForEver ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (!isCut) return response.end(bytes);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  site.address = `http://127.0.0.1:${server.address().port}/`;
  site.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}

/** Answers ill by chance; the same file may be ill once and well the next time. */
function illness(random) {
  const share = [0.15, 0.5, 1][Math.floor(random() * 3)];
  const kinds = Object.keys(ILLS);
  const sparesPage = random() < 0.7; // or seldom anything of ours would run at all
  return (name) => {
    if (name === 'index.html' && sparesPage) return undefined;
    return random() < share ? kinds[Math.floor(random() * kinds.length)] : undefined;
  };
}

/** 'works', 'says' that it cannot, or 'foreign': no page of ours, or so little of one that nothing of it runs. */
async function outcome(page, hasCome = true) {
  let found = '';
  await until(async () => {
    found = await page
      .evaluate((isWhole) => {
        if (window.counterbell?.frames > 0) return 'works';
        const notice = document.getElementById('notice');
        if (window.counterbellLoader) return notice && !notice.hidden && notice.className === '' ? 'says' : '';
        return document.readyState === 'complete' || !isWhole ? 'foreign' : '';
      }, hasCome)
      .catch(() => ''); // it is being loaded
    return found;
  });
  return found;
}

const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Waits until no worker is being installed, and checks that what is kept are whole builds. */
async function expectWholeBuilds(page, count) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
    const installing = registration?.installing;
    if (installing) await new Promise((done) => installing.addEventListener('statechange', done));
  });
  const kept = await page.evaluate(async () => {
    const sizes = [];
    for (const name of await caches.keys()) sizes.push((await (await caches.open(name)).keys()).length);
    return sizes;
  });
  for (const size of kept) assert.equal(size, count, `a build of ${count} files is kept with ${size}`);
}

const filesKept = (site) => site.files.size - 2; // all but the page and the service worker, which the browser keeps as one

let browser;
let builds;
before(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserFlags });
  builds = [await namedBuild('one'), await namedBuild('two'), await namedBuild('three')];
});
after(() => browser.close());

test(`of ${VISITS} first visits to a server that is ill, each works or says why not, and works once it is well`, async (t) => {
  const site = await startSite();
  t.after(site.close);
  [site.old, site.files] = builds;
  const seen = {};
  for (let seed = 1; seed <= VISITS; seed += 1) {
    const random = randomFrom(seed);
    const context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
    const page = await context.newPage();
    site.ill = illness(random);
    const hasCome = await page.goto(site.address).then(() => true, () => false); // the line broke: it goes on loading for ever
    const found = await outcome(page, hasCome);
    seen[found] = (seen[found] ?? 0) + 1;
    if (found === 'works') await expectWholeBuilds(page, filesKept(site));
    site.ill = () => undefined;
    if (found === 'says') await press(page, random() < 0.5 ? 'Try again' : 'Fetch Counterbell anew');
    else await page.reload();
    await until(async () => (await outcome(page)) === 'works' && (await build(page)) === 'two');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.reload();
    assert.equal(await outcome(page), 'works', `seed ${seed}: kept whole`);
    await context.close();
  }
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.says > 0 && seen.works > 0, 'both happen');
});

test(`of ${UPDATES} updates from a server that is ill, none breaks the shop`, async (t) => {
  const site = await startSite();
  t.after(site.close);
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
  t.after(() => context.close());
  const page = await context.newPage();
  const names = ['one', 'two', 'three'];
  site.files = builds[0];
  await page.goto(site.address);
  await setUpShop(page);
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  for (let round = 1; round <= UPDATES; round += 1) {
    const from = (round - 1) % names.length;
    const to = round % names.length;
    site.old = builds[from];
    site.files = builds[to];
    site.ill = illness(randomFrom(1000 + round));
    await expectWholeBuilds(page, filesKept(site));
    await page.reload();
    assert.equal(await outcome(page), 'works', `round ${round}: on what it has`);
    assert.equal(await build(page), names[from], `round ${round}: until people want the newer one`);
    await openTicket(page, number);

    site.ill = () => undefined;
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
    await page.getByRole('button', { name: 'Update', exact: true }).waitFor();
    await settled(page);
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Update', exact: true }).click({ force: true });
    await loaded;
    assert.equal(await outcome(page), 'works');
    assert.equal(await build(page), names[to]);
    await openTicket(page, number);
  }
});

/** Makes what the browser keeps of the site something else, as a bad disk does. */
const spoil = (page, pattern) =>
  page.evaluate(async (words) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (new RegExp(words).test(request.url)) await cache.put(request, new Response('half a fi', { headers: { 'Content-Type': 'text/javascript' } }));
      }
    }
  }, pattern);

test('a kept copy that is damaged is fetched anew; without a server it says so, and hands out what is kept', async (t) => {
  const site = await startSite();
  t.after(site.close);
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
  t.after(() => context.close());
  const page = await context.newPage();
  [, site.files] = builds;
  await page.goto(site.address);
  await setUpShop(page);
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const forgetHttp = async () => (await context.newCDPSession(page)).send('Network.clearBrowserCache');
  await spoil(page, 'main|counterbell|inter');
  await forgetHttp();
  await page.reload();
  await openTicket(page, number);

  for (const part of ['main', 'counterbell\\.', 'inter-400']) {
    await spoil(page, part);
    await forgetHttp();
    site.ill = () => 'disguised';
    await page.reload();
    assert.equal(await outcome(page), 'says', part);
    const download = page.waitForEvent('download');
    await press(page, 'Save everything as a file');
    assert.match(await readFile(await (await download).path(), 'utf8'), /Cracked urn/);
    await press(page, 'Fetch Counterbell anew');
    await page.getByRole('heading', { name: 'Counterbell cannot be fetched now' }).waitFor();
    assert.ok(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(Boolean)), 'nothing was let go of');
    site.ill = () => undefined;
    await press(page, 'Fetch Counterbell anew');
    await until(async () => (await outcome(page)) === 'works');
    await openTicket(page, number);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await openTicket(page, number);
  }
});

test('a start that nothing answers says so after a while, and goes on by itself', async (t) => {
  const site = await startSite();
  t.after(site.close);
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.clock.install();
  site.files = builds[1];
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route('**/main.*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.counterbellLoader);
  await page.clock.fastForward(21_000);
  await page.getByRole('heading', { name: 'Counterbell is long in coming' }).waitFor();
  answer();
  await page.clock.resume();
  await page.getByRole('textbox', { name: 'Shop name' }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Counterbell is long in coming' }).count(), 0);
});

/** The service worker that the site had before it checked anything, and a page of then. */
const BEFORE = new Map([
  ['index.html', Buffer.from('<!doctype html><html data-build="before"><title>Before</title><p>Before</p></html>')],
  ['sw.js', Buffer.from(`
    const CACHE = 'counterbell-0123456789abcdef';
    addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([new Request('./', { cache: 'no-cache' })]))));
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('message', (event) => event.data === 'take over' && skipWaiting());
    addEventListener('fetch', (event) => {
      const wanted = event.request.mode === 'navigate' ? './' : event.request;
      event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(event.request)));
    });`)],
]);

test('a site kept by the service worker of before can be updated', async (t) => {
  const site = await startSite();
  t.after(site.close);
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
  t.after(() => context.close());
  const page = await context.newPage();
  site.files = BEFORE;
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' }).then(() => navigator.serviceWorker.ready).then(() => undefined));
  await page.reload();
  site.files = builds[1];
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const changed = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
    await registration.update();
    while (!registration.waiting) await new Promise((done) => registration.installing.addEventListener('statechange', done));
    registration.waiting.postMessage('take over');
    await changed;
  });
  await page.reload();
  assert.equal(await outcome(page), 'works');
  assert.equal(await build(page), 'two');
  await expectWholeBuilds(page, filesKept(site));
});

test('Firefox: a first visit and an update from a server that is ill', async (t) => {
  const site = await startSite();
  t.after(site.close);
  const shop = await openShopInFirefox(t);
  const { page } = shop.page; // Puppeteer's own
  const button = async (name) => (await page.waitForSelector(`::-p-aria([role="button"][name="${name}"])`)).click();
  for (const [files, ill] of [
    [builds[0], (name) => (/wasm|ttf/.test(name) ? 'half' : undefined)],
    [builds[1], (name) => (/^main/.test(name) ? 'disguised' : undefined)],
  ]) {
    Object.assign(site, { files, ill });
    await page.goto(site.address);
    assert.equal(await outcome(page), 'says');
    await button('Fetch Counterbell anew');
    await until(() => page.evaluate(() => /cannot be fetched/.test(document.getElementById('notice').textContent)));
    site.ill = () => undefined;
    await button('Fetch Counterbell anew');
    await until(async () => (await outcome(page)) === 'works');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      await (await navigator.serviceWorker.getRegistration()).unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
  }
  await page.reload();
  await setUpShop(shop.page);
  const number = await takeTicketByKeyboard(shop.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  site.files = builds[2];
  site.old = builds[1];
  site.ill = (name) => (name === 'sw.js' ? undefined : /js$/.test(name) ? 'old' : 'login');
  await expectWholeBuilds(page, filesKept(site));
  await page.reload();
  assert.equal(await outcome(page), 'works');
  assert.equal(await build(page), 'two');
  await openTicket(shop.page, number);
});
