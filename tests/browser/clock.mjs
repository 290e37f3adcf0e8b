// A page's clock that is turned on without waiting.
import { settled } from './shop.mjs';

/** For openShop's `prepare`. The shift outlives a reload. */
export const withShiftedClock = (context) =>
  context.addInitScript(() => {
    const now = Date.now.bind(Date);
    window.shiftMs = Number(localStorage.getItem('shift') ?? 0);
    Date.now = () => now() + window.shiftMs;
  });

/** Turns it on, and has the page notice as it would by its timers. */
export async function advance(page, minutes) {
  await page.evaluate((ms) => {
    window.shiftMs += ms;
    localStorage.setItem('shift', String(window.shiftMs));
    dispatchEvent(new PointerEvent('pointermove'));
  }, minutes * 60_000);
  await settled(page);
}
