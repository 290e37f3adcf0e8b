// Tests of the command line: its commands on files that anybody can read.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import zlib from 'node:zlib';

import { file, folder, ok, refused, run, shop, tickets, work } from './program.mjs';

describe('usage', () => {
  test('help goes to standard output', () => {
    const result = run(['help']);
    assert.equal(result.status, 0);
    assert.match(result.stdout, /counterbell COMMAND/);
  });
  for (const args of [
    [], ['dance'], ['check'], ['check', '--fast', 'x'], ['merge', 'x'], ['merge', '-o', 'x'], ['show'], ['show', 'a', 'b'], ['find', 'a'], ['find', 'a', 'b', 'c'],
    ['show', 'a', '--now', 'yesterday'], ['show', 'a', '--now'], ['generate', '-o', 'x'], ['generate', '--tickets', 'x', '-o', 'x'],
    ['generate', '--tickets', '1', '--tickets', '1', '-o', 'x'], ['do', '--new', '-o', 'x'], ['schema', 'x'], ['days'], ['days', 'a', 'b'], ['days', 'a', '--from', 'soon'], ['do', '-o', 'x', '--as', 'M', '--station', 'K7F'],
    ['do', '--new', '--as', 'M', '--station', 'ILO', '-o', 'x'], ['do', '-', '--as', 'M', '--station', 'K7F', '-o', 'x'],
    ['do', 'f', '--shop', 'S', '--as', 'M', '--station', 'K7F', '-o', 'x'],
  ]) {
    test(`counterbell ${args.join(' ')}`, () => assert.notEqual(refused(args, {}, 2), ''));
  }
});

describe('schema', () => {
  test('the JSON Schema in assets knows the records and fields that the program knows', () => {
    const assets = new URL('../../assets/exchange.schema.json', import.meta.url);
    assert.equal(fs.readFileSync(assets, 'utf8'), run(['schema']).stdout, 'write it anew: build/native/counterbell schema >assets/exchange.schema.json');
  });
});

