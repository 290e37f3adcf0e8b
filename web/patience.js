// Waiting for what may never answer: Chromium, while its disk is full, now and then forgets a request to open or delete a database.

const FIRST_MS = 5000;

export function createPatience() {
  let patience = FIRST_MS;
  return {
    /** What `promise` resolves with. Rejects as for a closed connection when it takes too long, which is longer each time in a row. */
    async await(promise) {
      let timer;
      const tooLong = new Promise((_, reject) => {
        timer = setTimeout(() => {
          patience *= 2; // a slow disk must not fail for ever
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
