// When the mirrored elements follow the drawing: at once, but after scrolling has come to rest while people scroll, since moving
// elements costs more than drawing, and nobody reads or presses them meanwhile.

/** @param {(json: string) => void} show brings the elements to a tree */
export function createFollowing(show) {
  let latest = null; // not shown yet
  let scrolling = false;

  function catchUp() {
    scrolling = false;
    if (latest === null) return;
    const json = latest;
    latest = null;
    show(json);
  }

  return {
    /** The program drew this tree. */
    follow(json) {
      latest = json;
      if (!scrolling) catchUp();
    },
    /** People scroll: trees are kept until catchUp(). */
    scrolled() {
      scrolling = true;
    },
    /** To be called before anything else happens to the elements, and when all has come to rest. */
    catchUp,
  };
}
