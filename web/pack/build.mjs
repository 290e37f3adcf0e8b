// One build of the page, the program and the fonts, as files in memory.
//
// Everything but index.html, sw.js, the icons and the manifest has its own SHA-256 in its name, and never changes. The page names what
// it loads, the service worker everything; so whoever has one of them can tell what belongs to the build, and whether it is whole.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { bundle, minifyCss } from './bundle.mjs';
import { iconPng, iconSvg } from './icons.mjs';
import { oneFilePage, sitePage } from './page.mjs';

const FONTS = ['inter-400', 'inter-600', 'icons'];
const MORE_FONTS = ['inter-400-ext', 'inter-600-ext'];

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const digest = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const integrityOf = (bytes) => `sha256-${digest(bytes, 'base64')}`;

/** The tables of all languages but English, by their codes. */
async function readLanguages(folder) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.words')).sort();
  return new Map(await Promise.all(names.map(async (name) => [basename(name, '.words'), await readFile(join(folder, name))])));
}

/**
 * What goes into a build.
 * @param {{ wasm: string, assets: string }} folders of the programs, and of the fonts and languages
 * @param {(name: string, source: string) => string} change made to each script and to the page's template: tests make other builds by it
 */
export async function readInputs(folders, change = (_, source) => source) {
  const [program, later, prover, css, printCss, template, ...fonts] = await Promise.all([
    ...['web', 'later', 'prover'].map((name) => readFile(join(folders.wasm, `counterbell_${name}.wasm`))),
    minifyCss(join(web, 'page.css')),
    minifyCss(join(web, 'print', 'print.css')),
    readFile(join(web, 'index.html'), 'utf8'),
    ...[...FONTS, ...MORE_FONTS].map((name) => readFile(join(folders.assets, `${name}.ttf`))),
  ]);
  const languages = await readLanguages(join(folders.assets, 'languages'));
  const script = async (name, constants, format) =>
    Buffer.from(change(name, (await bundle(join(web, name), folders.wasm, constants, format)).toString()));
  return {
    program, later, prover, css, printCss, languages, script,
    template: change('index.html', template),
    fonts: new Map([...FONTS, ...MORE_FONTS].map((name, i) => [name, fonts[i]])),
  };
}

/** The site: file name → bytes, and the names of what a first visit loads. */
export async function makeSite({ program, later, prover, css, printCss, languages, script, template, fonts }) {
  const files = new Map();
  const add = (stem, extension, bytes) => {
    const name = `${stem}.${digest(bytes, 'base64url')}.${extension}`;
    files.set(name, bytes);
    return name;
  };
  const assets = { wasm: add('counterbell', 'wasm', program), later: add('later', 'wasm', later) };
  for (const [name, bytes] of fonts) assets[name] = add(name, 'ttf', bytes);
  // Not part of a first visit: that is in English. The service worker keeps all of them.
  for (const [code, bytes] of languages) assets[`language-${code}`] = add(code, 'words', bytes);
  // Not part of a first visit: needed only when somebody presses "Prove it". The service worker keeps it for then.
  const proving = { wasm: add('prover', 'wasm', prover) };
  assets.prover = add('prover', 'js', await script('prove/prover.js', { ASSETS: proving }));
  // Nor is this, which lays out paper.
  const paper = { style: add('print', 'css', printCss) };
  assets.print = `./${add('print', 'js', await script('print/print.js', { ASSETS: paper }))}`;
  // Nor is this, which comes with the later part of the program.
  assets.files = `./${add('files', 'js', await script('files/later.js', {}))}`;
  const main = add('main', 'js', await script('main.js', { ASSETS: assets, LANGUAGES: [...languages.keys()], ONE_FILE: false }));

  files.set('icon.svg', Buffer.from(iconSvg()));
  for (const size of [192, 512]) files.set(`icon-${size}.png`, iconPng(size));
  files.set('icon-maskable-512.png', iconPng(512, { maskable: true }));
  files.set('manifest.webmanifest', await readFile(join(web, 'manifest.webmanifest')));
  const kept = Object.fromEntries([...files].map(([name, bytes]) => [name, integrityOf(bytes)]));

  const preload = [assets.wasm, ...FONTS.map((name) => assets[name])];
  const loader = (await script('loader.js', { ONE_FILE: false }, 'iife')).toString();
  const page = sitePage(template, { style: css.toString(), loader, script: main, preload, integrity: (name) => kept[name] });
  files.set('index.html', Buffer.from(page));
  const worker = (build) => script('sw.js', { BUILD: build, PAGE: page, FILES: kept }, 'iife');
  files.set('sw.js', whole(await worker(digest(await worker(''), 'hex').slice(0, 16))));
  return { files, first: ['index.html', main, ...preload] };
}

/** Wraps a script so that no part of it is a valid script: otherwise half of it could be taken for all of it. */
const whole = (script) => Buffer.concat([Buffer.from('{'), script, Buffer.from('}\n')]);

/** The one-file form. */
export async function makeOneFile({ css, printCss, program, later, languages, script, template, fonts }) {
  const tables = [...languages].map(([code, bytes]) => [`language-${code}`, bytes]);
  const packed = new Map(
    [['wasm', program], ['later', later], ...fonts, ...tables].map(([name, bytes]) => [name, gzipSync(bytes, { level: 9 }).toString('base64')]),
  );
  return oneFilePage(template, {
    style: css.toString() + printCss.toString(),
    loader: (await script('loader.js', { ONE_FILE: true }, 'iife')).toString(),
    script: (await script('main.js', { ASSETS: null, LANGUAGES: [...languages.keys()], ONE_FILE: true })).toString(),
    assets: packed,
    icon: iconSvg(),
  });
}
