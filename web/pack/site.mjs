// Packs the page, the program and the fonts into the site and into the one-file form (build.mjs).
//
//   node web/pack/site.mjs --wasm DIR --assets DIR --out DIR --onefile FILE
//
// Prints what a first visit loads, and fails when that is heavier than the bar.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

import { makeOneFile, makeSite, readInputs } from './build.mjs';

/** Bytes of a first visit, compressed, before the first usable frame. */
const BAR = 380 * 1024;
/** What packing lets pass all the same: the compilers come from Debian testing, and what they make changes by itself. */
const MOST = 1.02 * BAR;

const { values: options } = parseArgs({
  options: { wasm: { type: 'string' }, assets: { type: 'string' }, out: { type: 'string' }, onefile: { type: 'string' } },
});
for (const name of ['wasm', 'assets', 'out', 'onefile']) if (!options[name]) fail(`--${name} is missing`);

function fail(message) {
  console.error(`site: ${message}`);
  process.exit(1);
}

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

async function writeSite(files) {
  await rm(options.out, { recursive: true, force: true });
  await mkdir(options.out, { recursive: true });
  for (const [name, bytes] of files) {
    await writeFile(join(options.out, name), bytes);
    // For hosts that serve compressed files as they are; serve.mjs does.
    if (!name.endsWith('.png')) await writeFile(join(options.out, `${name}.br`), brotli(bytes));
  }
}

function reportWeight(files, first) {
  const rows = first.map((name) => [name, files.get(name).length, brotli(files.get(name)).length]);
  rows.push(['first visit', rows.reduce((sum, row) => sum + row[1], 0), rows.reduce((sum, row) => sum + row[2], 0)]);
  console.log(`${'file'.padEnd(64)}${'bytes'.padStart(10)}${'brotli'.padStart(10)}`);
  for (const [name, raw, small] of rows) console.log(`${name.padEnd(64)}${String(raw).padStart(10)}${String(small).padStart(10)}`);
  const total = rows[rows.length - 1][2];
  console.log(`${(total / 1024).toFixed(1)} KB of the ${BAR / 1024} KB that a first visit may weigh`);
  if (total > MOST) fail('the first visit is too heavy');
}

const inputs = await readInputs(options).catch((error) => fail(`${error.path ?? error.message} is missing; run ./dev build wasm first`));
const { files, first } = await makeSite(inputs);
await writeSite(files);
await mkdir(dirname(options.onefile), { recursive: true });
await writeFile(options.onefile, await makeOneFile(inputs));
reportWeight(files, first);
