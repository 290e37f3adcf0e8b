// From Enter to durably saved and told; a ticket of a thousand messages; and a shop that nobody touches.
import { fill, key, settled } from '../browser/shop.mjs';
import { workOfFrames } from '../browser/frames.mjs';
import { percentile, timed } from './numbers.mjs';
import { go } from './open_shop.mjs';
import { openPeerPage } from './peer_page.mjs';
import { dexieFiles } from './start.mjs';

const captures = 20;
/** What Dexie saves into need not be larger: filling it takes longer than everything else. */
const mostInDexie = 10_000;
/** About what a ticket's line takes. */
const bytesOfTicket = 500;
const idleMs = 10_000;

export async function measureCapture({ table, tickets, files, browser }) {
  const inDexie = Math.min(tickets, mostInDexie);
  const dexie = await saveWithDexie(await files(inDexie));
  const { page } = (await browser()).shop;
  const bare = await saveBare(page);
  const ours = await capture(page);
  for (const [percent, bar] of [[50], [99, '50']]) {
    const of = (values) => percentile(values, percent);
    const saved = of(ours.map(({ savedMs }) => savedMs));
    const what = `Enter to durably saved, p${percent}`;
    table.add('capture', what, 'ms', { ours: saved, peer: of(dexie), by: inDexie < tickets ? `Dexie (${inDexie} tickets)` : 'Dexie' });
    table.add('capture', what, 'ms', { ours: saved, peer: of(bare), by: 'IndexedDB alone' });
    table.add('capture', `Enter to durably saved and on screen, p${percent}`, 'ms', { ours: of(ours.map(({ toldMs }) => toldMs)), bar });
  }
  await measureLongTicket(table, page);
  await measureIdle(table, page);
}

async function capture(page) {
  const times = [];
  await go(page, '#/tickets');
  await page.evaluate(() => document.activeElement.blur()); // a list to choose from takes letters for itself
  for (let i = 0; i < captures; i += 1) {
    await key(page, 'n');
    await fill(page, 'Subject', `Measured ticket ${i}`);
    await page.evaluate(() => window.probes.waitForOpened());
    await page.keyboard.press('Control+Enter');
    times.push(await page.evaluate(() => window.probes.opened));
    await settled(page);
    await key(page, 'Escape');
  }
  return times;
}

async function saveWithDexie({ tickets }) {
  const peer = await openPeerPage('dexie', dexieFiles(tickets));
  try {
    await peer.page.evaluate(() => window.fill());
    await peer.reopen();
    const times = [];
    for (let i = 0; i < captures; i += 1) times.push(await peer.page.evaluate((id) => window.save(id), `saved-${i}`));
    return times;
  } finally {
    await peer.close();
  }
}

/** The same bytes in as durable a transaction of IndexedDB, with nothing else going on: what this browser and this disk take. */
function saveBare(page) {
  return page.evaluate(async ({ count, size }) => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = request.oncomplete = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    const database = await done(opening);
    const times = [];
    for (let i = 0; i < count; i += 1) {
      const start = performance.now();
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put(new Uint8Array(size), i);
      await done(transaction);
      times.push(performance.now() - start);
    }
    database.close();
    await done(indexedDB.deleteDatabase('bare'));
    return times;
  }, { count: captures, size: bytesOfTicket });
}

async function measureLongTicket(table, page) {
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('ticket of a thousand messages');
  await settled(page);
  const row = page.getByRole('row', { name: /thousand messages/ }).first();
  let ms;
  const works = await workOfFrames(page, async () => {
    ms = await timed(async () => {
      await row.dispatchEvent('click');
      await page.getByRole('heading', { name: /thousand messages/ }).first().waitFor();
    });
    await settled(page);
  });
  table.add('long ticket', 'opening one of 1,000 messages, longest frame', 'ms', { ours: Math.max(...works), bar: '1 frame (16.7)' });
  table.add('long ticket', 'press to its heading', 'ms', { ours: ms });
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('').catch(() => {});
  await settled(page);
}

async function measureIdle(table, page) {
  await go(page, '#/tickets');
  await page.waitForTimeout(3000); // what fades out has done so
  await page.waitForFunction((ms) => Date.now() % 60_000 > 1000 && Date.now() % 60_000 < 58_000 - ms, idleMs); // countdowns are drawn on the minute
  const frames = () => page.evaluate(() => window.counterbell.frames);
  const before = await frames();
  await page.waitForTimeout(idleMs);
  table.add('idle', 'frames in ten seconds', '', { ours: (await frames()) - before, bar: '0' });
}
