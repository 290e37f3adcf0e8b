// What tests may ask the page.

/**
 * Sets `window.counterbell`.
 * @param {object} parts of the page, by their names in main.js
 * @returns {{ opened: () => void }} `opened` is to be called when what the device keeps was read, or could not be
 */
export function watchForTests({ background, frames, storage, tabs }) {
  let drawnBefore = Infinity; // the shop was open; Infinity until then
  window.counterbell = {
    /** How many frames were drawn, none before the shop is open. */
    get frames() {
      return Math.max(0, frames.drawn - drawnBefore);
    },
    /** What is still under way. */
    get busy() {
      return Object.entries({
        opening: drawnBefore === Infinity,
        drawing: !frames.idle,
        preparing: !background.idle,
        saving: !storage.isIdle(),
        reading: storage.isReadingLater(),
        asking: tabs.isSettling(),
      })
        .filter(([, isBusy]) => isBusy)
        .map(([name]) => name);
    },
    /** The log is being compacted, which nobody waits for. */
    get compacting() {
      return storage.isCompacting();
    },
    /** Resolves when nothing is under way any more. */
    async idle() {
      do {
        await frames.settled();
        await storage.settled();
        await new Promise((resolve) => setTimeout(resolve));
      } while (this.busy.length > 0);
    },
  };
  return { opened: () => (drawnBefore = frames.drawn) };
}
