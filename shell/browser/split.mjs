// Splits the linked program in two: what the first frame needs, and what comes later, which are the functions that take a LaterPart
// (src/ui/kit/later.h), with all that only they need. Nobody has a LaterPart before that part is here, so nobody calls them sooner.
//
//   node split.mjs PROGRAM.wasm LATER.wasm
//
// Binaryen splits; this script finds out what only those functions call. PROGRAM must hold the names of its functions; it is replaced.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

const [program, later] = process.argv.slice(2);
/** The WebAssembly features that the linker's output uses; it does not say so itself. */
const features = ['bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'sign-ext'].map((name) => `--enable-${name}`);
const quiet = { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] };

/** What Dear ImGui calls only where io.ConfigErrorRecovery is on, which it is not (canvas.cpp): 3 KB of the first visit. */
const isNeverCalled = (name) => name.includes('ErrorRecoveryTryToRecoverWindowState');

/**
 * Whether a symbol is that of a function that takes a LaterPart, of a closure in one, or of a template for such. Who has only an
 * optional one does not have it yet.
 */
const takesLaterPart = (name) =>
  name.replace(/optional[a-z_]*IN(?:S[0-9A-Z]*_(?:2ui)?|11counterbell2ui)9LaterPartE/g, '').includes('9LaterPart');

/**
 * @returns {{ calls: Map<string, Set<string>>, entries: Set<string>, exported: Set<string> }} who calls whom; who may be called from
 *   anywhere; and of those the exported ones
 */
function callGraph() {
  const dot = execFileSync('wasm-opt', [...features, '--print-call-graph', program, '-o', '/dev/null'], quiet);
  const calls = new Map();
  const entries = new Set();
  const exported = new Set();
  for (const line of dot.split('\n')) {
    const call = /^ {2}"(.+)" -> "(.+)"/.exec(line);
    if (call) {
      if (!calls.has(call[1])) calls.set(call[1], new Set());
      calls.get(call[1]).add(call[2]);
    }
    const node = /^ {2}"(.+)" \[style="filled(, rounded)?"(?:, fillcolor="(\w+)")?\]/.exec(line);
    if (!node) continue;
    if (!calls.has(node[1])) calls.set(node[1], new Set());
    if (node[3] === 'gray') exported.add(node[1]);
    if (node[2] || node[3] === 'gray') entries.add(node[1]); // [2]: it is called through a table
  }
  return { calls, entries, exported };
}

/** All functions that can be reached by calls from `starts`, without going through those that `isBarred`. */
function reached(calls, starts, isBarred) {
  const found = new Set();
  const open = [...starts].filter((name) => !isBarred(name));
  while (open.length > 0) {
    const name = open.pop();
    if (found.has(name)) continue;
    found.add(name);
    for (const called of calls.get(name) ?? []) if (!isBarred(called)) open.push(called);
  }
  return found;
}

const { calls, entries, exported } = callGraph();
// Only C++ functions that COUNTERBELL_LATER marks are exported under a symbol of C++.
for (const name of exported) {
  if (name.startsWith('_Z') && !takesLaterPart(name)) throw new Error(`split: ${name} may be called before it is here: it takes no LaterPart`);
}
if (![...calls.keys()].some(takesLaterPart)) throw new Error('split: no function takes a LaterPart');
const first = reached(calls, entries, (name) => takesLaterPart(name) || isNeverCalled(name));
const moved = [...calls.keys()].filter((name) => !first.has(name));
const list = `${later}.functions`;
writeFileSync(list, `${moved.join('\n')}\n`);
const rest = `${program}.first`;
execFileSync('wasm-split', [
  ...features, program, `--split-funcs=@${list}`, '-o1', rest, '-o2', later,
  '--export-prefix=%', '--import-namespace=first', '--placeholder-namespace-prefix=placeholder', '--placeholdermap',
], quiet);
// What was split can be made smaller once more: 1.4 KB of the first visit.
for (const part of [rest, later]) execFileSync('wasm-opt', [...features, '-Oz', '--converge', part, '-o', part], quiet);
renameSync(rest, program);
renameSync(`${rest}.placeholders`, `${later}.placeholders`); // which function each of them stands for, for who debugs
rmSync(list);
