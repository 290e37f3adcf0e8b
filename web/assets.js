// The program and the fonts, wherever this build has them: beside the page, or inside it in the one-file form. ASSETS is put
// in by packing: name → file name, or null in the one-file form.

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

/** The assets lie in the page itself: fetching them takes no network. */
export const areInPage = ASSETS === null;

/** Starts fetching a program; the result instantiates it with its imports. */
export function loadProgram(name) {
  const program = response(name);
  program.catch(() => {}); // told when it is asked for
  return async (imports) => {
    const found = await program;
    if (found.headers.get('Content-Type')?.startsWith('application/wasm')) {
      return WebAssembly.instantiateStreaming(found, imports); // compiles while it comes, and lets the browser cache the code
    }
    return WebAssembly.instantiate(await found.arrayBuffer(), imports);
  };
}
