// What was measured, collected while it runs and printed as one table.

/** The figures of one run. Ratios are ours by the peer's: below 1 we are quicker or smaller. */
export class Table {
  rows = [];

  /**
   * @param {string} part which part of the benchmark it belongs to
   * @param {string} what what was measured, in words
   * @param {string} unit 'ms', 'MB', 'KB', or '' for a count
   * @param {{ ours?: number, peer?: number, by?: string, bar?: string, size?: number }} figures `by` names the peer, `bar` is what
   *   it is built to reach, `size` how many tickets it ran on where that is not the run's own number
   */
  add(part, what, unit, { ours, peer, by, bar, size }) {
    const ratio = ours !== undefined && peer ? ours / peer : undefined;
    const row = { part, what, unit, ours, peer, by, ratio, bar, size };
    this.rows.push(row);
    console.log(`  ${what}: ${cell(ours)} ${unit}${by ? `, ${by} ${cell(peer)} ${unit}` : ''}`);
  }

  text() {
    const lines = [['', 'ours', 'peer’s', 'unit', 'peer', 'ratio', 'bar']];
    for (const { part, what, unit, ours, peer, by, ratio, bar, size } of this.rows) {
      const words = `${part}: ${what}${size === undefined ? '' : ` (${size.toLocaleString('en-GB')} tickets)`}`;
      lines.push([words, cell(ours), cell(peer), unit, by ?? '', ratio === undefined ? '' : ratioCell(ratio), bar ?? '']);
    }
    const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
    const isNumber = [false, true, true, false, false, true, false];
    return lines
      .map((line) => line.map((text, i) => (isNumber[i] ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join('  ').trimEnd())
      .join('\n');
  }
}

/** Three digits that count, whatever the size. */
function cell(value) {
  if (value === undefined) return '';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value === 0 ? '0' : value.toPrecision(3);
}

const ratioCell = (ratio) => `×${ratio >= 100 ? Math.round(ratio) : ratio.toPrecision(2)}`;
