// Work that nobody waits for, a little at a time while no frame is wanted.

/**
 * @param {() => boolean} work does a little; whether there is more
 * @param {() => boolean} isFree whether now is the time
 */
export function createBackground(work, isFree) {
  let timer = 0;

  function step() {
    timer = 0;
    if (isFree() && work()) timer = setTimeout(step);
  }

  return {
    /** To be called when no frame is wanted any more. */
    begin() {
      timer ||= setTimeout(step);
    },
    get idle() {
      return timer === 0;
    },
  };
}
