// Runs the browser tests, two files at a time: node tests/browser/run.mjs [NAME…]
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const names = process.argv.slice(2);
const files = (await readdir(folder))
  .filter((file) => file.endsWith('.test.mjs') && (!names.length || names.includes(file.replace('.test.mjs', ''))))
  .sort()
  .map((file) => join(folder, file));

/** For one test. A hundred launches take their time. */
const minutes = process.env.COUNTERBELL_TEST_FULL === '1' ? 60 : 15;
let passed = 0;
let failed = 0;
/** A file's own line says nothing that its tests do not. */
const isFile = (data) => files.includes(data.name);

for await (const { type, data } of run({ files, concurrency: 2, timeout: minutes * 60 * 1000 })) {
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
if (passed + failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
