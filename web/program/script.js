// Loads scripts that the first frame does not need. The one-file form has them in the page.
import { fetchWhole } from './whole.js';

async function load(address) {
  await (await fetchWhole(address)).arrayBuffer(); // the browser then runs what it has just kept
  return import(address);
}

/** Resolves with a script's module, by its name in web/pack/build.mjs. @param {'print' | 'files'} name */
export const loadScript = (name) => load(ASSETS[name]).catch(() => load(`${ASSETS[name]}?again`)); // after a failed import the same address would fail again
