// How much room the browser gives this page, and whether it has promised to keep the data.

const MEASURE_MS = 10_000;

/** @param {() => void} changed called when the figures have changed */
export function createRoom(changed) {
  let askedToPersist = false;
  let figures = [0, 0, 0];
  let measuredAt = 0;

  async function measure() {
    measuredAt = Date.now();
    const estimate = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
    const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
    const measured = [estimate.usage ?? 0, estimate.quota ?? 0, persisted ? 1 : 0];
    if (String(measured) === String(figures)) return;
    figures = measured;
    changed();
  }

  return {
    measure,
    /** Bytes used, bytes allowed, and 1 when the browser has promised to keep them, as last measured. Measures again now and then. */
    figures() {
      if (Date.now() - measuredAt > MEASURE_MS) measure();
      return figures;
    },
    /** Asks the browser, the first time, not to clear this page's data by itself. */
    askToPersist() {
      if (askedToPersist) return;
      askedToPersist = true;
      Promise.resolve(navigator.storage?.persist?.()).catch(() => false).then(measure);
    },
  };
}
