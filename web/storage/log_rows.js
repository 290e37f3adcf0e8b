// Keys and sizes of the rows in the log.

/** The log is long when it has more than these. */
const LOG_ROWS = 1000;
const LOG_BYTES = 1 << 20;

/** @typedef {{ key: number, size: number }} Row */
export function createLogRows() {
  /** @type {Row[]} */
  let rows = [];
  let lacksSome = false; // some rows are missing; the others are moved to segments soon, so that this is told only once
  const isLong = () => rows.length > LOG_ROWS || rows.reduce((sum, { size }) => sum + size, 0) > LOG_BYTES;

  return {
    /** A start has found out whether rows are missing. */
    began: (areMissing) => (lacksSome = areMissing),
    /** A row was written. */
    add: ({ key, bytes }) => rows.push({ key, size: bytes.length }),
    /** Keeps the known rows after the key `compacted` (by default none) and adds those that were found. @param {Row[]} found */
    found: (found, compacted = Infinity) => (rows = [...rows.filter(({ key }) => key > compacted), ...found]),
    /** Rows were rewritten with other sizes. @param {Map<number, number>} sizes by key */
    resized(sizes) {
      for (const row of rows) row.size = sizes.get(row.key) ?? row.size;
    },
    isEmpty: () => rows.length === 0,
    /** It is time to move rows to segments. */
    areDue: () => isLong() || (lacksSome && rows.length > 0),
    /** The oldest rows, up to the key `last` and `most` bytes together, but at least one if there is one up to `last`. */
    oldest(last, most) {
      let count = 0;
      for (let bytes = 0; count < rows.length; count += 1) {
        const { key, size } = rows[count];
        bytes += size;
        if (key > last || (bytes > most && count > 0)) break;
      }
      return rows.slice(0, count);
    },
    /** The oldest `count` rows were moved. */
    moved(count) {
      rows.splice(0, count);
      lacksSome &&= rows.length > 0;
    },
  };
}
