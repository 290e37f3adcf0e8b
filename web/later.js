// The later part of the program: what nobody needs for the first frame. It is fetched after that, or when the program first asks
// where it is. shell/browser/split.mjs makes it.
import { loadProgram } from './assets.js';

const RETRY_MS = 5000;
/** As ui::LaterState counts. */
const HERE = 0;
const COMING = 1;
const UNREACHABLE = 2;

/** @param {() => void} changed called when the state is another one */
export function createLater(changed) {
  let first = null; // what the first part exports for it
  let table = null;
  let state = COMING;
  let fetching = null;
  let hurry = () => {}; // ends the wait before the next try

  function become(next) {
    if (state === next) return;
    state = next;
    changed();
  }

  async function fetchAll() {
    while (state !== HERE) {
      try {
        await loadProgram('later')({ first });
        become(HERE);
      } catch {
        become(UNREACHABLE); // which the program says where somebody waits for it
        await new Promise((resolve) => {
          hurry = resolve;
          setTimeout(resolve, RETRY_MS);
        });
      }
    }
  }

  /** Resolves when it is here; tries again as long as it cannot be had. */
  const fetch = () => (fetching ??= fetchAll());
  addEventListener('online', () => hurry());

  return {
    /** For the first part to import: what stands for each function, by its place in the table, until it is here. */
    placeholders: new Proxy({}, {
      get: (_, place) => (...values) => {
        if (state !== HERE) throw new Error(`function ${place} was called before the later part of the program was here`);
        return table.get(Number(place))(...values);
      },
    }),
    /** @param {WebAssembly.Instance} instance the first part */
    follow(instance) {
      first = instance.exports;
      table = Object.values(first).find((value) => value instanceof WebAssembly.Table);
    },
    fetch,
    state() {
      fetch();
      return state;
    },
    retry() {
      if (state === UNREACHABLE) become(COMING);
      hurry();
    },
  };
}
