// Everything kept on this device as an exchange file, in plain JavaScript: for when the program itself cannot go on, or cannot
// read what is kept. The format is specified in src/replica/FORMAT.md, "The exchange file".
import { openDatabase } from './database.js';
import { saveFile } from './files.js';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Hands everything that can still be read to the person as a file; throws when that is nothing. */
export async function saveRescue(unsaved) {
  saveFile('counterbell-rescue.json', await rescueFile(unsaved));
}

/**
 * @param {Uint8Array[]} unsaved lines that have not reached the database
 * @returns {Promise<Blob>}
 */
async function rescueFile(unsaved = []) {
  const { profile, pieces } = await readPieces().catch((error) => {
    if (unsaved.length > 0) return { pieces: [] };
    throw error;
  });
  const changes = new Map(); // what tells a change from others → { replica, seq, line, blank }
  for (const bytes of [...pieces, ...unsaved]) {
    for (const line of decoder.decode(bytes).split('\n')) note(changes, line);
  }
  if (changes.size === 0) throw new Error('Nothing of what this device keeps can be read any more.');
  return exchangeFile({ ...identity(changes), ...JSON.parse(profile ?? '{}') }, [...changes.values()]);
}

/** The profile, and the segments and rows; piece by piece, so that damaged ones cost only themselves. */
async function readPieces() {
  const database = await openDatabase({ taken() {}, closed() {} });
  const get = (store, range) =>
    database.run([store], null, (transaction, done) => {
      transaction.objectStore(store).getAll(range).onsuccess = ({ target }) => done(target.result);
    });
  const keys = (store) =>
    database.run([store], null, (transaction, done) => {
      transaction.objectStore(store).getAllKeys().onsuccess = ({ target }) => done(target.result);
    });
  const pieces = [];
  for (const store of ['segments', 'log']) {
    const whole = await get(store).catch(() => null);
    if (whole) {
      pieces.push(...whole);
      continue;
    }
    for (const key of await keys(store).catch(() => [])) pieces.push(...(await get(store, key).catch(() => [])));
  }
  const [profile] = await get('meta', 'profile').catch(() => []);
  database.close();
  return { profile, pieces };
}

/** Takes a line that is a change; anything else (a segment's head, a damaged line) is left out. */
function note(changes, line) {
  try {
    const { replica, seq, ops, ...rest } = JSON.parse(line);
    if (!replica || !seq) return;
    // After a fork several changes have one name; personal values do not tell them apart, as they may have been erased since.
    const content = JSON.stringify([ops.map(({ personal, ...known }) => known), rest]);
    const name = `${replica} ${seq} ${content}`;
    const blank = ops.filter(({ personal }) => typeof personal === 'string').length;
    if (blank >= (changes.get(name)?.blank ?? 0)) changes.set(name, { replica, seq, line, blank }); // of two copies the erased one
  } catch {
    // not a change
  }
}

/** Which shop the changes are of, as its own record tells, and a replica of it: for when the profile is gone. */
function identity(changes) {
  for (const { replica, line } of changes.values()) {
    const shop = /"about":"shop\/([0-9a-f]{32})"/.exec(line)?.[1];
    if (shop) return { shop, replica };
  }
  return {};
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
