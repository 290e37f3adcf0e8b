// Programs that measure in a process of their own, so that neither their memory nor their garbage is another's.
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = dirname(fileURLToPath(import.meta.url));
const project = join(folder, '..', '..');
const run = promisify(execFile);

/** Longer than this nobody waits for a peer. */
const patienceMs = 5 * 60 * 1000;

/** Runs peers/NAME.mjs; resolves with the object it printed, or with none when it took too long. */
export async function measurePeer(name, ...args) {
  const file = join(folder, 'peers', `${name}.mjs`);
  try {
    const words = ['--expose-gc', '--max-old-space-size=8192', file, ...args];
    const { stdout } = await run(process.execPath, words, { maxBuffer: 2 ** 28, timeout: patienceMs });
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch (error) {
    if (!error.killed) throw error;
    return undefined;
  }
}

/** Runs our own core natively: for making data. */
export const runNative = (...args) => run(join(project, 'build', 'native', 'counterbell_bench'), args);

/** Measures our own core as the WebAssembly that people run, or natively; resolves with lists of figures by name. */
export async function measureCore(isNative, ...args) {
  const program = join(project, 'build', 'wasm', 'counterbell_bench.cjs');
  const measure = ['measure', ...args];
  const { stdout } = await (isNative ? runNative(...measure) : run(process.execPath, [program, ...measure], { maxBuffer: 2 ** 28 }));
  const figures = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  return Object.fromEntries(figures.map(({ name, values }) => [name, values]));
}
