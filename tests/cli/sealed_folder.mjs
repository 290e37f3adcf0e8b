// Tests of the command line: a shared folder that is sealed, and somebody who can write to it.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

import { wrapped } from '../../web/files/wrapping.js';
import { file, ok, refused, run, shop } from './program.mjs';

describe('sync with a sealed folder', () => {
  const passphrase = 'correct horse battery staple';
  /** What the shop knows, in whoever's file it is. */
  const secrets = ['Ruth Alvarez', 'Cracked urn', 'Lost ring', 'counterbell exchange'];

  /** Two stations of a shop, a folder that the first one has sealed, and one with all that they know, readable. */
  const placesIn = (root) => {
    const [dir, one, two, known] = ['share', 'one.json', 'two.json', 'known'].map((name) => path.join(root, name));
    return { dir, one, two, known };
  };
  const made = placesIn(file('sealed-folder'));
  fs.mkdirSync(made.dir, { recursive: true });
  fs.mkdirSync(made.known);
  fs.renameSync(shop('sealed-folder-base.json'), made.one);
  ok(['do', made.one, '--station', 'BBB', '--as', 'Tom', '-o', made.two], { input: '[{"open":{"subject":"Lost ring"}}]' });
  ok(['sync', made.two, '--folder', made.known]);
  ok(['sync', made.one, '--folder', made.dir, '--seal'], { passphrase });
  const [id] = fs.readdirSync(made.known);

  let copies = 0;
  /** A copy of them to do harm to. */
  function sealedFolder() {
    copies += 1;
    const root = file(`sealed-folder-${copies}`);
    fs.cpSync(file('sealed-folder'), root, { recursive: true });
    return { ...placesIn(root), id };
  }

  const filesIn = (dir) => fs.readdirSync(dir, { recursive: true }).map((name) => path.join(dir, name)).filter((name) => fs.statSync(name).isFile()).sort();
  const contents = (dir) => new Map(filesIn(dir).map((name) => [name, fs.readFileSync(name, 'latin1')]));
  const isReadable = (text) => secrets.some((secret) => text.includes(secret));
  /** Files of which this run, and nobody else, made something readable. */
  function madeReadable(dir, work) {
    const before = contents(dir);
    const result = work();
    return { result, made: [...contents(dir)].filter(([name, text]) => before.get(name) !== text && isReadable(text)).map(([name]) => name) };
  }
  const flip = (name, at) => {
    const bytes = fs.readFileSync(name);
    bytes[at < 0 ? bytes.length + at : at] ^= 1;
    fs.writeFileSync(name, bytes);
  };
  const putReadable = ({ dir, known, id }, rename = (name) => name) => {
    for (const from of filesIn(known)) {
      const to = rename(path.join(dir, id, path.relative(path.join(known, id), from)));
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.copyFileSync(from, to);
    }
  };
  const sealedWith = async (bytes, words) => Buffer.from(await (await wrapped(bytes, { type: '', packed: true, passphrase: words })).arrayBuffer());

  /** What somebody does who can write to the folder. `empties`: no sealed file is left to tell that it is one. */
  const deeds = [
    { words: 'a byte altered at the end of each file', act: ({ dir }) => filesIn(dir).forEach((name) => flip(name, -3)) },
    { words: 'a byte altered in each first line', act: ({ dir }) => filesIn(dir).forEach((name) => flip(name, 100)) },
    { words: 'half of each file', act: ({ dir }) => filesIn(dir).forEach((name) => fs.truncateSync(name, fs.statSync(name).size >> 1)) },
    { words: 'readable files under sealed names', act: (it) => putReadable(it, (name) => name.replace(/\.json$/, '.counterbell')) },
    { words: 'readable files beside the sealed ones', act: (it) => putReadable(it) },
    {
      words: 'sealed files under readable names',
      act: ({ dir }) => filesIn(dir).forEach((name) => fs.renameSync(name, name.replace(/\.counterbell$/, '.json'))),
    },
    {
      words: 'sealed files under readable names, damaged',
      act: ({ dir }) => filesIn(dir).forEach((name) => (flip(name, -3), fs.renameSync(name, name.replace(/\.counterbell$/, '.json.gz')))),
    },
    { words: 'rubbish under sealed names', act: ({ dir }) => filesIn(dir).forEach((name) => fs.writeFileSync(name, 'Dear shop')) },
    { words: 'empty files', act: ({ dir }) => filesIn(dir).forEach((name) => fs.truncateSync(name)) },
    {
      words: 'rounds without end',
      act: ({ dir }) =>
        filesIn(dir).forEach((name) => fs.writeFileSync(name, fs.readFileSync(name, 'latin1').replace('600000', '999999999999'), 'latin1')),
    },
    {
      words: 'files sealed with another passphrase',
      act: async ({ dir }) => {
        for (const name of filesIn(dir)) fs.writeFileSync(name, await sealedWith('Dear shop', 'somebody else'));
      },
    },
    { words: 'all files gone', empties: true, act: ({ dir }) => filesIn(dir).forEach((name) => fs.rmSync(name)) },
    {
      words: 'a readable version of the whole',
      empties: true,
      act: (it) => {
        filesIn(it.dir).forEach((name) => fs.rmSync(name));
        putReadable(it);
      },
    },
  ];

  for (const { words, act, empties } of deeds) {
    test(`${words}: nothing readable is written, with the passphrase or without`, async () => {
      const it = sealedFolder();
      await act(it);
      const kept = fs.readFileSync(it.two);
      const before = contents(it.dir);
      if (!empties) {
        assert.match(refused(['sync', it.two, '--folder', it.dir]), /passphrase/);
        assert.deepEqual(contents(it.dir), before);
        assert.ok(fs.readFileSync(it.two).equals(kept));
      }
      for (const more of empties ? [[], ['--seal']] : [[]]) {
        const { made: readable, result } = madeReadable(it.dir, () => run(['sync', it.two, '--folder', it.dir, ...more], { passphrase }));
        assert.deepEqual(readable, []);
        if (result.status === 0) assert.equal(JSON.parse(result.stdout).sealed, true);
        else assert.match(result.stderr, /^counterbell: [^\n]+\n$/);
      }
    });
  }

  test('what cannot be opened is named, left alone, and written anew by a station that has it', () => {
    const { dir, one, two } = sealedFolder();
    const [damaged] = filesIn(dir);
    flip(damaged, -3);
    const { status, stdout, stderr } = run(['sync', two, '--folder', dir], { passphrase });
    assert.equal(status, 0);
    assert.match(stderr, /^counterbell: 1 file cannot be opened: not whole yet, damaged, or sealed with another passphrase\./);
    const { segments } = JSON.parse(stdout);
    assert.deepEqual(segments.unopened, [path.relative(dir, damaged)]);
    assert.equal(segments.damaged, 1);
    assert.ok(segments.written >= 1);
    for (const name of [one, two]) assert.equal(run(['sync', name, '--folder', dir], { passphrase }).status, 0);
    assert.ok(fs.readFileSync(one).equals(fs.readFileSync(two)));
    assert.ok([...contents(dir).values()].every((text) => text.startsWith('{"format":"counterbell sealed",')));
  });

  test('a readable file in it is named and not taken in; once all of it is known, it gives way', () => {
    const it = sealedFolder();
    putReadable(it);
    const kept = fs.readFileSync(it.one);
    const { stdout, stderr } = run(['sync', it.one, '--folder', it.dir], { passphrase });
    assert.match(stderr, /1 file in the protected folder can be read by anybody/);
    assert.equal(JSON.parse(stdout).segments.readable.length, 1);
    assert.equal(JSON.parse(stdout).changes_in, 0);
    assert.ok(fs.readFileSync(it.one).equals(kept));
    for (const name of [it.two, it.one, it.two]) run(['sync', name, '--folder', it.dir], { passphrase });
    assert.ok(filesIn(it.dir).every((name) => name.endsWith('.counterbell')));
    assert.ok(fs.readFileSync(it.one).equals(fs.readFileSync(it.two)));
  });

  test('files sealed with another passphrase are passed over where the right one opens others', async () => {
    const { dir, one, two, id } = sealedFolder();
    const strange = path.join(dir, id, 'a'.repeat(32), '1-0123456789abcdef.counterbell');
    fs.mkdirSync(path.dirname(strange));
    fs.writeFileSync(strange, await sealedWith(fs.readFileSync(one), 'somebody else'));
    const { status, stdout, stderr } = run(['sync', two, '--folder', dir], { passphrase });
    assert.equal(status, 0);
    assert.match(stderr, /another passphrase/);
    assert.deepEqual(JSON.parse(stdout).segments.unopened, [path.relative(dir, strange)]);
    assert.equal(JSON.parse(stdout).segments.locked, 1);
    assert.ok(JSON.parse(stdout).changes_out > 0);
  });

  test('a readable folder is sealed by --seal, which takes in what lies there, and not by a passphrase alone', () => {
    const base = shop('to-seal.json');
    const other = file('to-seal-other.json');
    ok(['do', base, '--station', 'BBB', '--as', 'Tom', '-o', other], { input: '[{"open":{"subject":"Lost ring"}}]' });
    const dir = file('to-seal');
    fs.mkdirSync(dir);
    ok(['sync', other, '--folder', dir]);
    const before = contents(dir);
    assert.match(refused(['sync', base, '--folder', dir], { passphrase }), /are not protected, although a passphrase is given: with --seal/);
    assert.deepEqual(contents(dir), before);
    const sealing = ok(['sync', base, '--folder', dir, '--seal'], { passphrase });
    assert.ok(sealing.changes_in > 0);
    assert.equal(sealing.sealed, true);
    const after = ok(['sync', base, '--folder', dir], { passphrase });
    assert.equal(after.segments.removed, before.size);
    assert.ok([...contents(dir).values()].every((text) => text.startsWith('{"format":"counterbell sealed",')));
    assert.equal(ok(['sync', other, '--folder', dir], { passphrase }).changes_out, 0);
  });
});
