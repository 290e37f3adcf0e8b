// The rules of time zones, from the browser: they change several times a year, and browsers are kept up to date.

const formats = new Map(); // by zone

function formatOf(zone) {
  let format = formats.get(zone);
  if (!format) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' };
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', ...parts });
    formats.set(zone, format);
  }
  return format;
}

export const zones = {
  /** @param {string} zone an IANA name */
  knows(zone) {
    try {
      formatOf(zone);
      return true;
    } catch {
      return false; // by the standard a RangeError
    }
  },
  /** How many seconds the clocks of a known zone are ahead of UTC at `utc`, in seconds since 1970. */
  offset(zone, utc) {
    const shown = {};
    for (const { type, value } of formatOf(zone).formatToParts(utc * 1000)) shown[type] = Number(value);
    return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second) / 1000 - utc;
  },
  /** The zone that this device is set to. */
  own: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
};
