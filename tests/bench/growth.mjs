// How the costs grow with the shop: every part that has a peer, at 1,000, 10,000 and 100,000 tickets, and more when asked.
import { readFile, writeFile } from 'node:fs/promises';

import { drawCharts } from './chart.mjs';

const sizes = [1_000, 10_000, 100_000, 300_000];
const names = ['search', 'merge', 'start', 'list'];
const charts = [
  ['start', 'browser opened anew, to a list in sight'],
  ['start', 'memory (WebAssembly and scripts)'],
  ['list', 'scrolling, work of a frame, p99'],
  ['search', 'index, build'],
  ['search', 'index, memory'],
  ['search', 'index, a keystroke, p99'],
  ['merge', 'everything'],
  ['merge', 'tenth of tickets edited'],
  ['list', 'sorting, longest frame'],
];

const numbers = new URL('growth.json', import.meta.url);
const drawing = new URL('growth.svg', import.meta.url);

/**
 * `measure(tickets, names)` runs parts and resolves with { table }. Writes growth.json and growth.svg, anew after each size; what
 * was measured of sizes that are not asked for stays.
 */
export async function measureGrowth(measure, smallest, largest) {
  for (const tickets of sizes.filter((size) => size >= smallest && size <= largest)) {
    console.log(`\n${tickets.toLocaleString('en-GB')} tickets`);
    const { table } = await measure(tickets, names);
    const others = JSON.parse(await readFile(numbers, 'utf8')).filter((row) => row.shop !== tickets);
    const rows = [...others, ...table.rows.map((row) => ({ ...row, tickets: row.size ?? tickets, shop: tickets }))];
    rows.sort((a, b) => a.shop - b.shop);
    await writeFile(numbers, `${JSON.stringify(rows, null, 1)}\n`);
    await writeFile(drawing, drawGrowth(rows));
  }
  console.log('\nwrote tests/bench/growth.json and tests/bench/growth.svg');
}

function drawGrowth(rows) {
  return drawCharts('Cost by number of tickets, both axes logarithmic; less is better', charts.map(([part, what]) => {
    const own = rows.filter((row) => row.part === part && row.what === what);
    const lines = [{ name: 'Counterbell', points: pointsOf(own, 'ours') }];
    for (const by of new Set(own.map((row) => row.by).filter(Boolean))) {
      lines.push({ name: by, points: pointsOf(own.filter((row) => row.by === by), 'peer') });
    }
    return { title: `${part}: ${what}`, unit: own[0]?.unit ?? '', lines };
  }));
}

/** One point a size: our own figure stands in a row for each peer. */
function pointsOf(rows, side) {
  const bySize = new Map(rows.filter((row) => row[side] > 0).map((row) => [row.tickets, row[side]]));
  return [...bySize].sort(([a], [b]) => a - b);
}
