// When the mirrored elements follow the drawing: at once, but after scrolling has come to rest while people scroll, since moving
// elements costs more than drawing, and nobody reads or presses them meanwhile.

/**
 * @param {{ show: (json: string) => void, fetch: () => void, behind: (isBehind: boolean) => void }} tell `show` brings the elements to a
 *   tree; `fetch` has the program show its newest; `behind` is told when the elements stop following, and when they do again
 */
export function createFollowing({ show, fetch, behind }) {
  let isBehind = false;

  return {
    show,
    /** No tree is wanted now. */
    waits: () => isBehind,
    /** People scroll: no tree is wanted until catchUp(). */
    scrolled() {
      if (!isBehind) behind(true);
      isBehind = true;
    },
    /** To be called before anything else happens to the elements, and when all has come to rest. */
    catchUp() {
      if (!isBehind) return;
      isBehind = false;
      fetch();
      behind(false);
    },
  };
}
