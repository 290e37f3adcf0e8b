// A peer's page in a browser of its own: served from this machine as ours is.
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { serve } from '../../web/pack/serve.mjs';
import { launch } from '../browser/harness.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Opens peers/NAME.html, beside which lie `files` (name → path, a package's from node_modules on or a whole one), and waits until it
 * says `ready`. Its profile lasts over reopen().
 */
export async function openPeerPage(name, files) {
  const folder = await mkdtemp(join(tmpdir(), 'counterbell-peer-'));
  const site = join(folder, 'site');
  await mkdir(site);
  await copyFile(join(here, 'peers', `${name}.html`), join(site, 'index.html'));
  for (const [file, path] of Object.entries(files)) await symlink(path.startsWith('/') ? path : join(here, path), join(site, file));
  const server = await serve(site, 0);
  const peer = {
    page: null,
    context: null,
    async open() {
      peer.context = await launch(join(folder, 'profile'));
      peer.page = peer.context.pages()[0] ?? (await peer.context.newPage());
      peer.page.setDefaultTimeout(600_000);
      await peer.page.goto(`http://127.0.0.1:${server.address().port}/`);
      await peer.page.waitForFunction(() => window.ready, null, { timeout: 600_000 });
    },
    async reopen() {
      await peer.context.close();
      await peer.open();
    },
    async close() {
      await peer.context?.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await peer.open();
  return peer;
}

/** What the page's scripts hold once the garbage is gone, in bytes. */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
