// Loads the program and the fonts from where this build has them: beside the page, or inside it in the one-file form. Packing puts in
// ASSETS: name → file name, or null in the one-file form.

import { fetchWhole } from './whole.js';

async function unpacked(name) {
  const packed = Uint8Array.from(atob(document.getElementById(`asset-${name}`).textContent.trim()), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
}

const response = (name) => (ASSETS ? fetchWhole(ASSETS[name]) : unpacked(name));

/** The bytes of an asset. */
export async function loadAsset(name) {
  return new Uint8Array(await (await response(name)).arrayBuffer());
}

/** The assets are in the page itself, so that no network is needed. */
export const areInPage = ASSETS === null;

/** Starts fetching a program; the result instantiates it with its imports. */
export function loadProgram(name) {
  const program = response(name);
  program.catch(() => {}); // reported to who awaits the result
  return async (imports) => {
    const found = await program;
    if (found.headers.get('Content-Type')?.startsWith('application/wasm')) {
      return WebAssembly.instantiateStreaming(found, imports); // compiles while downloading, and lets the browser cache the code
    }
    return WebAssembly.instantiate(await found.arrayBuffer(), imports);
  };
}
