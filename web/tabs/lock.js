// The turn to write is a Web Lock, so that a tab that dies loses it at once.

const LOCK = 'counterbell';

/** @param {() => void} stolen called when another tab has taken it by force */
export function createLock(stolen) {
  let release = null; // gives it back; null while this tab does not have it

  return {
    /** Requests the lock with these options; resolves with whether this tab has got it. @param {LockOptions} options */
    async get(options) {
      release = await hold(options, () => {
        if (!release) return;
        release = null;
        stolen();
      });
      return release !== null;
    },
    giveBack() {
      release?.();
      release = null;
    },
    isHeld: () => release !== null,
  };
}

/** Resolves with a function that gives the lock back, or with null when it could not be had. */
function hold(options, stolen) {
  if (!navigator.locks) return Promise.resolve(() => {}); // then only storage notices that another tab has written
  return new Promise((resolve) => {
    let isGranted = false;
    navigator.locks
      .request(LOCK, options, (lock) => {
        isGranted = lock !== null;
        return isGranted ? new Promise(resolve) : resolve(null);
      })
      .catch(() => (isGranted ? stolen() : resolve(null)));
  });
}
