// Tests of `counterbell sla`: scenarios with their answers, and input that is none.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';

import { differences } from '../sla/cases.js';
import { ok, refused } from './program.mjs';

const judged = (scenario) => ok(['sla', '-'], { input: JSON.stringify(scenario) });
const refusal = (scenario) => refused(['sla', '-'], { input: typeof scenario === 'string' ? scenario : JSON.stringify(scenario) });

const assertHolds = (found, wanted) => assert.deepEqual(differences(found, wanted), []);

const cases = JSON.parse(fs.readFileSync(new URL('data/sla-cases.json', import.meta.url), 'utf8'));

describe('scenarios and their answers', () => {
  for (const { name, scenario, expect } of cases) test(name, () => assertHolds(judged(scenario), expect));
  test('there are some', () => assert.ok(cases.length > 30));
});

const plain = () => structuredClone(cases[0].scenario);

describe('all that is told', () => {
  test('a target that is met, and why the next deadline is where it is', () => {
    const scenario = plain();
    scenario.now = '2013-03-21T11:00:00Z';
    scenario.history.push(
      { at: '2013-03-21T09:40:00Z', event: 'message', from: 'staff' },
      { at: '2013-03-21T10:00:00Z', event: 'state', to: 'pending' },
      { at: '2013-03-21T16:30:00Z', event: 'state', to: 'open' },
    );
    scenario.now = '2013-03-21T16:31:00Z';
    const found = judged(scenario);
    assert.deepEqual(found.first_response, { state: 'met', due: null, met_at: '2013-03-21T09:40:00Z', used_s: 600, margin_s: 3000 });
    assert.deepEqual(found.next_response, { state: 'none', due: null, met_at: null, used_s: 0, margin_s: null, past: [] });
    assert.equal(found.resolution.due, '2013-03-22T09:00:00Z');
    assert.deepEqual(found.breaches, []);
    assert.deepEqual(found.why.filter(({ metric }) => metric === 'resolution'), [
      { metric: 'resolution', from: '2013-03-21T09:30:00Z', to: '2013-03-21T10:00:00Z', seconds: 1800, what: 'counts' },
      { metric: 'resolution', from: '2013-03-21T10:00:00Z', to: '2013-03-21T16:30:00Z', seconds: 23_400, what: 'ticket_paused' },
      { metric: 'resolution', from: '2013-03-21T16:30:00Z', to: '2013-03-21T17:00:00Z', seconds: 1800, what: 'counts' },
      { metric: 'resolution', from: '2013-03-21T17:00:00Z', to: '2013-03-22T07:00:00Z', seconds: 50_400, what: 'shop_closed' },
      { metric: 'resolution', from: '2013-03-22T07:00:00Z', to: '2013-03-22T09:00:00Z', seconds: 7200, what: 'counts' },
    ]);
  });
  test('exchanges that are over, and what was broken', () => {
    const scenario = plain();
    scenario.now = '2013-03-21T16:00:00Z';
    const at = (time, from) => ({ at: `2013-03-21T${time}:00Z`, event: 'message', from });
    scenario.history.push(at('09:31', 'staff'), at('09:40', 'customer'), at('11:41', 'staff'), at('12:00', 'customer'));
    const found = judged(scenario);
    assert.deepEqual(found.next_response.past.map(({ state, used_s: used }) => [state, used]), [['missed', 7260]]);
    assert.equal(found.next_response.state, 'overdue');
    assert.deepEqual(found.breaches, [
      { metric: 'next_response', due: '2013-03-21T11:40:00Z' },
      { metric: 'resolution', due: '2013-03-21T12:30:00Z' },
      { metric: 'next_response', due: '2013-03-21T14:00:00Z' },
    ]);
  });
  for (const [zone, due] of [
    ['Europe/Berlin', '2024-04-01T08:00:00Z'], ['America/New_York', '2024-04-01T14:00:00Z'], ['America/Los_Angeles', '2024-04-01T17:00:00Z'],
    ['America/Sao_Paulo', '2024-04-01T13:00:00Z'], ['Asia/Kolkata', '2024-04-01T04:30:00Z'],
  ]) {
    test(`the clock of ${zone}`, () => {
      const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]));
      assertHolds(judged({
        now: '2024-03-30T00:00:00Z',
        calendar: { zone, hours: weekdays },
        policy: { targets: { normal: { first_response: 3600 } } },
        history: [{ at: '2024-03-30T00:00:00Z', event: 'opened', priority: 'normal', state: 'new' }],
      }), { first_response: { due } });
    });
  }
});

describe('input that is none', () => {
  const broken = [
    ['not JSON', '{', /not JSON/],
    ['a list', [], /must be an object/],
    ['no such zone', { calendar: { zone: 'Europe/Berlim', hours: { mon: [['08:00', '18:00']] } } }, /no time zone “Europe\/Berlim”/],
    ['never open', { calendar: { zone: 'UTC', hours: {} } }, /never open/],
    ['a span that ends before it begins', { calendar: { zone: 'UTC', hours: { mon: [['18:00', '08:00']] } } }, /must end after they begin/],
    ['a span of three', { calendar: { zone: 'UTC', hours: { mon: [['08:00', '09:00', '10:00']] } } }, /\/calendar\/hours\/mon\/0 must be two times/],
    ['no weekday', { calendar: { zone: 'UTC', hours: { day: [] } } }, /\/calendar\/hours\/day is no weekday/],
    ['a time that is none', { now: 'soon' }, /\/now must be a time/],
    ['a time too far', { now: '2300-01-01T00:00:00Z' }, /\/now must be before the year 2200/],
    ['a negative target', { policy: { targets: { normal: { resolution: -1 } } } }, /\/policy\/targets\/normal\/resolution must be seconds/],
    ['no such priority', { policy: { targets: { dire: {} } } }, /\/policy\/targets\/dire is no priority/],
    ['no such state', { history: [{ at: '2013-03-21T09:30:00Z', event: 'opened', priority: 'low', state: 'lost' }] }, /\/history\/0\/state is no state/],
    ['nothing happened', { history: [] }, /\/history must be a list/],
    ['not opened', { history: [{ at: '2013-03-21T09:30:00Z', event: 'message', from: 'staff' }] }, /\/history\/0\/event is wrong here/],
  ];
  for (const [name, change, why] of broken) {
    const scenario = typeof change === 'string' || Array.isArray(change) ? change : { ...plain(), ...change };
    test(name, () => assert.match(refusal(scenario), why));
  }
  test('events out of order', () => {
    const scenario = plain();
    scenario.history.push({ at: '2013-03-20T09:30:00Z', event: 'message', from: 'staff' });
    assert.match(refusal(scenario), /\/history\/1\/at is before the event before it/);
  });
});
