// The later part of the program: what the first frame does not need. It is fetched after that frame, or when the program first asks
// for it. shell/browser/split.mjs makes it. The script for files comes with it.
import { loadProgram } from './assets.js';
import { loadScript } from './script.js';

const RETRY_MS = 5000;
/** The values of ui::LaterState. */
const HERE = 0;
const COMING = 1;
const UNREACHABLE = 2;

/** Resolves when the frame being drawn has been shown. */
const frameShown = () =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });

/** @param {() => void} changed called when the state has changed */
export function createLater(changed) {
  let first = null; // what the first part exports for it
  let table = null;
  let state = COMING;
  let fetching = null;
  let asked = null;
  let files = null; // web/files/later.js
  let hurry = () => {}; // ends the wait before the next try

  const callAt = (place) => (...values) => {
    if (state !== HERE) throw new Error(`function ${place} was called before the later part of the program was here`);
    return table.get(Number(place))(...values);
  };
  function become(next) {
    if (state === next) return;
    state = next;
    changed();
  }

  async function fetchAll() {
    while (state !== HERE) {
      try {
        const instantiate = loadProgram('later');
        files ??= await (ONE_FILE ? import('../files/later.js') : loadScript('files'));
        await instantiate({ first });
        become(HERE);
      } catch {
        become(UNREACHABLE); // the program says so where somebody waits for it
        await new Promise((resolve) => {
          hurry = resolve;
          setTimeout(resolve, RETRY_MS);
        });
      }
    }
  }

  /** Resolves when it is here; tries again until it is. */
  const fetch = () => (fetching ??= fetchAll());
  addEventListener('online', () => hurry());

  return {
    /** What the first part imports: a stand-in for each later function, named by its place in the table. */
    placeholders: new Proxy({}, { get: (_, place) => callAt(place) }),
    /** @param {WebAssembly.Instance} instance the first part */
    follow(instance) {
      first = instance.exports;
      table = Object.values(first).find((value) => value instanceof WebAssembly.Table);
    },
    fetch,
    /** The module web/files/later.js; null before it is here. */
    get script() {
      return files;
    },
    /** Resolves with that module when it is here. */
    files: () => fetch().then(() => files),
    state() {
      asked ??= frameShown().then(fetch); // the first frame may ask, and must not wait for it
      return state;
    },
    retry() {
      if (state === UNREACHABLE) become(COMING);
      hurry();
    },
  };
}
