// Waits with a limit: while its disk is full, Chromium now and then forgets a request to open or delete a database.

const FIRST_MS = 5000;

export function createPatience() {
  let patience = FIRST_MS;
  return {
    /** Settles like `promise`, but rejects as for a closed connection when that takes too long. The limit doubles each time it is exceeded. */
    async await(promise) {
      let timer;
      const tooLong = new Promise((_, reject) => {
        timer = setTimeout(() => {
          patience *= 2; // so that a slow disk does not fail for ever
          reject(new DOMException('the browser does not answer', 'AbortError'));
        }, patience);
      });
      try {
        const result = await Promise.race([promise, tooLong]);
        patience = FIRST_MS;
        return result;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
