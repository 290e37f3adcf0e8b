// From opening the browser to a list that can be used, with the shop in IndexedDB; and what memory that takes.
import { megabytes, median } from './numbers.mjs';
import { go, joinShop } from './open_shop.mjs';
import { heapOf, openPeerPage } from './peer_page.mjs';

const starts = 3;

export async function measureStart({ table, tickets, files, browser }) {
  const peer = await startDexie(await files(tickets));
  const { shop, joinedMs } = await browser();
  table.add('start', 'read, check and merge the file that is joined with', 'ms', { ours: joinedMs });
  const times = [];
  for (let i = 0; i < starts; i += 1) {
    await shop.context.close();
    await shop.open();
    times.push(await shop.page.evaluate(() => window.probes.listed));
  }
  await go(shop.page, '#/tickets');
  table.add('start', 'browser opened anew, to a list in sight', 'ms', { ours: median(times), peer: peer.ms, by: 'Dexie', bar: '1,000 and ×0.33' });
  const ours = (await shop.page.evaluate(() => window.probes.memory())) + megabytes(await heapOf(shop.page));
  table.add('start', 'memory (WebAssembly and scripts)', 'MB', { ours, peer: megabytes(peer.bytes), by: 'Dexie', bar: '400' });
}

async function startDexie({ tickets }) {
  const peer = await openPeerPage('dexie', dexieFiles(tickets));
  try {
    await peer.page.evaluate(() => window.fill());
    const times = [];
    for (let i = 0; i < starts; i += 1) {
      await peer.reopen();
      times.push(await peer.page.evaluate(() => window.ready));
    }
    return { ms: median(times), bytes: await heapOf(peer.page) };
  } finally {
    await peer.close();
  }
}

export const dexieFiles = (tickets) => ({
  'dexie.js': 'node_modules/dexie/dist/modern/dexie.min.mjs',
  'dexie_page.js': 'peers/dexie_page.mjs',
  'tickets.json': tickets,
});
