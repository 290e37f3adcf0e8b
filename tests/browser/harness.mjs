// A browser with a profile of its own on the built site: what every browser test starts from.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

import { serve } from '../../web/pack/serve.mjs';
import { setUpShop } from './shop.mjs';

export const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const site = process.env.COUNTERBELL_SITE ?? join(project, 'build', 'site');
export const oneFile = process.env.COUNTERBELL_ONE_FILE ?? join(project, 'build', 'counterbell.html');

/**
 * Chromium without a GPU and without calls home; the canvas is drawn by SwiftShader, so that pictures are the same everywhere, and put
 * on the page without it, which takes a third of the processor's work away.
 */
export const browserFlags = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb',
];

/** Starts such a browser on `profile`. */
export const launch = (profile, { moreFlags = [], ...options } = {}) =>
  chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', args: [...browserFlags, ...moreFlags], viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options,
  });

/** Where a begun shop is found, whatever port it is served on: what a browser keeps, it keeps for an address. */
const BEGUN_ADDRESS = 'http://counter.localhost/';
const mappedTo = (port) => `--host-resolver-rules=MAP counter.localhost:80 127.0.0.1:${port}`;

/** Sets up a shop once, in the profile that openShop's `begun` copies for each test of a run. */
export async function beginShop(profile) {
  const shop = await openShop(null, { profile, keep: true, begun: true });
  await setUpShop(shop.page);
  await shop.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await shop.close();
}

/**
 * A shop in a browser: serves the site, or the one in `folder`, opens a persistent profile, and waits until the first screen is drawn.
 * Everything is gone again after the test `t`; without one, close() does it.
 *
 * With `begun`, the shop is set up and Mia Keller is signed in, in a copy of what the run set up once for all.
 */
export async function openShop(t, { begun = false, keep = false, folder = site, prepare, ...options } = {}) {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'counterbell-profile-')));
  if (begun && !options.profile) await cp(process.env.COUNTERBELL_BEGUN_SHOP, profile, { recursive: true });
  let server = await serve(folder, 0);
  const { port } = server.address();
  const address = begun ? BEGUN_ADDRESS : options.address ?? `http://127.0.0.1:${port}/`;
  const moreFlags = begun ? [mappedTo(port)] : [];
  const shop = {
    page: null,
    context: null,
    address,
    profile,
    problems: [],  // what the page complained about: errors, refused content

    async open() {
      shop.context = await launch(profile, { ...options, moreFlags, profile: undefined });
      await prepare?.(shop.context);
      shop.page = shop.context.pages()[0] ?? (await shop.context.newPage());
      await load(shop.page);
    },

    /** Opens one more tab of the shop, and waits until its first screen is drawn. */
    async openTab() {
      const page = await shop.context.newPage();
      await load(page);
      return page;
    },

    /** Kills every process of the browser at once, as a power cut does. */
    async kill() {
      const gone = new Promise((resolve) => shop.context.on('close', resolve));
      await killTree(profile);
      await gone;
    },

    /** The same, and opens the same profile again. */
    async killAndReopen() {
      await shop.kill();
      await shop.open();
    },

    async stopServer() {
      server?.closeAllConnections();
      await new Promise((resolve) => (server ? server.close(resolve) : resolve()));
      server = null;
    },

    async close() {
      await shop.context?.close().catch(() => {});
      await shop.stopServer();
      if (!keep) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  t?.after(() => shop.close());
  await shop.open();
  return shop;

  async function load(page) {
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => shop.problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && shop.problems.push(message.text()));
    await page.goto(address);
    await page.waitForFunction(() => window.counterbell?.frames > 0);
    await page.evaluate(() => window.counterbell.idle());
  }
}

/** SIGKILL to every process that was started on `profile`, and to those that they started. */
export async function killTree(profile) {
  const processes = new Map(); // id → { parent, isOurs }
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const read = (file) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
    const [command, stat] = await Promise.all([read('cmdline'), read('stat')]);
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    processes.set(Number(id), { parent: Number(parent), isOurs: command.includes(profile) });
  }
  const isOurs = (id) => {
    for (let at = id; processes.has(at); at = processes.get(at).parent) if (processes.get(at).isOurs) return true;
    return false;
  };
  for (const id of [...processes.keys()].filter(isOurs)) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // gone already
    }
  }
}

/** A new folder for files. */
export const newFolder = (name) => mkdtemp(join(tmpdir(), `counterbell-${name}-`));

/** Runs the command line's program with `args`; resolves with what it printed. */
export const commandLine = (...args) => commandLineReading('', ...args);

/** The same with `input` as its standard input. */
export async function commandLineReading(input, ...args) {
  const running = promisify(execFile)(join(project, 'build', 'native', 'counterbell'), args, { maxBuffer: 2 ** 28 });
  running.child.stdin.on('error', () => {}); // one that reads nothing may have ended already; what goes wrong, its exit says
  running.child.stdin.end(input);
  return (await running).stdout;
}
