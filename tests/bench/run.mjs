// What the product costs, and what others cost on the same shop in the same run (never a test: machines differ).
// ./dev bench [--tickets N] [--only PART[,PART]]: prints a table, and the same as JSON into build/bench.json.
// ./dev bench --growth [--smallest N] [--largest N]: how it grows from 1,000 tickets on; writes growth.json and growth.svg beside this file.
import { rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { newFolder } from '../browser/harness.mjs';
import { measureCapture } from './capture.mjs';
import { makeShop } from './data.mjs';
import { measureGrowth } from './growth.mjs';
import { measureList } from './list.mjs';
import { measureMerge } from './merge.mjs';
import { joinShop } from './open_shop.mjs';
import { measureCore } from './processes.mjs';
import { measureSearch } from './search.mjs';
import { measureStart } from './start.mjs';
import { Table } from './table.mjs';
import { measureWeight } from './weight.mjs';

const parts = { weight: measureWeight, search: measureSearch, merge: measureMerge, start: measureStart, list: measureList, capture: measureCapture };

/** `make` as a function that makes each key's thing once. */
function once(make) {
  const made = new Map();
  return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
}

/** Runs the parts named on a shop of `tickets`; resolves with their table and, when asked for, what our core costs natively. */
async function measure(tickets, names, { natively = false } = {}) {
  const folder = await newFolder('bench');
  const table = new Table();
  const files = once((count) => makeShop(folder, count));
  const measured = (isNative) => once(async (count) => {
    const { shop, delta, queries } = await files(count);
    console.log(`Our core ${isNative ? 'natively' : 'as WebAssembly'}, ${count} tickets`);
    return measureCore(isNative, shop, delta, queries);
  });
  let opened;
  const browser = () => (opened ??= files(tickets).then(({ shop }) => joinShop(shop)));
  const bench = { table, tickets, folder, files, core: measured(false), browser };
  try {
    for (const name of names) {
      console.log(`${name}:`);
      // What a shop is too large for is told, and the rest is measured all the same.
      await parts[name](bench).catch((error) => {
        console.log(`  FAILED: ${error.message}`);
        process.exitCode = 1;
      });
    }
    return { table, native: natively ? await measured(true)(tickets) : undefined };
  } finally {
    await (await opened?.catch(() => {}))?.shop.close();
    await rm(folder, { recursive: true });
  }
}

function wanted(only) {
  const names = only ? only.split(',') : Object.keys(parts);
  for (const name of names.filter((one) => !(one in parts))) {
    console.error(`bench: there is no part ${name} (there are ${Object.keys(parts).join(', ')}).`);
    process.exit(2);
  }
  return names;
}

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '10000' }, only: { type: 'string' }, growth: { type: 'boolean', default: false },
    smallest: { type: 'string', default: '1000' }, largest: { type: 'string', default: '100000' },
  },
});
if (values.growth) {
  await measureGrowth(measure, Number(values.smallest), Number(values.largest));
} else {
  const tickets = Number(values.tickets);
  const machine = { cores: cpus().length, model: cpus()[0]?.model, busyBefore: loadavg()[0] };
  const { table, native } = await measure(tickets, wanted(values.only), { natively: !values.only });
  console.log(`\n${tickets.toLocaleString('en-GB')} tickets; ${machine.cores} cores, of which ${machine.busyBefore.toFixed(1)} were busy before`);
  console.log('Bars are for 100,000 tickets; a ratio is ours by the peer’s, and as a bar its most.\n');
  console.log(table.text());
  const json = JSON.stringify({ tickets, machine, rows: table.rows, native }, null, 2);
  await writeFile(new URL('../../build/bench.json', import.meta.url), `${json}\n`);
}
