// Splits the linked program in two: what the first frame needs, and what comes later, which are the functions named here (those
// that COUNTERBELL_LATER marks in the sources), with all that only they need.
//
//   node split.mjs PROGRAM.wasm LATER.wasm NAME::FUNCTION…
//
// Binaryen does it; this finds out what only they need. PROGRAM, which must hold its functions' names, is replaced.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

const [program, later, ...roots] = process.argv.slice(2);
/** What the linker's output uses, as it no longer says itself. */
const features = ['bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'sign-ext'].map((name) => `--enable-${name}`);
const quiet = { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] };

/** The part of a symbol that names a function, its class and its lambdas alike: "14SettingsScreen4draw". */
const token = (name) => name.split('::').map((part) => part.length + part).join('');

/** @returns {{ calls: Map<string, Set<string>>, entries: Set<string> }} who calls whom, and who may be called from anywhere */
function callGraph() {
  const dot = execFileSync('wasm-opt', [...features, '--print-call-graph', program, '-o', '/dev/null'], quiet);
  const calls = new Map();
  const entries = new Set();
  for (const line of dot.split('\n')) {
    const call = /^ {2}"(.+)" -> "(.+)"/.exec(line);
    if (call) {
      if (!calls.has(call[1])) calls.set(call[1], new Set());
      calls.get(call[1]).add(call[2]);
    }
    const node = /^ {2}"(.+)" \[style="filled(, rounded)?"(?:, fillcolor="(\w+)")?\]/.exec(line);
    if (!node) continue;
    if (!calls.has(node[1])) calls.set(node[1], new Set());
    if (node[2] || node[3] === 'gray') entries.add(node[1]); // the target of an indirect call, or an export
  }
  return { calls, entries };
}

/** All that is called, over however many steps, from `starts`, without what `isBarred`. */
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

const { calls, entries } = callGraph();
const tokens = roots.map(token);
const isRoot = (name) => tokens.some((one) => name.includes(one));
tokens.forEach((one, i) => {
  if (![...calls.keys()].some((name) => name.includes(one))) throw new Error(`split: there is no ${roots[i]}`);
});
// Each takes a LaterPart, which nobody has before it is here (src/ui/later.h): this is what keeps them from being called sooner.
const isBare = (name) => name.startsWith('_ZN') && isRoot(name) && !name.includes(token('LaterPart'));
for (const name of calls.keys()) if (isBare(name)) throw new Error(`split: ${name} may be called before it is here: it takes no LaterPart`);
const first = reached(calls, entries, isRoot);
const moved = [...calls.keys()].filter((name) => !first.has(name));
const list = `${later}.functions`;
writeFileSync(list, `${moved.join('\n')}\n`);
const rest = `${program}.first`;
execFileSync('wasm-split', [
  ...features, program, `--split-funcs=@${list}`, '-o1', rest, '-o2', later,
  '--export-prefix=%', '--import-namespace=first', '--placeholder-namespace-prefix=placeholder', '--placeholdermap',
], quiet);
renameSync(rest, program);
renameSync(`${rest}.placeholders`, `${later}.placeholders`); // which function each of them stands for, for who debugs
rmSync(list);