describe('do', () => {
  test('carries out every kind of command', () => {
    const out = file('all.json');
    const results = work(['--new'], out, [
      { open: { subject: 'Engraved urn arrived cracked', customer: 'Ruth Alvarez', phone: '+1 202 555 0142', email: 'ruth@example.com',
                want: 'A new urn', treat: 'Called', details: 'It is cracked.', channel: 'phone', priority: 'high' } },
      { open: { subject: 'Wrong size ring', assignee: '' } },
      { message: { ticket: 'K7F-0001', direction: 'to_customer', body: 'I am sorry.' } },
      { message: { ticket: 'k7f0001', direction: 'note', body: 'Two left.' } },
      { set: { ticket: 'K7F-0001', field: 'state', value: 'pending' } },
      { set: { ticket: 'K7F-0002', field: 'assignee', value: 'mia' } },
      { set: { ticket: 'K7F-0001', field: 'assignee', value: null } },
      { tag: { ticket: 'K7F-0001', add: ['memorial', 'damaged'] } },
      { tag: { ticket: 'K7F-0001', remove: ['damaged'] } },
      { trash: { ticket: 'K7F-0002' } },
      { restore: { ticket: 'K7F-0002' } },
      { set: { ticket: 'K7F-0002', field: 'subject', value: 'Wrong' } },
      { undo: {} },
    ], ['--at', '2026-03-01T09:30:00Z', '--shop', 'Gifts']);
    assert.deepEqual(results.slice(0, 3), [{ ticket: 'K7F-0001' }, { ticket: 'K7F-0002' }, { ticket: 'K7F-0001' }]);
    assert.deepEqual(results.at(-1), { undone: 'Subject: Wrong' });
    const shown = ok(['show', out]);
    assert.equal(shown.shop, 'Gifts');
    const [urn, ring] = shown.tickets;
    assert.deepEqual(urn, {
      assignee: null, channel: 'phone', customer: 'Ruth Alvarez', follows: null,
      messages: [
        { at: '2026-03-01T09:30:00.000Z', body: 'It is cracked.', by: 'Mia', direction: 'from_customer' },
        { at: '2026-03-01T09:30:00.000Z', body: 'I am sorry.', by: 'Mia', direction: 'to_customer' },
        { at: '2026-03-01T09:30:00.000Z', body: 'Two left.', by: 'Mia', direction: 'note' },
      ],
      number: 'K7F-0001', opened: '2026-03-01T09:30:00.000Z', priority: 'high', state: 'pending',
      subject: 'Engraved urn arrived cracked', tags: ['memorial'], trashed: false, treat: 'Called', waiting_since: null, want: 'A new urn',
    });
    assert.equal(ring.subject, 'Wrong size ring');
    assert.equal(ring.assignee, 'Mia');
    assert.equal(ring.trashed, false);
  });

  test('keys of shown objects are sorted', () => {
    const shown = run(['show', shop('sorted.json'), '--ticket', 'K7F-0001', '--now', '2026-03-02']).stdout;
    const check = (value) => {
      if (value === null || typeof value !== 'object') return;
      if (!Array.isArray(value)) assert.deepEqual(Object.keys(value), Object.keys(value).sort());
      Object.values(value).forEach(check);
    };
    check(JSON.parse(shown));
  });

  test('goes on with numbers, people and the station', () => {
    const base = shop('base.json');
    const results = work([base], file('more.json'), [{ open: { subject: 'Next' } }]);
    assert.deepEqual(results, [{ ticket: 'K7F-0002' }]);
    const tom = ok(['do', file('more.json'), '--station', 'AB1', '--as', 'Tom', '-o', file('tom.json')],
                   { input: '[{"open":{"subject":"At the other till"}}]' });
    assert.deepEqual(tom, [{ ticket: 'AB1-0001' }]);
    const shown = ok(['show', file('tom.json')]);
    assert.deepEqual(shown.staff.map((one) => `${one.number} ${one.name} ${one.role}`), ['1 Mia owner', '2 Tom staff']);
    assert.deepEqual(shown.stations.map((one) => one.code), ['AB1', 'K7F']);
    assert.equal(shown.tickets[0].assignee, 'Tom');
  });

  test('undo reaches back to what an earlier run did', () => {
    const base = shop('undo.json');
    work([base], file('undo2.json'), [{ set: { ticket: 'K7F-0001', field: 'state', value: 'solved' } }]);
    const undone = work([file('undo2.json')], file('undo3.json'), [{ undo: {} }]);
    assert.deepEqual(undone, [{ undone: 'State: Solved' }]);
    assert.equal(tickets(file('undo3.json'))[0].state, 'new');
    const both = work([file('undo2.json')], file('undo4.json'), [{ undo: {} }, { undo: {} }]);
    assert.deepEqual(both, [{ undone: 'State: Solved' }, { undone: 'Ticket K7F-0001 opened' }]);
    assert.equal(tickets(file('undo4.json'))[0].trashed, true);
    refused(['do', base, '--station', 'ZZ1', '--as', 'Mia', '-o', file('never.json')], { input: '[{"undo":{}}]' });
  });

  test('a customer who writes to a long-closed ticket gets a follow-up', () => {
    const base = shop('old.json');
    work([base], file('old2.json'), [{ set: { ticket: 'K7F-0001', field: 'state', value: 'closed' } }], ['--at', '2026-03-02T09:00:00Z']);
    const results = work([file('old2.json')], file('old3.json'),
                         [{ message: { ticket: 'K7F-0001', direction: 'from_customer', body: 'Again' } }], ['--at', '2026-05-01T09:00:00Z']);
    assert.deepEqual(results, [{ follows: 'K7F-0001', ticket: 'K7F-0002' }]);
    assert.equal(tickets(file('old3.json'))[1].follows, 'K7F-0001');
  });

  test('erases a customer from the file, and a file from before does not bring them back', () => {
    const before = file('before-erasure.json');
    const after = file('after-erasure.json');
    const secrets = ['Quillfeather', '5550199', 'music box', 'wedding present'];
    ok(['do', '--new', '--station', 'K7F', '--as', 'Mia', '-o', before], {
      input: JSON.stringify([{ open: { customer: 'Ada Quillfeather', phone: '0171 5550199', subject: 'A music box', details: 'A wedding present.' } },
                             { open: { customer: 'Tom Becker', subject: 'A clock' } }]),
    });
    assert.deepEqual(work([before], after, [{ erase: { customer: 'ada quillfeather' } }]), [{ customers: 1, tickets: 1, messages: 1 }]);
    ok(['merge', '-o', file('merged-erasure.json'), before, after]);
    for (const path of [after, file('merged-erasure.json')]) {
      const bytes = fs.readFileSync(path, 'utf8');
      const shown = JSON.stringify(ok(['show', path])) + JSON.stringify(ok(['show', path, '--ticket', 'K7F-0001']));
      for (const secret of secrets) assert.ok(!bytes.includes(secret) && !shown.includes(secret), `${secret} is still in ${path}`);
      assert.deepEqual(tickets(path).map((one) => one.subject), ['', 'A clock']);
      ok(['check', path]);
    }
    assert.match(refused(['do', after, '--station', 'K7F', '--as', 'Mia', '-o', file('no.json')],
                         { input: JSON.stringify([{ message: { ticket: 'K7F-0001', direction: 'note', body: 'x' } }]) }), /was erased/);
  });

  describe('refuses the whole of it for one bad command, naming which', () => {
    const base = shop('bad.json');
    const good = { message: { ticket: 'K7F-0001', direction: 'note', body: 'x' } };
    for (const bad of [
      1, null, [], {}, { open: {}, undo: {} }, { dance: {} }, { open: { subject: '' } }, { open: { subject: 7 } },
      { open: { subject: 'x', colour: 'red' } }, { open: { subject: 'x', priority: 'soon' } }, { open: { subject: 'x', assignee: 'Eve' } },
      { message: { ticket: 'K7F-0009', direction: 'note', body: 'x' } }, { message: { ticket: 'K7F-0001', direction: 'up', body: 'x' } },
      { message: { ticket: 'K7F-0001', direction: 'note' } }, { message: { direction: 'note', body: 'x' } },
      { set: { ticket: 'K7F-0001', field: 'number', value: 'AAA-0001' } }, { set: { ticket: 'K7F-0001', field: 'mood', value: 'x' } },
      { set: { ticket: 'K7F-0001', field: 'state' } }, { set: { ticket: 'K7F-0001', field: 'state', value: 'lost' } },
      { tag: { ticket: 'K7F-0001', add: 'x' } }, { tag: { ticket: 'K7F-0001', add: [1] } }, { trash: 'K7F-0001' }, { undo: { all: true } },
      { erase: {} }, { erase: { customer: 'Nobody' } }, { erase: { customer: 'x', months: 3 } }, { erase: { months: 0 } }, { erase: { months: 'x' } },
    ]) {
      test(JSON.stringify(bad), () => {
        const out = file('refused.json');
        const message = refused(['do', base, '--station', 'K7F', '--as', 'Mia', '-o', out], { input: JSON.stringify([good, bad]) });
        assert.match(message, /Command 1 /);
        assert.equal(fs.existsSync(out), false);
      });
    }
    for (const input of ['', '{', '{}', '"x"', '[', '[{"undo":{}}', '\ufeffx']) {
      test(`commands ${JSON.stringify(input)}`, () => refused(['do', base, '--station', 'K7F', '--as', 'Mia', '-o', file('x.json')], { input }));
    }
    test('deeply nested commands', () => {
      refused(['do', base, '--station', 'K7F', '--as', 'Mia', '-o', file('x.json')], { input: '['.repeat(200000) });
    });
  });
});

