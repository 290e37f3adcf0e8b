// Finds out from the log who has a PIN, for when there is no program to ask. src/replica/FORMAT.md ("Merge rules", "Erasure") says how
// changes merge, src/desk/staff/pin.cpp how a PIN is kept.
import { hex, sha256 } from './sha256.js';

const METHOD = 'sha256-10000';
const ROUNDS = 10_000;
const encoder = new TextEncoder();

/** The fields that an operation writes; none of its personal ones when they are erased. */
const writesOf = ({ set, personal }) => Object.entries({ ...set, ...(Array.isArray(personal) ? personal[1] : {}) });

/**
 * The staff with a PIN who have not left, by name.
 * @param {string[]} lines change lines, in any order
 * @returns {{ name: string, pin: string }[]} `pin` as it is kept
 */
export function peopleWithPins(lines) {
  const staff = new Map(); // record → { field: { order, value } }
  const erased = new Set();
  for (const line of lines) {
    if (!line.includes('"staff/')) continue;
    const { stamp, replica, seq, ops } = JSON.parse(line);
    const order = `${stamp} ${replica} ${String(seq).padStart(16, '0')}`;
    for (const op of ops.filter(({ about }) => about.startsWith('staff/'))) {
      if (op.erase) erased.add(op.about);
      const fields = staff.get(op.about) ?? {};
      staff.set(op.about, fields);
      for (const [field, value] of writesOf(op)) {
        if (!(fields[field]?.order > order)) fields[field] = { order, value };
      }
    }
  }
  return [...staff]
    .filter(([record, { pin, left }]) => pin?.value && !left?.value && !erased.has(record))
    .map(([, { name, pin }]) => ({ name: name?.value ?? 'Someone', pin: pin.value }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether `pin` is the one that is kept as `kept`. */
export function isPin(pin, kept) {
  const [method, salt, hash] = kept.split(':');
  if (method !== METHOD) return false;
  let digest = encoder.encode(salt + pin);
  for (let round = 0; round < ROUNDS; round += 1) digest = sha256(digest);
  return hex(digest) === hash;
}
