// Sentences that the page gives the program, packed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inEnglish, msg } from '../../web/program/words.js';

test('a sentence is packed as the program reads it', () => {
  assert.equal(msg('The disk is full.'), 'm17:The disk is full.0');
  assert.equal(msg('“{0}” has {1} parts', 'Käse', 12), 'm23:“{0}” has {1} parts2v5:Käsen12;');
  assert.equal(msg('Damaged ({0}).', { packed: msg('part {0}', 3) }), 'm14:Damaged ({0}).1m8:part {0}1n3;');
});

test('a packed sentence is read in English', () => {
  const damaged = msg('“{1}” is damaged ({0}), {1}!', { packed: msg('part {0} of {1}', 3, 'Käse {0}') }, '{0} n1;');
  assert.equal(inEnglish(damaged), '“{0} n1;” is damaged (part 3 of Käse {0}), {0} n1;!');
  assert.equal(inEnglish(msg('The disk is full.')), 'The disk is full.');
  assert.equal(inEnglish(msg('There is no {1}', 'x')), 'There is no {1}');
});

test('what typed text looks like does not matter', () => {
  for (const typed of ['', 'm1:x0', 'v1:a', 'n1;', '😀']) assert.equal(inEnglish(msg('Not {0}.', typed)), `Not ${typed}.`);
});

test('what is not packed stays as it is', () => {
  for (const said of ['', 'The operation was aborted.', 'm is no message']) assert.equal(inEnglish(said), said);
});
