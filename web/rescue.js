// Everything kept on this device as an exchange file, in plain JavaScript: for when the program itself cannot go on. The format
// is specified in src/replica/FORMAT.md, "The exchange file".
import { openDatabase } from './database.js';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * @param {Uint8Array[]} unsaved lines that have not reached the database
 * @returns {Promise<Blob>}
 */
export async function rescueFile(unsaved = []) {
  const database = await openDatabase(() => {});
  const [profile, segments, rows] = await database.run(['meta', 'segments', 'log'], null, (transaction, done) => {
    const result = [];
    done(result);
    transaction.objectStore('meta').get('profile').onsuccess = ({ target }) => (result[0] = target.result);
    transaction.objectStore('segments').getAll().onsuccess = ({ target }) => (result[1] = target.result);
    transaction.objectStore('log').getAll().onsuccess = ({ target }) => (result[2] = target.result);
  });
  database.close();
  const changes = new Map(); // what tells a change from others → { replica, seq, line }
  for (const bytes of [...segments, ...rows, ...unsaved]) {
    for (const line of decoder.decode(bytes).split('\n')) note(changes, line);
  }
  return exchangeFile(JSON.parse(profile ?? '{}'), [...changes.values()]);
}

/** Takes a line that is a change; anything else (a segment's head, a damaged line) is left out. */
function note(changes, line) {
  try {
    const { replica, seq, ops, ...rest } = JSON.parse(line);
    if (!replica || !seq) return;
    // After a fork several changes have one name; personal values do not tell them apart, as they may have been erased since.
    const content = JSON.stringify([ops.map(({ personal, ...known }) => known), rest]);
    changes.set(`${replica} ${seq} ${content}`, { replica, seq, line });
  } catch {
    // not a change
  }
}

async function exchangeFile({ shop, replica }, changes) {
  changes.sort((a, b) => (a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : a.seq - b.seq));
  const head = {
    format: 'counterbell exchange',
    version: 1,
    minimum_reader: 1,
    shop,
    maker: replica,
    made: Date.now(),
    brings: brings(changes),
  };
  const lines = changes.map(({ line }) => line).join(',\n');
  const body = encoder.encode(`${JSON.stringify(head).slice(0, -1)},"changes":[\n${lines}\n`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return new Blob([body, `],"digest":"${hex}"}\n`], { type: 'application/json' });
}

/** The changes as ranges of sequence numbers by replica: {"<replica>":"1-12,15"}. */
function brings(sorted) {
  const ranges = {};
  for (const { replica, seq } of sorted) {
    const list = (ranges[replica] ??= []);
    const last = list[list.length - 1];
    if (last && last[1] >= seq - 1) last[1] = seq;
    else list.push([seq, seq]);
  }
  const text = ([first, last]) => (first === last ? `${first}` : `${first}-${last}`);
  return Object.fromEntries(Object.entries(ranges).map(([replica, list]) => [replica, list.map(text).join(',')]));
}
