// Sealed files, opened and written with WebCrypto. src/replica/FORMAT.md, section 10, specifies them.
import { ByteQueue } from './bytes.js';
import { canSeal } from './can_seal.js';
import { msg } from '../program/words.js';
import { FileTrouble } from './trouble.js';

const OPENING = '{"format":"counterbell sealed",';
const VERSION = 1;
const KDF = 'PBKDF2-HMAC-SHA-256';
const CIPHER = 'AES-256-GCM';
const ITERATIONS = { least: 600_000, most: 10_000_000 };
const CHUNK_BYTES = { least: 4096, most: 1 << 20, usual: 1 << 16 };
const MOST_HEADER_BYTES = 4096;
const TAG_BYTES = 16;
const CLOSING_BYTES = 78; // at the end of the first line: its digest and the characters around it

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const opening = encoder.encode(OPENING);

export const SEAL_OPENING_BYTES = opening.length;
export const isSealed = (bytes) => bytes.length >= opening.length && opening.every((byte, i) => bytes[i] === byte);

/** @param {string} where packed */
const damaged = (where) =>
  new FileTrouble(
    'damaged',
    msg('The file is damaged ({0}), whatever the passphrase: it was altered or cut off on its way. Please get it again from where it came.', { packed: where }),
  );

function requireCrypto() {
  if (!canSeal()) {
    throw new FileTrouble('storage', msg('Protected files need a secure address: open Counterbell by its address with https, then try again.'));
  }
}

/**
 * The content of a sealed file, chunk by chunk.
 *
 * @param {AsyncIterator<Uint8Array>} source its bytes
 * @param {string} passphrase "" when none is known
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* unseal(source, passphrase) {
  try {
    yield* chunksOf(source, passphrase);
  } finally {
    source.return?.(); // closes the file when the rest is not wanted
  }
}

async function* chunksOf(source, passphrase) {
  requireCrypto();
  const queue = new ByteQueue();
  let ended = false;
  const fill = async (size) => {
    while (!ended && queue.size < size) {
      const { done, value } = await source.next();
      if (done) ended = true;
      else queue.put(value);
    }
  };

  await fill(MOST_HEADER_BYTES);
  const line = queue.takeLine(MOST_HEADER_BYTES);
  if (!line) throw damaged(msg('its first line is cut off'));
  const header = await parseHeader(line);
  const cipher = await openCipher(header, line, passphrase);

  const sealedBytes = header.chunk + TAG_BYTES;
  for (let index = 0; ; index += 1) {
    await fill(sealedBytes + 1); // one byte more shows that this chunk is not the last
    const last = queue.size <= sealedBytes;
    if (last && queue.size < TAG_BYTES) throw damaged(msg('its end is missing'));
    const chunk = queue.take(Math.min(queue.size, sealedBytes));
    const content = await cipher.open(chunk, index, last).catch(() => {
      throw damaged(msg('part {0} is not what was sealed', index + 1));
    });
    yield content;
    if (last) return;
  }
}

/**
 * Seals content; yields the sealed file piece by piece.
 *
 * @param {AsyncIterator<Uint8Array>} source the content
 * @param {string} passphrase
 */
export async function* seal(source, passphrase) {
  requireCrypto();
  const random = (size) => crypto.getRandomValues(new Uint8Array(size));
  const header = { iterations: ITERATIONS.least, salt: saltFor(passphrase), file_salt: random(32), chunk: CHUNK_BYTES.usual };
  const keys = await deriveKeys(header, passphrase);
  keys.master.opens = true;
  const line = await headerLine({ ...header, check: keys.check });
  const cipher = await makeCipher(keys.key, line);
  yield line;

  const queue = new ByteQueue();
  let index = 0;
  for (;;) {
    const { done, value } = await source.next();
    if (done) break;
    queue.put(value);
    for (; queue.size > header.chunk; index += 1) yield cipher.seal(queue.take(header.chunk), index, false);
  }
  yield cipher.seal(queue.take(queue.size), index, true);
}

// The first line

async function headerLine({ iterations, salt, file_salt, chunk, check }) {
  const members = {
    version: VERSION, minimum_reader: VERSION, kdf: KDF, iterations, salt: hex(salt), file_salt: hex(file_salt), cipher: CIPHER, chunk, check: hex(check),
  };
  const text = OPENING + JSON.stringify(members).slice(1, -1);
  return encoder.encode(`${text},"digest":"${hex(await sha256(encoder.encode(text)))}"}\n`);
}

