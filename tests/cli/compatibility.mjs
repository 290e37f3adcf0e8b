// Tests of the command line: what older versions wrote is read, and merges to the same bytes.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { file, ok, run } from './program.mjs';

const data = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'data', 'compatibility');
const old = (name) => path.join(data, name);
const sameBytes = (name, expected) => assert.ok(fs.readFileSync(name).equals(fs.readFileSync(expected)), `${name} is not ${expected}`);

describe('what older versions wrote', () => {
  test('merges to the same bytes, whatever the order', () => {
    for (const names of [['a.json', 'b.json'], ['b.json', 'a.json'], ['merged.json', 'b.json'], ['merged.json']]) {
      ok(['merge', '-o', file('merged.json'), ...names.map(old)]);
      sameBytes(file('merged.json'), old('merged.json'));
    }
  });

  test('comes from a shared folder to the same bytes, and leaves the folder as it was', () => {
    for (const name of ['a.json', 'b.json']) {
      fs.cpSync(old('folder'), file('folder'), { recursive: true });
      fs.copyFileSync(old(name), file(name));
      const { segments } = ok(['sync', file(name), '--folder', file('folder')]);
      assert.deepEqual([segments.written, segments.damaged, segments.foreign], [0, 0, 0]);
      sameBytes(file(name), old('merged.json'));
      const all = (folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
      assert.deepEqual(all(file('folder')), all(old('folder')));
      fs.rmSync(file('folder'), { recursive: true });
    }
  });

  test('is shown as it was, with its history', () => {
    const { stdout } = run(['show', old('merged.json'), '--now', '2026-11-03T00:00:00Z']);
    assert.deepEqual(JSON.parse(stdout), JSON.parse(fs.readFileSync(old('shown.json'))));
    const histories = fs.readFileSync(old('histories.json'), 'utf8').split(/(?<=^\})\n(?=\{)/m).map(JSON.parse);
    for (const expected of histories) assert.deepEqual(ok(['show', old('merged.json'), '--ticket', expected.tickets[0].number]), expected);
  });
});
