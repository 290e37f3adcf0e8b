// Tests of the command line: the shared folder.
//
//   node FILE PATH-OF-COUNTERBELL
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import zlib from 'node:zlib';

import { file, folder, ok, refused, shop } from './program.mjs';

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
