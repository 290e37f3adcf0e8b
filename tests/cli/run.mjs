// Tests of the command line, as its users call it: files in, files and JSON out, exit statuses.
//
//   node run.mjs PATH-OF-COUNTERBELL

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import zlib from 'node:zlib';

import { contentOf, wrapped } from '../../web/wrapping.js';

const program = path.resolve(process.argv[2]);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'counterbell-cli-'));
after(() => fs.rmSync(folder, { recursive: true }));

const file = (name) => path.join(folder, name);
let seed = 0;

/** Runs the program; every run draws other random bytes, the same at every test run. */
function run(args, { input = '', passphrase } = {}) {
  seed += 1;
  const env = { ...process.env, COUNTERBELL_SEED: String(seed) };
  if (passphrase !== undefined) env.COUNTERBELL_PASSPHRASE = passphrase;
  const { status, stdout, stderr } = spawnSync(program, args, { input, env, maxBuffer: 1 << 30 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
}

/** Runs what must succeed; its JSON. */
function ok(args, options) {
  const result = run(args, options);
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
  return result.stdout === '' ? null : JSON.parse(result.stdout);
}

/** Runs what must be refused with one sentence; that sentence. */
function refused(args, options, status = 1) {
  const result = run(args, options);
  assert.equal(result.stdout, '');
  assert.equal(result.status, status);
  if (status === 1) assert.match(result.stderr, /^counterbell: [^\n]+\n$/);
  return result.stderr;
}

const work = (from, out, commands, more = []) =>
  ok(['do', ...from, '--station', 'K7F', '--as', 'Mia', ...more, '-o', out], { input: JSON.stringify(commands) });

const tickets = (name, ...more) => ok(['show', name, ...more]).tickets;

/** A shop with one ticket. */
function shop(name, commands = [{ open: { subject: 'Cracked urn', customer: 'Ruth Alvarez', phone: '+1 202 555 0142' } }]) {
  work(['--new'], file(name), commands, ['--at', '2026-03-01T09:30:00Z']);
  return file(name);
}

describe('usage', () => {
  test('help goes to standard output', () => {
    const result = run(['help']);
    assert.equal(result.status, 0);
    assert.match(result.stdout, /counterbell COMMAND/);
  });
  for (const args of [
    [], ['dance'], ['check'], ['check', '--fast', 'x'], ['merge', 'x'], ['merge', '-o', 'x'], ['show'], ['show', 'a', 'b'],
    ['show', 'a', '--now', 'yesterday'], ['show', 'a', '--now'], ['generate', '-o', 'x'], ['generate', '--tickets', 'x', '-o', 'x'],
    ['generate', '--tickets', '1', '--tickets', '1', '-o', 'x'], ['do', '--new', '-o', 'x'], ['do', '-o', 'x', '--as', 'M', '--station', 'K7F'],
    ['do', '--new', '--as', 'M', '--station', 'ILO', '-o', 'x'], ['do', '-', '--as', 'M', '--station', 'K7F', '-o', 'x'],
    ['do', 'f', '--shop', 'S', '--as', 'M', '--station', 'K7F', '-o', 'x'],
  ]) {
    test(`counterbell ${args.join(' ')}`, () => assert.notEqual(refused(args, {}, 2), ''));
  }
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

describe('sealed files', () => {
  const passphrase = 'correct horse battery staple';
  const base = shop('unsealed.json');
  const bytes = fs.readFileSync(base);
  ok(['merge', '--seal', '-o', file('sealed.counterbell'), base], { passphrase });
  const sealed = fs.readFileSync(file('sealed.counterbell'));

  test('hold nothing that can be read, and open with the passphrase', () => {
    assert.equal(sealed.includes('Ruth'), false);
    assert.equal(sealed.includes('K7F'), false);
    fs.writeFileSync(file('passphrase.txt'), `${passphrase}\r\nsecond line\n`);
    for (const how of [[[], { passphrase }], [['--passphrase-file', file('passphrase.txt')], {}]]) {
      const [found] = ok(['check', file('sealed.counterbell'), ...how[0]], how[1]);
      assert.equal(found.wrapping, 'sealed');
      assert.equal(found.changes, 2);
    }
    assert.equal(ok(['show', file('sealed.counterbell')], { passphrase }).tickets.length, 1);
    ok(['merge', '-o', file('opened.json'), file('sealed.counterbell')], { passphrase });
    assert.ok(fs.readFileSync(file('opened.json')).equals(bytes));
    assert.equal(ok(['check', '-'], { input: sealed, passphrase })[0].wrapping, 'sealed');
  });

  test('are worked on and sealed again', () => {
    const out = file('worked.counterbell');
    ok(['do', file('sealed.counterbell'), '--station', 'K7F', '--as', 'Mia', '--seal', '-o', out],
       { input: '[{"open":{"subject":"Sealed too"}}]', passphrase });
    assert.equal(fs.readFileSync(out).includes('Sealed too'), false);
    assert.equal(ok(['show', out], { passphrase }).tickets.length, 2);
  });

  test('a wrong passphrase, none, and damage are told apart', () => {
    assert.match(refused(['check', file('sealed.counterbell')]), /protected with a passphrase; give it by --passphrase-file/);
    assert.match(refused(['check', file('sealed.counterbell')], { passphrase: 'correct horse' }), /passphrase is not the one/);
    const damaged = Buffer.from(sealed);
    damaged[damaged.length - 30] ^= 1;
    assert.match(refused(['check', '-'], { input: damaged, passphrase }), /damaged/);
    assert.match(refused(['check', '-'], { input: sealed.subarray(0, -1), passphrase }), /damaged/);
    assert.match(refused(['check', '-'], { input: sealed.subarray(0, 100), passphrase: 'x' }), /damaged/);
  });

  test('need a passphrase that is one', () => {
    const out = file('never.counterbell');
    refused(['merge', '--seal', '-o', out, base], {}, 2);
    assert.match(refused(['merge', '--seal', '-o', out, base], { passphrase: 'short' }), /at least 8/);
    refused(['merge', '--seal', '-o', out, base], { passphrase: '' });
    refused(['merge', '--seal', '--passphrase-file', file('nowhere.txt'), '-o', out, base]);
    assert.equal(fs.existsSync(out), false);
  });

  test('what a sealed file holds is still checked', async () => {
    for (const [content, says] of [['Dear shop', /not a Counterbell file/], [bytes.subarray(0, 200), /ends too early/]]) {
      const around = await wrapped(content, { type: '', packed: true, passphrase });
      assert.match(refused(['check', '-'], { input: Buffer.from(await around.arrayBuffer()), passphrase }), says);
    }
  });

  test('go from the command line to the page and back', async () => {
    const parts = [];
    for await (const part of contentOf(new Blob([sealed]), passphrase)) parts.push(part.bytes);
    assert.ok(Buffer.concat(parts).equals(bytes));
    const large = file('large.json');
    ok(['generate', '--tickets', '300', '--now', '2026-03-01T12:00:00Z', '-o', large]);
    const page = await wrapped(fs.readFileSync(large), { type: '', packed: true, passphrase });
    fs.writeFileSync(file('page.counterbell'), Buffer.from(await page.arrayBuffer()));
    assert.equal(ok(['check', file('page.counterbell')], { passphrase })[0].tickets, 300);
    ok(['merge', '--seal', '-o', file('large.counterbell'), large], { passphrase });
    const back = [];
    for await (const part of contentOf(new Blob([fs.readFileSync(file('large.counterbell'))]), passphrase)) back.push(part.bytes);
    assert.ok(Buffer.concat(back).equals(fs.readFileSync(large)));
  });

  test('the page tells wrong passphrase and damage apart, too', async () => {
    const kindOf = async (blob, words) => {
      try {
        for await (const part of contentOf(blob, words)) void part;
      } catch (error) {
        return error.kind;
      }
      return 'opened';
    };
    assert.equal(await kindOf(new Blob([sealed]), passphrase), 'opened');
    assert.equal(await kindOf(new Blob([sealed]), ''), 'locked');
    assert.equal(await kindOf(new Blob([sealed]), 'correct horse'), 'locked');
    for (const at of [40, 200, 391, sealed.length - 20]) {
      const damaged = Buffer.from(sealed);
      damaged[at] ^= 1;
      assert.equal(await kindOf(new Blob([damaged]), passphrase), 'damaged', `byte ${at}`);
    }
    assert.equal(await kindOf(new Blob([sealed.subarray(0, -1)]), passphrase), 'damaged');
    assert.equal(await kindOf(new Blob([zlib.gzipSync(bytes).subarray(0, -9)]), ''), 'damaged');
  });
});

describe('sync', () => {
  const share = (name) => {
    fs.mkdirSync(file(name));
    return file(name);
  };
  const segmentsIn = (dir) => fs.readdirSync(dir, { recursive: true }).filter((name) => /\.(json|counterbell)$/.test(name)).map((name) => path.join(dir, name)).sort();
  const sync = (name, dir, more = [], options) => ok(['sync', name, '--folder', dir, ...more], options);

  /** Three stations of one shop, worked on apart: their files. */
  function stations(prefix) {
    const base = shop(`${prefix}-base.json`);
    return ['AAA', 'BBB', 'CCC'].map((code) => {
      const out = file(`${prefix}-${code}.json`);
      ok(['do', base, '--station', code, '--as', code, '-o', out],
         { input: JSON.stringify([{ open: { subject: `From ${code}` } }, { tag: { ticket: 'K7F-0001', add: [code] } }]) });
      return out;
    });
  }
  const same = (files) => {
    const [first, ...rest] = files.map((name) => fs.readFileSync(name));
    for (const other of rest) assert.ok(first.equals(other));
  };
  const merged = (name, files) => {
    ok(['merge', '-o', file(name), ...files]);
    return file(name);
  };

  test('brings three stations to the same changes, and then has nothing more to do', () => {
    const dir = share('share');
    const files = stations('sync');
    const all = merged('sync-all.json', files);
    const first = sync(files[0], dir);
    assert.equal(first.changes_in, 0);
    assert.ok(first.segments.written >= 2); // its own and the base's
    for (const name of [files[1], files[2], files[0], files[1]]) sync(name, dir);
    same([all, ...files]);
    const before = segmentsIn(dir);
    for (const name of files) {
      const again = sync(name, dir);
      assert.deepEqual([again.changes_in, again.changes_out, again.segments.written, again.segments.damaged], [0, 0, 0, 0]);
      assert.equal(again.segments.read, before.length);
    }
    assert.deepEqual(segmentsIn(dir), before);
    assert.deepEqual(fs.readdirSync(dir, { recursive: true }).filter((name) => name.endsWith('.part')), []);
    const [{ shop: id }] = ok(['check', all]);
    for (const name of before) assert.match(path.relative(dir, name), new RegExp(`^${id}/[0-9a-f]{32}/[1-9][0-9]*-[0-9a-f]{16}\\.json$`));
  });

  test('writes nothing twice: an old segment stays, to the byte and to the minute', () => {
    const dir = share('share-old');
    const [one, two] = stations('old');
    sync(one, dir);
    const kept = segmentsIn(dir).map((name) => [name, fs.statSync(name).mtimeMs, fs.readFileSync(name, 'latin1')]);
    sync(two, dir);
    for (const [name, mtime, text] of kept) {
      assert.equal(fs.statSync(name).mtimeMs, mtime);
      assert.equal(fs.readFileSync(name, 'latin1'), text);
    }
  });

  test('half-synced, renamed, copied and foreign files do no harm', () => {
    const dir = share('share-rough');
    const files = stations('rough');
    for (const name of files) sync(name, dir);
    const all = merged('rough-all.json', files);
    const segments = segmentsIn(dir);
    const [half, renamed, copied, flipped] = segments;
    assert.ok(segments.length >= 4);
    fs.truncateSync(half, 300);
    fs.renameSync(renamed, renamed.replace('.json', " (Mia's conflicted copy).json"));
    fs.copyFileSync(copied, copied.replace('.json', '.sync-conflict-20260301-093000-ABC.json'));
    const bytes = fs.readFileSync(flipped);
    bytes[bytes.length >> 1] ^= 1;
    fs.writeFileSync(flipped, bytes);
    fs.writeFileSync(path.join(path.dirname(half), '7-0123456789abcdef.json'), 'Dear shop');
    fs.writeFileSync(path.join(path.dirname(half), 'empty.json'), '');
    fs.writeFileSync(path.join(path.dirname(half), 'desktop.ini'), 'x');
    fs.writeFileSync(path.join(dir, 'holiday.jpg'), 'x');
    fs.mkdirSync(path.join(dir, 'f'.repeat(32)));
    fs.copyFileSync(shop('rough-other.json'), path.join(path.dirname(half), '1-ffffffffffffffff.json'));

    const joined = file('rough-joined.json');
    fs.copyFileSync(file('rough-base.json'), joined);
    const result = sync(joined, dir);
    assert.equal(result.segments.copies, 3); // renamed, copied, and the empty one
    assert.equal(result.segments.damaged, 3); // cut off, altered, empty
    assert.equal(result.segments.foreign, 4);
    assert.equal(result.segments.other_shops, 1);

    // What was damaged comes back from a station that has it, under its own name.
    for (const name of [...files, joined, ...files]) sync(name, dir);
    same([all, joined, ...files]);
    const fresh = file('rough-fresh.json');
    fs.copyFileSync(file('rough-base.json'), fresh);
    const last = sync(fresh, dir);
    assert.equal(last.changes_out, 0);
    assert.deepEqual(last.missing, {});
    same([all, fresh]);
  });

  test('any subset of the segments, in any order, comes to the same in the end', () => {
    const dir = share('share-parts');
    const files = stations('parts');
    for (const name of files) sync(name, dir);
    const all = merged('parts-all.json', files);
    const slow = share('share-slow');
    const joined = file('parts-joined.json');
    fs.copyFileSync(file('parts-base.json'), joined);
    for (const name of segmentsIn(dir).reverse()) {
      const there = path.join(slow, path.relative(dir, name));
      fs.mkdirSync(path.dirname(there), { recursive: true });
      const bytes = fs.readFileSync(name);
      fs.writeFileSync(there, bytes.subarray(0, bytes.length >> 1));
      sync(joined, slow);
      fs.writeFileSync(there, bytes);
      sync(joined, slow);
    }
    same([all, joined]);
  });

  test('many changes are cut into segments of bounded size', () => {
    const dir = share('share-large');
    const large = file('sync-large.json');
    ok(['generate', '--tickets', '400', '--now', '2026-03-01T12:00:00Z', '-o', large]);
    const result = sync(large, dir);
    assert.ok(result.segments.written > 2);
    for (const name of segmentsIn(dir)) assert.ok(fs.statSync(name).size < 257 * 1024);
    const copy = file('sync-large-base.json');
    fs.copyFileSync(segmentsIn(dir)[0], copy); // a segment is an exchange file
    assert.equal(sync(copy, dir).changes, result.changes);
    same([large, copy]);
  });

  test('sealed segments need the passphrase, and stay the rule where they are', () => {
    const passphrase = 'correct horse battery staple';
    const dir = share('share-sealed');
    const [one, two] = stations('seal');
    sync(one, dir, ['--seal'], { passphrase });
    for (const name of segmentsIn(dir)) {
      assert.match(name, /\.counterbell$/);
      assert.equal(fs.readFileSync(name).includes('Ruth'), false);
    }
    const before = fs.readFileSync(two);
    const names = segmentsIn(dir);
    assert.match(refused(['sync', two, '--folder', dir]), /passphrase/);
    assert.match(refused(['sync', two, '--folder', dir], { passphrase: 'wrong horse' }), /passphrase is not the one/);
    assert.deepEqual(segmentsIn(dir), names);
    assert.ok(fs.readFileSync(two).equals(before));
    sync(two, dir, [], { passphrase });
    assert.ok(segmentsIn(dir).length > names.length);
    assert.ok(segmentsIn(dir).every((name) => name.endsWith('.counterbell')));
    sync(one, dir, [], { passphrase });
    same([one, two]);
  });

  test('keeps the form of the file it updates', () => {
    const dir = share('share-form');
    const [one, two] = stations('form');
    ok(['merge', '-o', file('form-two.json.gz'), two]);
    sync(one, dir);
    sync(file('form-two.json.gz'), dir);
    assert.equal(ok(['check', file('form-two.json.gz')])[0].wrapping, 'gzip');
    sync(one, dir);
    assert.ok(zlib.gunzipSync(fs.readFileSync(file('form-two.json.gz'))).equals(fs.readFileSync(one)));
  });

  test('what cannot be is said', () => {
    const base = shop('sync-none.json');
    assert.match(refused(['sync', base, '--folder', file('no-such-folder')]), /Cannot read the folder/);
    assert.match(refused(['sync', file('nowhere.json'), '--folder', folder]), /nowhere\.json/);
    for (const args of [['sync', base], ['sync', '--folder', folder], ['sync', '-', '--folder', folder], ['sync', base, '--seal', '--folder', folder]]) refused(args, {}, 2);
  });
});
