// The address as the place in the program: "#/tickets/K7F-0042". Back first closes the topmost dialog.
//
// Each entry of the history knows its step. While a dialog is open, a guard entry of the same address lies on top, so that
// there is something for Back to go back from; the next place takes the guard's entry over.

/**
 * @param {{ opened: (route: string) => void, closeTop: () => boolean }} tell
 */
export function createRoute(tell) {
  let step = history.state?.step ?? 0;
  let guarded = false;
  let current = read();
  history.replaceState({ step }, '');

  function read() {
    try {
      return decodeURI(location.hash.slice(1)) || '/';
    } catch {
      return '/'; // typed by hand, and not an address
    }
  }

  function write(route, how) {
    const url = route === '/' ? location.pathname + location.search : `#${encodeURI(route)}`;
    history[how]({ step }, '', url);
  }

  addEventListener('popstate', (event) => {
    const to = event.state?.step ?? step + 1;
    const back = to < step;
    const wasGuarded = guarded && back;
    step = to;
    guarded = false;
    if (!event.state) history.replaceState({ step }, ''); // typed by hand
    const route = read();
    if (back && tell.closeTop()) {
      if (route === current) return;
      step += 1; // a dialog without a guard: stay where we were
      write(current, 'pushState');
    } else if (route !== current) {
      current = route;
      tell.opened(route);
    } else if (wasGuarded) {
      history.back(); // the guard's dialog had closed long ago
    }
  });

  return {
    get current() {
      return current;
    },
    set(route, replace) {
      if (route === current) return;
      current = route;
      if (replace || guarded) {
        guarded = false;
        write(route, 'replaceState');
      } else {
        step += 1;
        write(route, 'pushState');
      }
    },
    back: () => history.back(),
    /** A dialog is open (or no longer). */
    guard(open) {
      if (!open || guarded) return;
      guarded = true;
      step += 1;
      write(current, 'pushState');
    },
  };
}