describe('find', () => {
  test('finds what the search field finds, by the numbers and names', () => {
    const out = file('find.json');
    work(['--new'], out, [{ open: { subject: 'Ring resized', customer: 'Ruth Alvarez' } },
      { open: { subject: 'Vase', customer: 'Jonas Feld', details: 'The ring of its lid is loose.' } }]);
    assert.deepEqual(ok(['find', out, 'ring']), { customers: [], tickets: ['K7F-0001', 'K7F-0002'] });
    assert.deepEqual(ok(['find', out, 'ruth']), { customers: ['Ruth Alvarez'], tickets: ['K7F-0001'] });
    assert.deepEqual(ok(['find', out, ' ']), { customers: [], tickets: [] });
  });
});

describe('nobody’s concern gets lost', () => {
  const at = (time) => ['--at', `2026-03-01T${time}:00Z`];
  const other = ['--station', 'B2Q', '--as', 'Jon'];
  /** Work at the station `other`, which comes instead of the usual one. */
  const workThere = (from, out, commands, time) =>
    ok(['do', from, ...other, ...at(time), '-o', out], { input: JSON.stringify(commands) });

  for (const [rest, rested] of [
    ['solved', { set: { ticket: 'K7F-0001', field: 'state', value: 'solved' } }],
    ['closed', { set: { ticket: 'K7F-0001', field: 'state', value: 'closed' } }],
    ['pending', { set: { ticket: 'K7F-0001', field: 'state', value: 'pending' } }],
    ['on hold', { set: { ticket: 'K7F-0001', field: 'state', value: 'on_hold' } }],
    ['in the trash', { trash: { ticket: 'K7F-0001' } }],
  ]) {
    test(`a customer’s message that whoever made a ticket ${rest} had not seen leaves it open`, () => {
      const base = file('unseen.json');
      work(['--new'], base, [{ open: { subject: 'Ring', customer: 'Ruth Alvarez' } },
        { message: { ticket: 'K7F-0001', direction: 'to_customer', body: 'Does it fit?' } }], at('09:00'));
      for (const [said, decided] of [['10:00', '11:00'], ['11:00', '10:00']]) {
        workThere(base, file('said.json'), [{ message: { ticket: 'K7F-0001', direction: 'from_customer', body: 'It does not fit at all!' } }], said);
        work([base], file('rested.json'), [rested], at(decided));
        for (const both of [['said.json', 'rested.json'], ['rested.json', 'said.json']]) {
          ok(['merge', '-o', file('both.json'), ...both.map(file)]);
          const [ticket] = tickets(file('both.json'));
          assert.equal(ticket.state, 'open');
          assert.equal(ticket.trashed, false);
          assert.equal(ticket.waiting_since, `2026-03-01T${said}:00.000Z`);
        }
        work([file('both.json')], file('seen.json'), [rested], at('12:00'));
        const [ticket] = tickets(file('seen.json'));
        assert.ok(ticket.state !== 'open' || ticket.trashed, 'who saw it may decide');
        work([file('seen.json')], file('undone.json'), [{ undo: {} }], at('12:30'));
        assert.equal(tickets(file('undone.json'))[0].state, 'open');
        assert.equal(tickets(file('undone.json'))[0].trashed, false);
      }
    });
  }

  test('the tickets of somebody who left keep the name and say so', () => {
    const out = file('left.json');
    work(['--new'], file('here.json'), [{ open: { subject: 'Ring' } }], at('09:00'));
    workThere(file('here.json'), file('jon.json'), [{ set: { ticket: 'K7F-0001', field: 'assignee', value: 'Jon' } }], '10:00');
    assert.deepEqual(work([file('jon.json')], out, [{ staff: { name: 'jon', left: true } }], at('11:00')), [{ left: true, staff: 'Jon' }]);
    assert.equal(tickets(out)[0].assignee, 'Jon (left)');
    assert.match(refused(['do', out, '--station', 'K7F', '--as', 'Mia', '-o', file('x.json')],
                         { input: JSON.stringify([{ staff: { name: 'Nobody', left: true } }]) }), /Nobody called Nobody works here/);
  });

  test('a second message on a long-closed ticket joins its follow-up', () => {
    const says = (body) => ({ message: { ticket: 'K7F-0001', direction: 'from_customer', body } });
    work(['--new'], file('old.json'), [{ open: { subject: 'Box' } }, { set: { ticket: 'K7F-0001', field: 'state', value: 'closed' } }], at('09:00'));
    assert.deepEqual(work([file('old.json')], file('new.json'), [says('It sticks again.'), says('And squeaks.')], ['--at', '2026-06-01T09:00:00Z']),
                     [{ ticket: 'K7F-0002', follows: 'K7F-0001' }, { ticket: 'K7F-0002', follows: 'K7F-0001' }]);
    assert.equal(tickets(file('new.json')).length, 2);
  });
});

