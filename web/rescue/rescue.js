// Saves everything kept on this device as an exchange file, in plain JavaScript: for when the program cannot go on, or cannot read what is
// kept. Where there are PINs, it asks for one first. src/replica/FORMAT.md, "The exchange file", specifies the format.
import { noticeNow, showNotice } from './notice.js';
import { askForPin } from './pin_question.js';
import { readPieces } from './pieces.js';
import { peopleWithPins } from './pins.js';
import { saveFile } from '../files/save_file.js';
import { hex, sha256 } from './sha256.js';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Saves everything that can still be read as a file, if somebody is there who may have it, or says why that is impossible. Then shows
 * what was on screen before.
 * @param {Uint8Array[]} unsaved lines that have not reached the database
 */
export async function saveEverything(unsaved = []) {
  const goBack = noticeNow();
  try {
    const { profile, changes } = await readChanges(unsaved);
    // PINs may have been lost with what is damaged; those that can still be read count. When none is left, nobody can be asked, and
    // everybody gets the rest, or the damage would cost all of it.
    const people = peopleWithPins(changes.map(({ line }) => line));
    if (people.length === 0 || (await askForPin(people))) {
      saveFile('counterbell-rescue.json', exchangeFile({ ...identity(changes), ...profile }, changes));
    }
    goBack();
  } catch (error) {
    showNotice({
      title: 'The file could not be made',
      text: `${error.message} Reload and try to export a file from there.`,
      actions: [{ label: 'Reload', run: () => location.reload() }],
    });
  }
}

async function readChanges(unsaved) {
  const { profile, pieces } = await readPieces().catch((error) => {
    if (unsaved.length > 0) return { pieces: [] };
    throw error;
  });
  const changes = new Map(); // what identifies a change → { replica, seq, line, blank }
  for (const bytes of [...pieces, ...unsaved]) {
    for (const line of decoder.decode(bytes).split('\n')) note(changes, line);
  }
  if (changes.size === 0) throw new Error('Nothing of what this device keeps can be read any more.');
  return { profile: JSON.parse(profile ?? '{}'), changes: [...changes.values()] };
}

/** Notes a line if it is a change; leaves out anything else (the head of a segment, a damaged line). */
function note(changes, line) {
  try {
    const { replica, seq, ops, ...rest } = JSON.parse(line);
    if (!replica || !seq) return;
    // After a fork several changes have one name; personal values do not tell them apart, as they may have been erased since.
    const content = JSON.stringify([ops.map(({ personal, ...known }) => known), rest]);
    const name = `${replica} ${seq} ${content}`;
    const blank = ops.filter(({ personal }) => typeof personal === 'string').length;
    if (blank >= (changes.get(name)?.blank ?? 0)) changes.set(name, { replica, seq, line, blank }); // of two copies the erased one counts
  } catch {
    // not a change
  }
}

/** Which shop the changes belong to, by the shop's own record, and a replica of it: for when the profile is gone. */
function identity(changes) {
  for (const { replica, line } of changes) {
    const shop = /"about":"shop\/([0-9a-f]{32})"/.exec(line)?.[1];
    if (shop) return { shop, replica };
  }
  return {};
}

function exchangeFile({ shop, replica }, changes) {
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
  return new Blob([body, `],"digest":"${hex(sha256(body))}"}\n`], { type: 'application/json' });
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
