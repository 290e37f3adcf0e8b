// Draws lines over two logarithmic axes as SVG, several charts in one picture.

const width = 400;
const height = 290;
const plot = { left: 58, right: 108, top: 34, bottom: 46 };
const columns = 3;
const head = 44;
const colours = ['#0b5fff', '#c2410c', '#15803d', '#7e22ce', '#a16207'];
const lineOfText = 14;

/** `charts`: [{ title, unit, lines: [{ name, points: [[x, y], …] }] }]. */
export function drawCharts(title, charts) {
  const rows = Math.ceil(charts.length / columns);
  const inner = charts.map((chart, i) => {
    const x = (i % columns) * width;
    const y = head + Math.floor(i / columns) * height;
    return `<g transform="translate(${x} ${y})">${drawChart(chart)}</g>`;
  });
  const size = `viewBox="0 0 ${columns * width} ${head + rows * height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Inter, system-ui, sans-serif" font-size="11" fill="#1f2937">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="16" y="28" font-size="16" font-weight="600">${escaped(title)}</text>
${inner.join('\n')}
</svg>
`;
}

function drawChart({ title, unit, lines }) {
  const shown = lines.filter(({ points }) => points.length);
  const all = shown.flatMap(({ points }) => points);
  if (!all.length) return '';
  const across = scale(all.map(([x]) => x), plot.left, width - plot.right);
  const up = scale(all.map(([, y]) => y), height - plot.bottom, plot.top);
  const bottom = height - plot.bottom;
  return [
    `<text x="${plot.left}" y="20" font-weight="600">${escaped(title)}</text>`,
    ...across.ticks.map((x) => grid(across.at(x), plot.top, across.at(x), bottom) + text(across.at(x), bottom + 16, amount(x), 'middle')),
    ...up.ticks.map((y) => grid(plot.left, up.at(y), width - plot.right, up.at(y)) + text(plot.left - 6, up.at(y) + 4, amount(y), 'end')),
    text((plot.left + width - plot.right) / 2, bottom + 34, 'tickets', 'middle'),
    `<text transform="translate(14 ${(plot.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(unit)}</text>`,
    ...shown.map((line, i) => drawLine(line, colours[i % colours.length], across, up, i === 0)),
    ...labels(shown, up).map((label, i) => drawLabel(label, colours[i % colours.length], i === 0)),
  ].join('\n');
}

function drawLabel({ name, y }, colour, isOurs) {
  const place = `x="${width - plot.right + 8}" y="${y.toFixed(1)}"`;
  return `<text ${place} fill="${colour}" font-weight="${isOurs ? 600 : 400}">${escaped(name)}</text>`;
}

function drawLine({ points }, colour, across, up, isOurs) {
  const places = points.map(([x, y]) => [across.at(x).toFixed(1), up.at(y).toFixed(1)]);
  const dots = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${isOurs ? 3.5 : 2.5}" fill="${colour}"/>`);
  return `<polyline points="${places.map((place) => place.join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-width="${isOurs ? 2.5 : 1.5}"/>${dots.join('')}`;
}

/** Each line's name at the height of its last point, pushed apart where two would lie over each other. */
function labels(lines, up) {
  const placed = lines.map(({ name, points }) => ({ name, y: up.at(points.at(-1)[1]) + 4 }));
  const sorted = [...placed].sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; i += 1) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + lineOfText);
  return placed;
}

/** A logarithmic axis from the decade below the values to the one above, drawn from `from` to `to`. */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
  };
}

const grid = (x1, y1, x2, y2) => `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="#e5e7eb"/>`;
const text = (x, y, words, anchor) => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#4b5563">${escaped(words)}</text>`;
const amount = (value) => (value >= 1 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(1))));
const escaped = (words) => words.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