describe('merge', () => {
  const base = shop('merge.json');
  const at = (time) => ['--at', time];
  ok(['do', base, '--station', 'AAA', '--as', 'Ann', ...at('2026-03-01T10:00:00Z'), '-o', file('a.json')],
     { input: JSON.stringify([{ set: { ticket: 'K7F-0001', field: 'priority', value: 'high' } }, { tag: { ticket: 'K7F-0001', add: ['a'] } },
                              { open: { subject: 'From A' } }]) });
  ok(['do', base, '--station', 'BBB', '--as', 'Bob', ...at('2026-03-01T10:05:00Z'), '-o', file('b.json')],
     { input: JSON.stringify([{ set: { ticket: 'K7F-0001', field: 'priority', value: 'urgent' } }, { tag: { ticket: 'K7F-0001', add: ['b'] } },
                              { message: { ticket: 'K7F-0001', direction: 'to_customer', body: 'From B' } }]) });

  test('gives the same bytes in any order, with repeats and in steps', () => {
    ok(['merge', '-o', file('ab.json'), file('a.json'), file('b.json')]);
    ok(['merge', '-o', file('ba.json'), file('b.json'), base, file('a.json'), file('b.json')]);
    ok(['merge', '-o', file('again.json'), file('ba.json')]);
    const bytes = fs.readFileSync(file('ab.json'));
    assert.ok(bytes.equals(fs.readFileSync(file('ba.json'))));
    assert.ok(bytes.equals(fs.readFileSync(file('again.json'))));
    assert.ok(bytes.equals(run(['merge', '-o', '-', file('a.json'), file('b.json')]).bytes));
  });

  test('keeps both edits and shows which one lost', () => {
    ok(['merge', '-o', file('ab.json'), file('a.json'), file('b.json')]);
    const [ticket] = tickets(file('ab.json'), '--ticket', 'K7F-0001');
    assert.equal(ticket.priority, 'urgent');
    assert.deepEqual(ticket.tags, ['a', 'b']);
    assert.deepEqual(ticket.messages.map((one) => one.body), ['From B']);
    const priorities = ticket.history.filter((line) => line.what === 'Priority');
    assert.deepEqual(priorities.map((line) => [line.by, line.station, line.after, line.lost]),
                     [['Ann', 'AAA', 'High', true], ['Bob', 'BBB', 'Urgent', false]]);
    assert.equal(ticket.history[0].what, 'Ticket opened');
    assert.equal(tickets(file('ab.json')).length, 2);
  });

  test('two runs from one file at one station lose nothing', () => {
    work([base], file('one.json'), [{ message: { ticket: 'K7F-0001', direction: 'note', body: 'one' } }]);
    work([base], file('two.json'), [{ message: { ticket: 'K7F-0001', direction: 'note', body: 'two' } }]);
    const result = ok(['merge', '-o', file('both.json'), file('one.json'), file('two.json')]);
    assert.deepEqual(result.forks, []);
    assert.deepEqual(tickets(file('both.json'))[0].messages.map((one) => one.body).sort(), ['one', 'two']);
  });

  test("refuses another shop's file and writes nothing", () => {
    const message = refused(['merge', '-o', file('no.json'), base, shop('other.json')]);
    assert.match(message, /other\.json: /);
    assert.equal(fs.existsSync(file('no.json')), false);
  });

  test('a merge onto one of its own files is safe', () => {
    fs.copyFileSync(file('a.json'), file('self.json'));
    ok(['merge', '-o', file('self.json'), file('self.json'), file('b.json')]);
    ok(['merge', '-o', file('ab.json'), file('a.json'), file('b.json')]);
    assert.ok(fs.readFileSync(file('self.json')).equals(fs.readFileSync(file('ab.json'))));
    assert.deepEqual(fs.readdirSync(folder).filter((name) => name.endsWith('.part')), []);
  });
});

