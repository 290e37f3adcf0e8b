// Running the command line as its users do: files in, files and JSON out, exit statuses. The program's path is the test's first
// argument; its files lie in a folder that goes with the test.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

const program = path.resolve(process.argv[2]);
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'counterbell-cli-'));
after(() => fs.rmSync(folder, { recursive: true }));

export const file = (name) => path.join(folder, name);
let seed = 0;

/** Runs the program; every run draws other random bytes, the same at every test run. */
export function run(args, { input = '', passphrase } = {}) {
  seed += 1;
  const env = { ...process.env, COUNTERBELL_SEED: String(seed) };
  if (passphrase !== undefined) env.COUNTERBELL_PASSPHRASE = passphrase;
  const { status, stdout, stderr } = spawnSync(program, args, { input, env, maxBuffer: 1 << 30 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
}

/** Runs what must succeed; its JSON. */
export function ok(args, options) {
  const result = run(args, options);
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
  return result.stdout === '' ? null : JSON.parse(result.stdout);
}

/** Runs what must be refused with one sentence; that sentence. */
export function refused(args, options, status = 1) {
  const result = run(args, options);
  assert.equal(result.stdout, '');
  assert.equal(result.status, status);
  if (status === 1) assert.match(result.stderr, /^counterbell: [^\n]+\n$/);
  return result.stderr;
}

export const work = (from, out, commands, more = []) =>
  ok(['do', ...from, '--station', 'K7F', '--as', 'Mia', ...more, '-o', out], { input: JSON.stringify(commands) });

export const tickets = (name, ...more) => ok(['show', name, ...more]).tickets;

/** A shop with one ticket. */
export function shop(name, commands = [{ open: { subject: 'Cracked urn', customer: 'Ruth Alvarez', phone: '+1 202 555 0142' } }]) {
  work(['--new'], file(name), commands, ['--at', '2026-03-01T09:30:00Z']);
  return file(name);
}
