// What this device is known to keep, noted outside of the database that keeps it: so that a start can tell a shop that got lost,
// or whose last changes did, from a device that never had one. Only browsers that evict the database but not localStorage
// (Chromium, Edge), or lose or damage the one and not the other, let it tell; it never says so wrongly, since it is
// written after the database.

const KEY = 'counterbell-kept';

/** @returns {{ store?: string, last?: number, shop?: string }} */
export function readMarker() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // never written, or this browser keeps nothing
  }
}

/** Notes that `store` has rows up to `last`, or that the shop is called so. */
export function noteMarker(facts) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readMarker(), ...facts }));
  } catch {
    // it is only a help
  }
}

export function forgetMarker() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // there was none
  }
}
