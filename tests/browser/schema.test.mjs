// The exchange file as FORMAT.md describes it, by other hands than our own C++: a well-known validator holds the worked example
// against the JSON Schema, and Node's own SHA-256 against its digests.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const project = new URL('../../', import.meta.url);
const text = (path) => readFile(new URL(path, project), 'utf8');

const schema = JSON.parse(await text('assets/exchange.schema.json'));
// Operations of newer versions leave room that Ajv's strict mode takes for mistakes.
const valid = new Ajv({ strictTypes: false, strictTuples: false }).compile(schema);
const [, example] = /```json exchange\n(.*?)\n```/s.exec(await text('src/replica/FORMAT.md'));

test('the worked example is valid', () => {
  assert.ok(valid(JSON.parse(example)), JSON.stringify(valid.errors));
});

const wrong = {
  'no shop': (file) => delete file.shop,
  'another format': (file) => (file.format = 'something else'),
  'a number as text': (file) => (file.changes[0].seq = '1'),
  'a state that is a number': (file) => (file.changes[0].ops[0].set.state = 7),
  'tags that are not a list': (file) => (file.changes[0].ops[0].add.tags = 'damaged'),
  'an operation about nothing': (file) => delete file.changes[0].ops[0].about,
  'a salt that is none': (file) => (file.changes[0].ops[0].personal[0] = 'salt'),
};

for (const [what, alter] of Object.entries(wrong)) {
  test(`${what} is not valid`, () => {
    const file = JSON.parse(example);
    alter(file);
    assert.ok(!valid(file));
  });
}

test('what a newer version adds is valid', () => {
  const file = JSON.parse(example);
  file.zone = 'Europe/Berlin';
  file.changes[0].zone = { of: 'the maker' };
  file.changes[0].ops[0].set.warranty = { until: 2030 };
  file.changes[0].ops.push({ about: `waybill/${'0'.repeat(32)}`, set: { carrier: ['post'] } });
  assert.ok(valid(file), JSON.stringify(valid.errors));
});

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

test("the worked example's digest is over all bytes before its last line", () => {
  const whole = `${example}\n`;
  const lastLine = whole.lastIndexOf(']');
  assert.equal(sha256(whole.slice(0, lastLine)), JSON.parse(example).digest);
});

test('each change names the chain hash of its replica\'s change before', () => {
  const hashes = new Map(); // "replica seq" → chain hash
  for (const line of example.split('\n').slice(1, -1)) {
    const change = JSON.parse(line.replace(/,$/, ''));
    for (const operation of change.ops) {
      if (Array.isArray(operation.personal)) operation.personal = sha256(JSON.stringify(operation.personal));
    }
    const { replica, seq } = change;
    assert.equal(change.prev, seq === 1 ? '0'.repeat(32) : hashes.get(`${replica} ${seq - 1}`));
    hashes.set(`${replica} ${seq}`, sha256(JSON.stringify(change)).slice(0, 32));
  }
  assert.equal(hashes.size, 3);
});
