// How much room the browser gives this page, and whether it promised to keep what is in it.

const MEASURE_MS = 10_000;

/** @param {() => void} changed called when the figures are not what they were */
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
    /** Bytes used, bytes allowed, and 1 when the browser promised to keep them: as last measured, which is done now and then. */
    figures() {
      if (Date.now() - measuredAt > MEASURE_MS) measure();
      return figures;
    },
    /** Asks the browser, once, not to clear this page's data by itself. */
    askToPersist() {
      if (askedToPersist) return;
      askedToPersist = true;
      Promise.resolve(navigator.storage?.persist?.()).catch(() => false).then(measure);
    },
  };
}
