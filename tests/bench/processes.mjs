// Programs that measure in a process of their own, so that neither their memory nor their garbage is another's.
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = dirname(fileURLToPath(import.meta.url));
const project = join(folder, '..', '..');
const run = promisify(execFile);

/** Runs peers/NAME.mjs; resolves with the object it printed. */
export async function measurePeer(name, ...args) {
  const file = join(folder, 'peers', `${name}.mjs`);
  const { stdout } = await run(process.execPath, ['--expose-gc', '--max-old-space-size=8192', file, ...args], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Runs our own core natively: for making data. */
export const runNative = (...args) => run(join(project, 'dev'), ['shell', join(project, 'build', 'native', 'counterbell_bench'), ...args]);

/** Measures our own core as the WebAssembly that people run, or natively; resolves with lists of figures by name. */
export async function measureCore(isNative, ...args) {
  const program = join(project, 'build', 'wasm', 'counterbell_bench.cjs');
  const { stdout } = isNative ? await runNative('measure', ...args) : await run(process.execPath, [program, 'measure', ...args], { maxBuffer: 2 ** 28 });
  const figures = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  return Object.fromEntries(figures.map(({ name, values }) => [name, values]));
}
