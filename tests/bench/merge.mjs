// Merging: a station that has nothing takes in a whole shop, then what another one changed on every tenth ticket.
import { join } from 'node:path';

import { commandLine } from '../browser/harness.mjs';
import { megabytes, timed } from './numbers.mjs';
import { measurePeer } from './processes.mjs';

export async function measureMerge({ table, tickets, files, core, folder }) {
  const data = await files(tickets);
  const ours = await core(tickets);
  const row = mergeRows(table);
  row(ours, await measurePeer('yjs', data.tickets, data.edits), 'Yjs', { full: '×1' });
  row(ours, await measurePeer('loro', data.tickets, data.edits), 'Loro');
  row(ours, await measurePeer('loro', data.tickets, data.edits, 'snapshot'), 'Loro, snapshot');
  table.add('merge', 'tenth of tickets edited, with lists and search kept current', 'ms', { ours: ours.merge_delta_open_ms[0] });

  const size = Math.min(5000, Math.max(100, Math.round(tickets / 10))); // Automerge needs minutes for more
  const fewer = await files(size);
  row(await core(size), await measurePeer('automerge', fewer.tickets, fewer.edits), 'Automerge', { full: '×0.1', delta: '×0.1' }, size);
  await measureCommandLine(table, data, folder);
}

const mergeRows = (table) => (ours, peer, by, bars = {}, size = undefined) => {
  const name = peer ? by : `${by} (stopped)`;
  const add = (what, unit, own, figure, bar) => table.add('merge', what, unit, { ours: own, peer: figure, by: name, bar, size });
  add('everything', 'ms', ours.merge_full_ms[0], peer?.fullMs, bars.full);
  add('tenth of tickets edited', 'ms', ours.merge_delta_ms[0], peer?.deltaMs, bars.delta);
  add('everything, file', 'MB', megabytes(ours.exchange_bytes[0]), peer && megabytes(peer.fullBytes));
};

async function measureCommandLine(table, { shop }, folder) {
  const merged = join(folder, 'merged.json');
  table.add('command line', 'start alone', 'ms', { ours: await timed(() => commandLine('--help').catch(() => {})) });
  table.add('command line', 'check the file', 'ms', { ours: await timed(() => commandLine('check', shop)) });
  table.add('command line', 'merge the file with itself', 'ms', { ours: await timed(() => commandLine('merge', '-o', merged, shop, shop)) });
}
