// What each peer's program needs: the tickets, its memory, and telling what it measured.
import { readFile, open } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';

/** The objects of a file that has one a line. */
export async function readLines(path) {
  const objects = [];
  const file = await open(path);
  for await (const line of file.readLines()) objects.push(JSON.parse(line));
  return objects;
}

export const readQueries = async (path) => (await readFile(path, 'utf8')).trimEnd().split('\n');

/** Everything of a ticket that our own search looks at. */
export const searchedFields = ({ number, subject, want, treat, tags, messages, customer }) => ({
  number, subject, want, treat, tags: tags.join(' '), messages: messages.map(({ body }) => body).join('\n'),
  name: customer.name, phone: customer.phone, email: customer.email,
});

/** Bytes in use once the garbage is gone; what WebAssembly and buffers hold included. */
export function bytesInUse() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * Measures a search library: `build(tickets)` gives a function that answers a query with how many tickets it found. `bytes`
 * says what the index holds where the heap does not.
 */
export async function measureSearch([ticketsPath, queriesPath], build, bytes) {
  const tickets = (await readLines(ticketsPath)).map(searchedFields);
  const queries = await readQueries(queriesPath);
  const before = bytesInUse();
  let find;
  const buildMs = timed(() => { find = build(tickets); });
  const indexBytes = bytes?.() ?? bytesInUse() - before;
  const hits = [];
  const queryMs = queries.map((query) => timed(() => hits.push(find(query))));
  console.log(JSON.stringify({ buildMs, indexBytes, queryMs, hits, tickets: tickets.length }));
}

/**
 * Measures a library that merges: a station holds `tickets` and one edits some of them; another one takes in all of it, then
 * the edits. `makeStation(tickets)` gives { full, edit(edits) }, where edit returns what the edits are sent as; `join(full)` gives a
 * function that takes in what edit returned.
 */
export async function measureMerge([ticketsPath, editsPath], makeStation, join) {
  const tickets = await readLines(ticketsPath);
  const edits = await readLines(editsPath);
  const station = makeStation(tickets);
  const bytes = ({ byteLength, length }) => byteLength ?? length;
  let take;
  const fullMs = timed(() => { take = join(station.full); });
  const delta = station.edit(edits);
  const deltaMs = timed(() => take(delta));
  const deltaBytes = Array.isArray(delta) ? delta.reduce((sum, one) => sum + bytes(one), 0) : bytes(delta);
  console.log(JSON.stringify({ fullMs, deltaMs, fullBytes: bytes(station.full), deltaBytes, tickets: tickets.length, bytesInUse: bytesInUse() }));
}
