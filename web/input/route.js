// The page's address names the place in the program: "#/tickets/K7F-0042". Back first closes the topmost dialog.
//
// Each entry of the browser's history has a number, its step. While a dialog is open, a guard entry with the same address lies on top,
// so that Back has something to go back from. The next place replaces the guard entry.

function routeOfAddress() {
  try {
    return decodeURI(location.hash.slice(1)) || '/';
  } catch {
    return '/'; // typed by hand, and not a valid address
  }
}

/**
 * @param {{ opened: (route: string) => void, closeTop: () => boolean }} tell `closeTop` closes the topmost dialog, if there is one, and
 *   says whether there was
 */
export function createRoute(tell) {
  let step = history.state?.step ?? 0;
  let isGuarded = false;
  let current = routeOfAddress();
  history.replaceState({ step }, '');

  function write(how) {
    const url = current === '/' ? location.pathname + location.search : `#${encodeURI(current)}`;
    history[how]({ step }, '', url);
  }

  function push() {
    step += 1;
    write('pushState');
  }

  addEventListener('popstate', ({ state }) => {
    const to = state?.step ?? step + 1;
    const isBack = to < step;
    const wasGuarded = isGuarded && isBack;
    step = to;
    isGuarded = false;
    if (!state) history.replaceState({ step }, ''); // typed by hand
    const route = routeOfAddress();
    if (isBack && tell.closeTop()) {
      if (route !== current) push(); // a dialog without a guard: stay where we were
    } else if (route !== current) {
      current = route;
      tell.opened(route);
    } else if (wasGuarded) {
      history.back(); // the guard's dialog had closed long ago
    }
  });

  return {
    current: () => current,
    /** The program shows another place; `replaces`: Back does not lead to the one before. */
    set(route, replaces) {
      if (route === current) return;
      current = route;
      if (!replaces && !isGuarded) return push();
      isGuarded = false;
      return write('replaceState');
    },
    back: () => history.back(),
    /** A dialog is open (or no longer). */
    guard(isOpen) {
      if (!isOpen || isGuarded) return;
      isGuarded = true;
      push();
    },
  };
}
