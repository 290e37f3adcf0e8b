// The command line is one file that runs on any Linux: on this machine, and where there is nothing else at all, neither libraries
// nor time zones.
//
//   node outside.mjs PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const program = path.resolve(process.argv[2]);
const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'counterbell-outside-'));
after(() => fs.rmSync(empty, { recursive: true }));
fs.copyFileSync(program, path.join(empty, 'counterbell'));

/** Runs it in a world that is the empty folder. */
function runAlone(args, input = '') {
  const { status, stdout, stderr } = spawnSync('unshare', ['--map-root-user', 'chroot', empty, '/counterbell', ...args], { input, env: { PATH: process.env.PATH } });
  assert.equal(String(stderr), '');
  assert.equal(status, 0);
  return JSON.parse(stdout);
}

test('it was not built on this machine, and runs on it', () => {
  assert.ok(!fs.existsSync('/opt/src/imgui'), 'this test is not run inside the toolchain root');
  assert.match(spawnSync(program, ['help']).stdout.toString(), /^Usage: counterbell COMMAND/);
});

test('alone in the world it makes a shop, and reads it', () => {
  assert.equal(runAlone(['generate', '--tickets', '10', '-o', '/shop.json']).tickets, 10);
  assert.equal(runAlone(['check', '/shop.json'])[0].tickets, 10);
});

test('alone in the world it knows the time zones', () => {
  const found = runAlone(['sla', '-'], JSON.stringify({
    now: '2024-03-30T00:00:00Z',
    calendar: { zone: 'Europe/Berlin', hours: { mon: [['09:00', '17:00']] } },
    policy: { targets: { normal: { first_response: 3600 } } },
    history: [{ at: '2024-03-30T00:00:00Z', event: 'opened', priority: 'normal', state: 'new' }],
  }));
  assert.equal(found.first_response.due, '2024-04-01T08:00:00Z');
});
