// Tests of the command line: what the search field finds, in real scripts and spellings.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';

import { file, ok, work } from './program.mjs';

const cases = JSON.parse(fs.readFileSync(new URL('../data/search/cases.json', import.meta.url), 'utf8'));
const shop = file('search.json');
const numbers = work(['--new'], shop, cases.tickets.map(({ key, ...ticket }) => ({ open: ticket }))).map((opened) => opened.ticket);
const numberOf = new Map(cases.tickets.map(({ key }, i) => [key, numbers[i]]));

describe('find', () => {
  for (const { id, q, want } of cases.queries) {
    test(`${id} ${q}`, () => {
      const { tickets } = ok(['find', shop, q]);
      for (const key of want) assert.ok(tickets.includes(numberOf.get(key)), `it misses ${key}`);
      assert.ok(tickets.length < cases.tickets.length / 2, 'it finds nearly everything');
    });
  }

  test('a telephone number finds nobody else', () => {
    for (const { q, want, country } of cases.queries) {
      if (!country || q.replace(/\D/g, '').length < 9) continue;
      assert.deepEqual(ok(['find', shop, q]).tickets, want.map((key) => numberOf.get(key)), q);
    }
  });

  test('signs alone find nothing', () => {
    for (const q of ['???', '—', '“”', ' ']) assert.deepEqual(ok(['find', shop, q]), { customers: [], tickets: [] });
  });
});

describe('one number, many spellings', () => {
  test('is one customer', () => {
    const phones = ['0171 5550199', '+49 171 5550199', '0049 171 5550199', '+49 (0)171 555 01 99', '０１７１ ５５５０１９９', '٠١٧١٥٥٥٠١٩٩',
      '0171\u00a05550199', '\u202a+49 171 5550199\u202c', '0171–555–0199', 'Tel. 0171 5550199', '0171 5550199,', 'tel:+491715550199'];
    const out = file('one-number.json');
    work(['--new'], out, phones.map((phone) => ({ open: { subject: 'Ring', customer: 'Jonas Feld', phone } })));
    assert.equal(new Set(ok(['show', out]).tickets.map((ticket) => ticket.customer)).size, 1);
    assert.deepEqual(ok(['find', out, 'Jonas']).customers, ['Jonas Feld']);
  });

  test('numbers that end alike are not', () => {
    const out = file('two-numbers.json');
    work(['--new'], out, ['+1 212 555 0173', '+1 312 555 0173', '5550173'].map((phone) => ({ open: { subject: 'Ring', customer: 'Abe Stone', phone } })));
    assert.equal(ok(['find', out, 'Abe']).customers.length, 3);
  });
});
