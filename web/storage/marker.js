// Notes in localStorage what the database keeps, so that a start can tell a device that lost its shop, or its last changes, from one that
// never had a shop. This works where a browser loses or evicts the database but not localStorage (Chromium, Edge). It never claims a
// loss wrongly, since it is written after the database.

const KEY = 'counterbell-kept';

/** @returns {{ store?: string, last?: number, shop?: string }} */
export function readMarker() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // never written, or this browser keeps nothing
  }
}

/** Notes that `store` has rows up to `last`, or what the shop is called. */
export function noteMarker(facts) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readMarker(), ...facts }));
  } catch {
    // works without it
  }
}

export function forgetMarker() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // there is none to forget
  }
}
