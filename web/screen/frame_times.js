// How long the newest frames took, for the diagnostics page.

const MOST = 600;

export function createFrameTimes() {
  const ring = new Float32Array(MOST);
  let count = 0;

  return {
    /** @param {number} ms the work of one more frame */
    note(ms) {
      ring[count % MOST] = ms;
      count += 1;
    },
    /** The oldest first. */
    newest() {
      const at = count % MOST;
      return count <= MOST ? ring.slice(0, count) : new Float32Array([...ring.subarray(at), ...ring.subarray(0, at)]);
    },
  };
}