/** Parses a first line; throws when a member is out of its bounds. */
async function parseHeader(line) {
  const closing = /^,"digest":"([0-9a-f]{64})"\}\n$/.exec(decoder.decode(line.subarray(-CLOSING_BYTES)));
  if (!closing || hex(await sha256(line.subarray(0, -CLOSING_BYTES))) !== closing[1]) throw damaged(msg('its first line does not fit its digest'));
  let members;
  try {
    members = JSON.parse(decoder.decode(line));
  } catch {
    throw damaged(msg('its first line is not JSON'));
  }
  if (members.minimum_reader > VERSION) {
    throw new FileTrouble('too_new', msg('This file was sealed by a newer Counterbell; update this one and try again.'));
  }
  const { kdf, cipher, iterations, salt, file_salt, chunk, check } = members;
  const within = (number, { least, most }) => Number.isInteger(number) && number >= least && number <= most;
  const isHex = (text, bytes) => typeof text === 'string' && text.length === 2 * bytes && /^[0-9a-f]*$/.test(text);
  if (kdf !== KDF || cipher !== CIPHER || !within(iterations, ITERATIONS) || !within(chunk, CHUNK_BYTES) ||
      !isHex(salt, 16) || !isHex(file_salt, 32) || !isHex(check, 16)) {
    throw damaged(msg('its first line holds what no Counterbell writes'));
  }
  return { iterations, chunk, salt: unhex(salt), file_salt: unhex(file_salt), check };
}

// Keys

/** Keys derived lately, the newest last. Deriving is slow by design, and the files of a folder share a salt. */
const masters = []; // { passphrase, iterations, salt, key, opens }; `opens`: it has opened a file with this salt
const MOST_MASTERS = 256;
/** The most rounds spent on salts with which a passphrase opens nothing, so that a folder full of strangers' files cannot keep a device busy. */
const MOST_VAIN_ROUNDS = 12_000_000;

async function masterOf(passphrase, iterations, salt) {
  const own = masters.filter((one) => one.passphrase === passphrase);
  const known = own.find((one) => one.iterations === iterations && hex(one.salt) === hex(salt));
  if (known) return known;
  const vain = own.reduce((sum, one) => sum + (one.opens ? 0 : one.iterations), 0);
  if (vain + iterations > MOST_VAIN_ROUNDS) {
    throw new FileTrouble('locked', msg('Too many files were sealed with other passphrases: this one was not tried. Load the page again to try it.'));
  }
  const words = await crypto.subtle.importKey('raw', encoder.encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, words, 256);
  const key = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits']);
  const master = { passphrase, iterations, salt, key, opens: false };
  masters.push(master);
  if (masters.length > MOST_MASTERS) masters.shift();
  return master;
}

/** The salt to seal with: one with which this passphrase has opened a file, so that readers derive one key for all files. A salt from any
 * other file is never used, since a stranger may have chosen it. */
function saltFor(passphrase) {
  const known = masters.findLast((one) => one.passphrase === passphrase && one.opens && one.iterations === ITERATIONS.least);
  return known?.salt ?? crypto.getRandomValues(new Uint8Array(16));
}

async function deriveKeys({ iterations, salt, file_salt }, passphrase) {
  const master = await masterOf(passphrase, iterations, salt);
  const derive = async (purpose, size) => {
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: file_salt, info: encoder.encode(purpose) };
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, master.key, 8 * size));
  };
  return { master, key: await derive('counterbell sealed key', 32), check: await derive('counterbell sealed check', 16) };
}

async function openCipher(header, line, passphrase) {
  if (passphrase === '') throw new FileTrouble('locked', msg('This file is protected with a passphrase.'));
  const { master, key, check } = await deriveKeys(header, passphrase);
  master.opens ||= hex(check) === header.check;
  if (hex(check) !== header.check) {
    throw new FileTrouble('locked', msg('The passphrase is not the one this file was sealed with; the file itself looks whole. Please check capital letters and spaces.'));
  }
  return makeCipher(key, line);
}

/** Seals and opens chunks; each is bound to its place in the file whose first line is `line`. */
async function makeCipher(bytes, line) {
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const digest = await sha256(line);
  const parameters = (index, last) => {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setBigUint64(4, BigInt(index));
    const additionalData = new Uint8Array(41);
    additionalData.set(digest);
    additionalData.set(iv.subarray(4), 32);
    additionalData[40] = last ? 1 : 0;
    return { name: 'AES-GCM', iv, additionalData, tagLength: 8 * TAG_BYTES };
  };
  return {
    seal: async (content, index, last) => new Uint8Array(await crypto.subtle.encrypt(parameters(index, last), key, content)),
    open: async (chunk, index, last) => new Uint8Array(await crypto.subtle.decrypt(parameters(index, last), key, chunk)),
  };
}

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