describe('files', () => {
  const base = shop('files.json');
  const bytes = fs.readFileSync(base);

  test('check says what a file holds', () => {
    const [found] = ok(['check', base]);
    assert.equal(found.tickets, 1);
    assert.equal(found.changes, 2);
    assert.deepEqual(found.missing, {});
    assert.equal(found.version, 1);
  });

  test('standard input, gzip by content, gzip by name', () => {
    assert.equal(ok(['check', '-'], { input: bytes })[0].changes, 2);
    assert.equal(ok(['check', '-'], { input: zlib.gzipSync(bytes) })[0].changes, 2);
    fs.writeFileSync(file('packed.txt'), zlib.gzipSync(bytes));
    assert.equal(tickets(file('packed.txt')).length, 1);
    ok(['merge', '-o', file('out.json.gz'), base]);
    const packed = fs.readFileSync(file('out.json.gz'));
    assert.ok(zlib.gunzipSync(packed).equals(bytes));
    fs.writeFileSync(file('parts.gz'), Buffer.concat([zlib.gzipSync(bytes.subarray(0, 100)), zlib.gzipSync(bytes.subarray(100))]));
    assert.equal(ok(['check', file('parts.gz')])[0].changes, 2);
  });

  test('a file truncated at any byte is refused', () => {
    for (let size = 0; size < bytes.length - 1; size += 37) {
      assert.match(refused(['check', '-'], { input: bytes.subarray(0, size) }), /Standard input: /);
    }
    const packed = zlib.gzipSync(bytes);
    for (const size of [2, 10, 20, packed.length - 1]) refused(['check', '-'], { input: packed.subarray(0, size) });
  });

  test('a flipped bit is refused', () => {
    for (let at = 0; at < bytes.length; at += 41) {
      const flipped = Buffer.from(bytes);
      flipped[at] ^= 1;
      refused(['check', '-'], { input: flipped });
    }
    const packed = zlib.gzipSync(bytes);
    packed[Math.floor(packed.length / 2)] ^= 4;
    refused(['check', '-'], { input: packed });
    refused(['check', '-'], { input: Buffer.concat([zlib.gzipSync(bytes), Buffer.from('more')]) });
  });

  test('what is not there or cannot be written is said', () => {
    assert.match(refused(['check', file('nowhere.json')]), /nowhere\.json/);
    assert.match(refused(['show', folder]), /Cannot read/);
    assert.match(refused(['merge', '-o', file('no/such/folder.json'), base]), /Cannot write/);
    assert.match(refused(['show', base, '--ticket', 'K7F-0099']), /K7F-0099/);
    refused(['check', '-'], { input: 'Dear shop, here are the tickets' });
    refused(['check', '-'], { input: '' });
  });
});

