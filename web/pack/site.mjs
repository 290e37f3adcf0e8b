// Packs the page, the program and the fonts into the site and into the one-file form.
//
//   node web/pack/site.mjs --wasm DIR --assets DIR --out DIR --onefile FILE
//
// Everything with a hash in its name never changes; index.html, sw.js and the manifest do. The build's name is the hash of all
// that goes in. The table of what a first visit loads ends in failure above the bar.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { bundle, minifyCss } from './bundle.mjs';
import { iconPng, iconSvg } from './icons.mjs';
import { oneFilePage, sitePage } from './page.mjs';

/** Bytes of a first visit, compressed, before the first usable frame. */
const BAR = 400 * 1024;
const FONTS = ['inter-400', 'inter-600', 'icons'];
const MORE_FONTS = ['inter-400-ext', 'inter-600-ext'];
const BUILD_MARK = 'counterbell-build:';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: { wasm: { type: 'string' }, assets: { type: 'string' }, out: { type: 'string' }, onefile: { type: 'string' } },
});
for (const name of ['wasm', 'assets', 'out', 'onefile']) if (!options[name]) fail(`--${name} is missing`);

function fail(message) {
  console.error(`site: ${message}`);
  process.exit(1);
}

const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex').slice(0, 16);
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** Writes the build's name over its placeholder in the program. */
function stamped(wasm, build) {
  const at = wasm.indexOf(BUILD_MARK);
  if (at < 0) fail(`the program has no place for the build's name`);
  const copy = Buffer.from(wasm);
  copy.write(build, at + BUILD_MARK.length, 'latin1');
  return copy;
}

async function readInputs() {
  const [program, later, prover, css, printCss, ...fonts] = await Promise.all([
    readFile(join(options.wasm, 'counterbell_web.wasm')),
    readFile(join(options.wasm, 'counterbell_later.wasm')),
    readFile(join(options.wasm, 'counterbell_prover.wasm')),
    minifyCss(join(web, 'page.css')),
    minifyCss(join(web, 'print.css')),
    ...[...FONTS, ...MORE_FONTS].map((name) => readFile(join(options.assets, `${name}.ttf`))),
  ]).catch((error) => fail(`${error.path ?? error.message} is missing; run ./dev build wasm first`));
  // A bundle for naming the build: the same as the ones that ship, but for the names themselves.
  const unnamed = await Promise.all(['main.js', 'prover.js'].map((name) => bundle(join(web, name), options.wasm, { BUILD: '', ASSETS: null, ONE_FILE: true })));
  const build = hash(program, later, prover, css, printCss, ...unnamed, ...fonts, await readFile(join(web, 'sw.js')), await readFile(join(web, 'index.html')));
  return { css, printCss, build, program: stamped(program, build), later, prover, fonts: new Map([...FONTS, ...MORE_FONTS].map((name, i) => [name, fonts[i]])) };
}

/** The site: file name → bytes. */
async function makeSite({ css, printCss, build, program, later, prover, fonts }) {
  const files = new Map();
  const add = (stem, extension, bytes) => {
    const name = `${stem}.${hash(bytes)}.${extension}`;
    files.set(name, bytes);
    return name;
  };
  const assets = { wasm: add('counterbell', 'wasm', program), later: add('later', 'wasm', later) };
  for (const [name, bytes] of fonts) assets[name] = add(name, 'ttf', bytes);
  // No part of a first visit: only who presses "Prove it" needs it, and the service worker keeps it for then.
  const proving = { wasm: add('prover', 'wasm', prover) };
  assets.prover = add('prover', 'js', await bundle(join(web, 'prover.js'), options.wasm, { BUILD: build, ASSETS: proving }));
  // Nor this, which lays out paper.
  const paper = { style: add('print', 'css', printCss) };
  assets.print = `./${add('print', 'js', await bundle(join(web, 'print.js'), options.wasm, { ASSETS: paper }))}`;
  const style = add('page', 'css', css);
  const script = add('main', 'js', await bundle(join(web, 'main.js'), options.wasm, { BUILD: build, ASSETS: assets, ONE_FILE: false }));
  const first = ['index.html', style, script, assets.wasm, ...FONTS.map((name) => assets[name])];

  files.set('icon.svg', Buffer.from(iconSvg()));
  for (const size of [192, 512]) files.set(`icon-${size}.png`, iconPng(size));
  files.set('icon-maskable-512.png', iconPng(512, { maskable: true }));
  files.set('manifest.webmanifest', await readFile(join(web, 'manifest.webmanifest')));
  const template = await readFile(join(web, 'index.html'), 'utf8');
  files.set('index.html', Buffer.from(sitePage(template, { style, script, preload: [assets.wasm, ...FONTS.map((name) => assets[name])] })));
  const kept = ['./', ...[...files.keys()].filter((name) => name !== 'index.html')];
  files.set('sw.js', await bundle(join(web, 'sw.js'), options.wasm, { BUILD: build, FILES: kept }));
  return { files, first };
}

async function makeOneFile({ css, printCss, build, program, later, fonts }) {
  const assets = new Map([['wasm', program], ['later', later], ...fonts]);
  const script = await bundle(join(web, 'main.js'), options.wasm, { BUILD: build, ASSETS: null, ONE_FILE: true });
  const template = await readFile(join(web, 'index.html'), 'utf8');
  const packed = new Map([...assets].map(([name, bytes]) => [name, gzipSync(bytes, { level: 9 }).toString('base64')]));
  return oneFilePage(template, { style: css.toString() + printCss.toString(), script: script.toString(), assets: packed, icon: iconSvg() });
}

async function writeSite(files) {
  await rm(options.out, { recursive: true, force: true });
  await mkdir(options.out, { recursive: true });
  for (const [name, bytes] of files) {
    await writeFile(join(options.out, name), bytes);
    // For hosts that serve what is compressed already; ours does.
    if (!name.endsWith('.png')) await writeFile(join(options.out, `${name}.br`), brotli(bytes));
  }
}

function reportWeight(files, first) {
  const rows = first.map((name) => [name, files.get(name).length, brotli(files.get(name)).length]);
  rows.push(['first visit', rows.reduce((sum, row) => sum + row[1], 0), rows.reduce((sum, row) => sum + row[2], 0)]);
  console.log(`${'file'.padEnd(36)}${'bytes'.padStart(10)}${'brotli'.padStart(10)}`);
  for (const [name, raw, small] of rows) console.log(`${name.padEnd(36)}${String(raw).padStart(10)}${String(small).padStart(10)}`);
  const total = rows[rows.length - 1][2];
  console.log(`${(total / 1024).toFixed(1)} KB of the ${BAR / 1024} KB that a first visit may weigh`);
  if (total > BAR) fail('the first visit is too heavy');
}

const inputs = await readInputs();
const { files, first } = await makeSite(inputs);
await writeSite(files);
await mkdir(dirname(options.onefile), { recursive: true });
await writeFile(options.onefile, await makeOneFile(inputs));
reportWeight(files, first);
