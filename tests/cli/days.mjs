// Tests of the command line: the days that calendar files close a shop on. The files come from real calendars' ways of writing.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { file, ok, refused } from './program.mjs';

const calendars = new URL('../data/calendars/', import.meta.url);

describe('days', () => {
  for (const one of JSON.parse(fs.readFileSync(new URL('expected.json', calendars), 'utf8'))) {
    test(one.file, () => {
      const path = fileURLToPath(new URL(one.file, calendars));
      const found = ok(['days', path, '--zone', one.zone, '--from', one.from, '--to', one.to]);
      assert.deepEqual(found.days.map((day) => day.date), one.days);
      assert.ok(found.days.every((day) => day.name !== ''));
    });
  }

  test('what is passed over is named, with its reason', () => {
    const path = fileURLToPath(new URL('I03e.ics', calendars));
    assert.deepEqual(ok(['days', path, '--from', '2026-01-01']).passed_over, [{ name: 'Dentist', why: 'It takes only part of a day.' }]);
    assert.deepEqual(ok(['days', path, '--from', '2027-01-01']).passed_over, []);
  });

  test('refuses what is no calendar, and a zone that there is not', () => {
    fs.writeFileSync(file('note.txt'), 'Hello');
    assert.match(refused(['days', file('note.txt')]), /not a calendar file/);
    assert.match(refused(['days', file('note.txt'), '--zone', 'Mars/Olympus']), /no time zone Mars\/Olympus/);
  });
});
