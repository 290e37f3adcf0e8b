// Tests of the command line: files sealed with a passphrase, which the page reads and writes, too.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import zlib from 'node:zlib';

import { contentOf, wrapped } from '../../web/files/wrapping.js';
import { file, ok, refused, shop } from './program.mjs';

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

  const lineOf = async (blob) => {
    const text = Buffer.from(await blob.arrayBuffer()).toString('latin1');
    return text.slice(0, text.indexOf('\n') + 1);
  };
  const refusal = async (blob, words) => {
    try {
      for await (const part of contentOf(blob, words)) void part;
    } catch (error) {
      assert.equal(error.kind, 'locked');
      return error.message;
    }
    return assert.fail('it opened');
  };

  test('the page seals by no salt of a file that its passphrase does not open', async () => {
    const strange = await wrapped('Dear shop', { type: '', packed: true, passphrase: 'somebody else' });
    const words = 'words of the page';
    assert.match(await refusal(strange, words), /not the one/);
    const own = await wrapped('Dear shop', { type: '', packed: true, passphrase: words });
    const saltIn = (line) => JSON.parse(line).salt;
    assert.notEqual(saltIn(await lineOf(own)), saltIn(await lineOf(strange)));
    const next = await wrapped('Dear shop', { type: '', packed: true, passphrase: words });
    assert.equal(saltIn(await lineOf(next)), saltIn(await lineOf(own)));
  });

  test('the page tries a passphrase only so often on files that it does not open', async () => {
    const line = await lineOf(await wrapped('Dear shop', { type: '', packed: true, passphrase: 'somebody else' }));
    const strange = (salt) => {
      const text = line.slice(0, line.indexOf(',"digest"')).replace('600000', '10000000').replace(/"salt":"[0-9a-f]*"/, `"salt":"${salt.repeat(32)}"`);
      return new Blob([`${text},"digest":"${createHash('sha256').update(text).digest('hex')}"}\n${'x'.repeat(64)}`]);
    };
    const words = 'words of a busy page';
    assert.match(await refusal(strange('1'), words), /not the one/);
    assert.match(await refusal(strange('2'), words), /not tried/);
    assert.match(await refusal(strange('1'), words), /not the one/); // costs nothing more
    const own = await wrapped('Dear shop', { type: '', packed: true, passphrase: words });
    for await (const part of contentOf(own, words)) assert.equal(Buffer.from(part.bytes).toString(), 'Dear shop');
  });
});
