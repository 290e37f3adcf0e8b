// What the benchmarks measure with, put into the page before anything else runs.

/** Records the work of each animation frame, the program's memory, and when a ticket was told as opened. */
export async function installProbes(context) {
  await context.addInitScript(() => {
    const frames = [];
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        const start = performance.now();
        callback(time);
        frames.push(performance.now() - start);
      });

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

    window.probes = {
      opened: null,
      takeFrames: () => frames.splice(0),
      memory: () => (memory ? memory.buffer.byteLength / 1024 / 1024 : NaN),
      /** From the next Enter until a live region or status says that a ticket is open, in milliseconds. */
      waitForOpened() {
        this.opened = new Promise((resolve) => {
          addEventListener('keydown', function pressed(event) {
            if (event.key !== 'Enter') return;
            removeEventListener('keydown', pressed, true);
            const start = performance.now();
            const seen = new MutationObserver((changes) => {
              if (!changes.some(({ target }) => /Ticket \S+ opened/.test(target.textContent ?? ''))) return;
              seen.disconnect();
              resolve(performance.now() - start);
            });
            seen.observe(document.body, { subtree: true, childList: true, characterData: true });
          }, true);
        });
      },
    };
  });
}

/** The work of the frames since the last call, in milliseconds; one zero when there were none. */
export async function takeFrames(page) {
  const frames = await page.evaluate(() => window.probes.takeFrames());
  return frames.length ? frames : [0];
}

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)];
}
