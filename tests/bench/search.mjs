// Search as people type: our own index as WebAssembly and libraries in Node.js, each in a process of its own; then the screen.
import { settled } from '../browser/shop.mjs';
import { workOfFrames } from '../browser/frames.mjs';
import { megabytes, percentile } from './numbers.mjs';
import { go } from './open_shop.mjs';
import { measurePeer } from './processes.mjs';

const peers = [
  { name: 'minisearch', title: 'MiniSearch' },
  { name: 'flexsearch', title: 'FlexSearch', most: 20_000 }, // builds its index for minutes beyond
  { name: 'sqlite', title: 'SQLite FTS5' },
];

export async function measureSearch({ table, tickets, files, core, browser }) {
  for (const { name, title, most = Infinity } of peers) {
    const size = tickets > most ? tickets / 10 : tickets;
    const data = await files(size);
    const ours = await core(size);
    const peer = await measurePeer(name, data.tickets, data.queries);
    const by = peer ? title : `${title} (stopped)`;
    const isMini = name === 'minisearch';
    const sizeTold = size === tickets ? undefined : size;
    const add = (what, unit, own, figure, bar) => table.add('search', what, unit, { ours: own, peer: figure, by, bar, size: sizeTold });
    add('index, build', 'ms', ours.index_build_ms[0], peer?.buildMs, isMini ? '×0.2' : undefined);
    add('index, memory', 'MB', megabytes(ours.index_bytes[0]), peer && megabytes(peer.indexBytes), isMini ? '×0.2' : undefined);
    add('index, a keystroke, p50', 'ms', percentile(ours.index_query_ms, 50), peer && percentile(peer.queryMs, 50));
    add('index, a keystroke, p99', 'ms', percentile(ours.index_query_ms, 99), peer && percentile(peer.queryMs, 99));
  }
  const ours = await core(tickets);
  table.add('search', 'index and sorted list, a keystroke, p50', 'ms', { ours: percentile(ours.list_search_ms, 50) });
  table.add('search', 'index and sorted list, a keystroke, p99', 'ms', { ours: percentile(ours.list_search_ms, 99), bar: '10' });
  await measureScreen(table, (await browser()).shop.page);
}

async function measureScreen(table, page) {
  await go(page, '#/tickets');
  const field = page.getByRole('searchbox', { name: 'Search', exact: true });
  const frames = [];
  for (const query of ['engraved urn', 'where is my', 'müller', '555 01', 'nothing like it', 'the']) {
    for (let length = 1; length <= query.length; length += 1) {
      frames.push(Math.max(...(await workOfFrames(page, async () => {
        await field.fill(query.slice(0, length));
        await settled(page);
      }))));
    }
  }
  await field.fill('');
  await settled(page);
  table.add('search', 'on screen, longest frame of a keystroke, p50', 'ms', { ours: percentile(frames, 50) });
  table.add('search', 'on screen, longest frame of a keystroke, p99', 'ms', { ours: percentile(frames, 99) });
}
