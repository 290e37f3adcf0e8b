// A first visit: what comes over the line before the page can be used, and how long that takes on a slow line and a slow machine.
import { openShop } from '../browser/harness.mjs';
import { installProbes } from './probes.mjs';

/** As Chromium's own tools slow a page down: four times less processor, and a poor mobile line. */
const slowProcessor = 4;
const slowLine = { offline: false, latency: 562.5, downloadThroughput: (1.44 * 1024 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };

export async function measureWeight({ table }) {
  const quick = await visit(async () => {});
  table.add('first visit', 'over the line before the first frame (brotli)', 'KB', { ours: quick.bytes / 1024, bar: '400' });
  table.add('first visit', 'to the first frame', 'ms', { ours: quick.ms });
  const slow = await visit(async (session) => {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowProcessor });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slowLine);
  });
  table.add('first visit', 'to the first frame, processor slowed 4×, slow 4G', 'ms', { ours: slow.ms });
}

async function visit(slowDown) {
  const shop = await openShop(null, {
    async prepare(context) {
      await installProbes(context);
      const page = context.pages()[0] ?? (await context.newPage());
      await slowDown(await context.newCDPSession(page));
    },
  });
  try {
    return await shop.page.evaluate(async () => {
      const ms = await window.probes.drawn;
      const [page] = performance.getEntriesByType('navigation');
      const loaded = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= ms);
      return { ms, bytes: [page, ...loaded].reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) };
    });
  } finally {
    await shop.close();
  }
}
