// The second part of the program: what nobody needs for the first frame. It is fetched after that; who needs it sooner waits for
// the network. shell/browser/split.mjs makes it.
import { loadAssetNow, loadProgram } from './assets.js';

const RETRY_MS = 5000;

export function createLater() {
  let first = null; // what the first part exports for it
  let table = null;
  let isHere = false;

  return {
    /** For the first part to import: what stands for each function, by its place in the table, until it is here. */
    placeholders: new Proxy({}, {
      get: (_, place) => (...values) => {
        if (!isHere) {
          performance.mark('counterbell-hurried', { detail: place });
          new WebAssembly.Instance(new WebAssembly.Module(loadAssetNow('later')), { first });
          isHere = true;
        }
        return table.get(Number(place))(...values);
      },
    }),
    /** @param {WebAssembly.Instance} instance the first part */
    follow(instance) {
      first = instance.exports;
      table = Object.values(first).find((value) => value instanceof WebAssembly.Table);
    },
    /** Resolves when it is here; tries again as long as it cannot be had. */
    async fetch() {
      while (!isHere) {
        try {
          await loadProgram('later')({ first });
          isHere = true;
        } catch {
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS)); // no connection, perhaps: a hurried one tells that
        }
      }
    },
  };
}
