// What the benchmarks measure with, put into the page before anything else runs.

/** Notes when the page first can be used, the program's memory, and when a ticket was saved and told as opened. */
export async function installProbes(context) {
  await context.addInitScript(() => {
    let memory = null;
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const original = WebAssembly[name].bind(WebAssembly);
      WebAssembly[name] = async (...values) => {
        const made = await original(...values);
        const { exports } = made.instance ?? made;
        memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory) ?? memory;
        return made;
      };
    }

    const { transaction } = IDBDatabase.prototype;
    let durable = () => {};
    IDBDatabase.prototype.transaction = function begin(stores, mode, options) {
      const begun = transaction.call(this, stores, mode, options);
      if (mode === 'readwrite' && options?.durability === 'strict') begun.addEventListener('complete', () => durable(performance.now()));
      return begun;
    };

    /** Milliseconds from the start of loading until something is true, asked at each frame. */
    const since = (isSo) =>
      new Promise((resolve) => {
        const ask = () => (isSo() ? resolve(performance.now()) : requestAnimationFrame(ask));
        requestAnimationFrame(ask);
      });

    window.probes = {
      opened: null,
      drawn: since(() => window.counterbell?.frames > 0),
      listed: since(() => document.querySelector('[role=row]')),
      memory: () => (memory ? memory.buffer.byteLength / 1024 / 1024 : NaN),
      /** Prepares `opened`: from the next Enter until its change is durable, and until a status says that a ticket is open. */
      waitForOpened() {
        this.opened = new Promise((resolve) => {
          addEventListener('keydown', function pressed(event) {
            if (event.key !== 'Enter') return;
            removeEventListener('keydown', pressed, true);
            const start = performance.now();
            let savedMs;
            durable = (now) => { savedMs ??= now - start; };
            const seen = new MutationObserver((changes) => {
              if (!changes.some(({ target }) => /Ticket \S+ opened/.test(target.textContent ?? ''))) return;
              seen.disconnect();
              resolve({ savedMs, toldMs: performance.now() - start });
            });
            seen.observe(document.body, { subtree: true, childList: true, characterData: true });
          }, true);
        });
      },
    };
  });
}
