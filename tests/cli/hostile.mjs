// Files made to do harm: each is refused with one sentence, in a bounded memory that the system holds the program to.
//
//   node hostile.mjs PATH-OF-COUNTERBELL

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import zlib from 'node:zlib';

import { wrapped } from '../../web/files/wrapping.js';

const program = path.resolve(process.argv[2]);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'counterbell-hostile-'));
after(() => fs.rmSync(folder, { recursive: true }));

const MB = 1 << 20;
/** What refusing any file may take, of address space: the longest line there may be (24 MB), some times over, and the program. */
const BOUND = 80 * MB;
const MANY = 1e6;
/** What one small change may take while a file of them is read and previewed. */
const PER_CHANGE = 1024;
const passphrase = 'correct horse battery staple';

const shop = '5'.repeat(32);
const replica = 'a'.repeat(32);
const none = '0'.repeat(32); // What stands for the hash before a replica's first change.
const opening = '{"format":"counterbell exchange",';
const header = `${opening}"version":1,"minimum_reader":1,"shop":"${shop}","brings":{},"changes":[`;

/** A file of such lines, closed with the digest that fits; each character is a byte. */
function closed(lines) {
  const text = `${lines.join('\n')}\n`;
  return `${text}],"digest":"${crypto.createHash('sha256').update(text, 'latin1').digest('hex')}"}\n`;
}

/** Checks a file of such parts, with at most so many bytes of memory. */
function check(parts, most = BOUND) {
  const name = path.join(folder, 'hostile');
  fs.writeFileSync(name, '');
  for (const part of parts) fs.appendFileSync(name, part, 'latin1');
  const { status, signal, stdout, stderr } = spawnSync('prlimit', [`--as=${most}`, program, 'check', name],
    { env: { ...process.env, COUNTERBELL_PASSPHRASE: passphrase } });
  return { status, signal, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** Checks that a file is refused with one short sentence that says all of this. */
function refused(parts, ...says) {
  const { status, signal, stdout, stderr } = check(parts);
  assert.equal(signal, null);
  assert.match(stderr, /^counterbell: [^\n]+\n$/);
  for (const words of says) assert.match(stderr, words);
  assert.ok(stderr.length < 1000, 'the sentence repeats what the file says');
  assert.equal(stdout, '');
  assert.equal(status, 1);
}

/** A change as FORMAT.md has it: one member written to one of a thousand tickets. `first` comes before its other members. */
function change(seq, prev, first = '') {
  const ticket = String(seq % 1000).padStart(32, '1');
  const stamp = `01a20211888b-${seq.toString(16).padStart(6, '0')}`;
  return `{${first}"ops":[{"about":"ticket/${ticket}","set":{"priority":"${seq % 2 ? 'high' : 'low'}"}}],` +
    `"prev":"${prev}","replica":"${replica}","seq":${seq},"stamp":"${stamp}"}`;
}

describe('lines without measure', () => {
  const long = Buffer.alloc(100 * MB, 'x');
  test('a string of 100 MB in a change', () => refused([`${header}\n{"id":"`, long, '"}\n'], /line 2 is longer than any change/));
  test('a string of 100 MB in the first line', () => refused([`${opening}"hint":"`, long, '"\n'], /line 1 is longer than any change/));
  test('100 MB without a newline', () => refused([long], /not a Counterbell file/));
  test('100 MB without a newline that begin as a file does', () => refused([opening, long], /line 1 is longer than any change/));
});

describe('values without sense', () => {
  const deep = '['.repeat(1e6);
  const inHeader = (member) => closed([header.replace('"shop"', `${member},"shop"`)]);
  const inChange = (member) => closed([header, `{${member}}`]);
  const beyond = /a number beyond what files can hold/;
  for (const [name, member, says, saysInChange = says] of [
    ['a million brackets', `"hint":${deep}`, /nested too deeply/],
    ['a million closed brackets', `"hint":${deep}${']'.repeat(1e6)}`, /nested too deeply/],
    ['10^400', `"hint":1${'0'.repeat(400)}`, beyond],
    ['1e999', '"hint":1e999', /damaged at byte 73/, /byte 10/],
    ['2^63', '"made":9223372036854775808', beyond],
    ['-2^63', '"made":-9223372036854775808', beyond],
    ['invalid UTF-8', '"hint":"\u00ff"', /not UTF-8/],
    ['half a surrogate pair', '"hint":"\\ud800"', /an escape that is not needed/],
    ['a key twice', '"hint":1,"hint":1', /a member twice/, /members out of order/],
  ]) {
    test(`${name} in the first line`, () => refused([inHeader(member)], /line 1 is damaged/, says));
    test(`${name} in a change`, () => refused([inChange(member)], /Line 2 of the file is not a change/, saysInChange));
  }
  for (const key of ['__proto__', 'constructor']) {
    test(`the key ${key} is unknown and no more`, () => {
      const only = { status: 0, changes: 1, not_understood: 1 };
      const line = change(1, none, `"${key}":{"polluted":1},`);
      const { status, stdout } = check([closed([header.replace('{}', `{"${replica}":"1"}`), line])]);
      const [found] = JSON.parse(stdout);
      assert.deepEqual({ status, changes: found.changes, not_understood: found.not_understood }, only);
      const inFirst = check([inHeader(`"${key}":{"polluted":1}`)]);
      assert.equal(inFirst.status, 0);
    });
  }
});

describe('what unpacks to more than it seems', () => {
  /** What begins so and goes on for so many times 64 MB, packed: a thousandth of that. */
  const bomb = (begin, times) => {
    const piece = zlib.gzipSync(Buffer.alloc(64 * MB, ' '), { level: 9 });
    return Buffer.concat([zlib.gzipSync(begin), ...Array.from({ length: times }, () => piece)]);
  };
  test('2 GB in 2 MB, not ours', () => refused([bomb('', 32)], /not a Counterbell file/));
  test('2 GB in 2 MB, begun as a file', () => refused([bomb(header, 32)], /longer than any change/));
  test('sealed', async () => {
    const around = await wrapped(zlib.gunzipSync(bomb(header, 1)), { type: '', packed: true, passphrase });
    refused([Buffer.from(await around.arrayBuffer())], /longer than any change/);
  });
});

test(`${MANY} tiny changes take at most ${PER_CHANGE} bytes each`, () => {
  const lines = [header.replace('{}', `{"${replica}":"1-${MANY}"}`)];
  for (let seq = 1, prev = none; seq <= MANY; ++seq) {
    const line = change(seq, prev);
    prev = crypto.createHash('sha256').update(line).digest('hex').slice(0, 32);
    lines.push(seq < MANY ? `${line},` : line);
  }
  const { status, stdout, stderr } = check([closed(lines)], BOUND + MANY * PER_CHANGE);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout)[0].changes, MANY);
});