describe('generate and show', () => {
  test('the same seed makes the same file, which holds up', () => {
    const args = ['generate', '--tickets', '200', '--seed', '9', '--now', '2026-03-01T12:00:00Z'];
    const result = ok([...args, '-o', file('g1.json')]);
    assert.equal(result.tickets, 200);
    ok([...args, '-o', file('g2.json')]);
    assert.ok(fs.readFileSync(file('g1.json')).equals(fs.readFileSync(file('g2.json'))));
    assert.deepEqual(ok(['check', file('g1.json')])[0].tickets, 200);
    const shown = ok(['show', file('g1.json'), '--now', '2026-03-01T12:00:00Z']);
    assert.equal(shown.tickets.length, 200);
    assert.ok(shown.views['all-open'] > 5);
    assert.ok(shown.tickets.some((one) => one.waiting_minutes > 60));
    const numbers = shown.tickets.map((one) => one.number);
    assert.deepEqual(numbers, [...numbers].sort());
  });

  test('show does not depend on when it is called, unless asked', () => {
    const base = shop('now.json');
    assert.equal(run(['show', base]).stdout, run(['show', base]).stdout);
    const later = ok(['show', base, '--now', '2026-03-01T11:30:00Z']);
    assert.equal(later.tickets[0].waiting_minutes, 120);
    assert.equal(tickets(base)[0].waiting_since, '2026-03-01T09:30:00.000Z');
  });
});
