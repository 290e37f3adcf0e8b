// Makes the WebAssembly program and calls it. shell/browser/main.cpp and exports/ beside it are the other side.
import factory from 'counterbell_web';

const encoder = new TextEncoder();

/**
 * @typedef {ReturnType<typeof createProgram>} Program
 * @param {{ crashed: (error: unknown) => void, told: () => void }} tell `crashed` is called once, when the program has crashed; `told`:
 *   it was told something, and may have something to show
 */
export function createProgram({ crashed, told }) {
  let module = null;
  let hasBegun = false;
  let isDead = false;

  function die(error) {
    if (isDead) return;
    isDead = true;
    crashed(error);
  }

  function mustLive() {
    if (isDead) throw new Error('the program has stopped');
  }

  function call(name, ...values) {
    if (!hasBegun || isDead) return 0;
    try {
      return module[`_cb_${name}`](...values);
    } catch (error) {
      die(error);
      return 0;
    }
  }

  /** Puts texts or bytes into the program's inbox; returns their sizes. */
  function put(parts) {
    const all = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
    let at = call('inbox', all.reduce((sum, { length }) => sum + length, 0));
    for (const bytes of isDead ? [] : all) {
      module.HEAPU8.set(bytes, at);
      at += bytes.length;
    }
    return all.map(({ length }) => length);
  }

  return {
    ...waysToCall(call, put, () => hasBegun && told()),
    /** Loads it. `page` is what bridge.js forwards to, `later` its later part. */
    make: async (page, instantiate, later) => (module = await makeModule({ page, onAbort: die }, instantiate, later)),
    /** Gives it the fonts, after which it can do everything. Calls before this do nothing. */
    begin(fonts) {
      hasBegun = true;
      call('fonts', ...put(fonts));
    },
    /** It has crashed: calls do nothing any more. */
    isDead: () => isDead,
    /** Throws when it has crashed, since what it returned last cannot be relied on. */
    mustLive,
    /** A copy of `size` bytes of its memory; throws when it has crashed. */
    bytes(at, size) {
      mustLive();
      return module.HEAPU8.slice(at, at + size);
    },
  };
}

const waysToCall = (call, put, told) => {
  function tell(name, ...values) {
    const result = call(name, ...values);
    told();
    return result;
  }
  return {
    /** Calls an exported function; returns 0 when that is impossible. */
    call,
    /** The same with texts or bytes; their sizes are passed after the values. */
    give: (parts, name, ...values) => call(name, ...values, ...put(parts)),
    /** The same two, after which the program can show what has changed. */
    tell,
    tellWith: (parts, name, ...values) => tell(name, ...values, ...put(parts)),
  };
};

/**
 * @param {{ page: object, onAbort: (error: unknown) => void }} options
 * @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} instantiate
 * @param {ReturnType<import('./later.js').createLater>} later
 */
const makeModule = (options, instantiate, later) =>
  new Promise((resolve, reject) => {
    factory({
      ...options,
      instantiateWasm(imports, done) {
        instantiate({ ...imports, 'placeholder.deferred': later.placeholders }).then(({ instance, module }) => {
          later.follow(instance);
          done(instance, module);
        }, reject);
        return {};
      },
    }).then(resolve, reject);
  });
