// Runs the browser tests, some files at a time, by how many cores there are or what COUNTERBELL_JOBS says:
// node tests/browser/run.mjs [NAME…]
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

import { beginShop } from './harness.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const names = process.argv.slice(2);
const files = (await readdir(folder))
  .filter((file) => file.endsWith('.test.mjs') && (!names.length || names.includes(file.replace('.test.mjs', ''))))
  .sort()
  .map((file) => join(folder, file));

const jobs = Number(process.env.COUNTERBELL_JOBS ?? availableParallelism());
/** A third of its time a test waits for what moves by itself: a clock, the next picture. */
const atOnce = jobs + Math.floor(jobs / 2);
/** For one test. A hundred launches take their time. */
const minutes = process.env.COUNTERBELL_TEST_FULL === '1' ? 60 : 15;
let passed = 0;
let failed = 0;
/** A file's own line says nothing that its tests do not. */
const isFile = (data) => files.includes(data.name);

process.env.COUNTERBELL_BEGUN_SHOP = await mkdtemp(join(tmpdir(), 'counterbell-begun-'));
await beginShop(process.env.COUNTERBELL_BEGUN_SHOP);

for await (const { type, data } of run({ files, concurrency: atOnce, timeout: minutes * 60 * 1000 })) {
  if (type === 'test:pass' && data.skip !== undefined) {
    console.log(`skipped ${data.name} (${data.skip})`);
  } else if (type === 'test:pass' && !isFile(data)) {
    passed += 1;
    console.log(`ok      ${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)`);
  } else if (type === 'test:fail' && !(isFile(data) && data.details.error?.failureType === 'subtestsFailed')) {
    failed += 1;
    console.log(`FAILED  ${data.name}\n${data.details.error?.cause?.stack ?? data.details.error}`);
  }
}
await rm(process.env.COUNTERBELL_BEGUN_SHOP, { recursive: true, force: true });
if (passed + failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
