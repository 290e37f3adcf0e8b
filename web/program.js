// The WebAssembly program: making it, and calling it. shell/browser/main.cpp is the other side.
import factory from 'counterbell_web';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {object} page what bridge.js forwards to
 * @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} instantiate
 * @param {ReturnType<import('./later.js').createLater>} later its second part
 * @param {(error: unknown) => void} crashed called once, when the program stopped for good
 */
export async function makeProgram(page, instantiate, later, crashed) {
  let dead = false;
  function die(error) {
    if (dead) return;
    dead = true;
    crashed(error);
  }

  const module = await new Promise((resolve, reject) => {
    factory({
      page,
      onAbort: die,
      instantiateWasm(imports, done) {
        instantiate({ ...imports, 'placeholder.deferred': later.placeholders }).then(({ instance, module: compiled }) => {
          later.follow(instance);
          done(instance, compiled);
        }, reject);
        return {};
      },
    }).then(resolve, reject);
  });

  /** Calls an exported function; a program that stopped once is never called again. */
  function call(name, ...values) {
    if (dead) return 0;
    try {
      return module[`_cb_${name}`](...values);
    } catch (error) {
      die(error);
      return 0;
    }
  }

  /** Puts texts or bytes into the program's inbox; returns their sizes. */
  function put(...parts) {
    const all = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
    let at = call('inbox', all.reduce((sum, bytes) => sum + bytes.length, 0));
    if (dead) return all.map(() => 0);
    for (const bytes of all) {
      module.HEAPU8.set(bytes, at);
      at += bytes.length;
    }
    return all.map((bytes) => bytes.length);
  }

  return {
    call,
    put,
    get dead() {
      return dead;
    },
    /** A copy of `size` bytes of the program's memory. */
    bytes: (at, size) => module.HEAPU8.slice(at, at + size),
    /** The text at `at`, up to its zero byte. */
    text(at) {
      const end = module.HEAPU8.indexOf(0, at);
      return decoder.decode(module.HEAPU8.subarray(at, end));
    },
  };
}
