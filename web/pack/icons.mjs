// The program's icon, a bell as it stands on counters, as SVG and as PNG from the same few shapes.
import { deflateSync } from 'node:zlib';

// In a square of 100. Half discs are the upper half.
const GROUND = { x: 0, y: 0, width: 100, height: 100, corner: 22, colour: [0x0b, 0x6b, 0x5d] };
const BELL = [
  { shape: 'disc', x: 50, y: 27, radius: 5.5, colour: [0xf2, 0xc7, 0x6b] },
  { shape: 'rect', x: 48, y: 28, width: 4, height: 10, corner: 0, colour: [0xf2, 0xc7, 0x6b] },
  { shape: 'half disc', x: 50, y: 64, radius: 28, colour: [0xf2, 0xc7, 0x6b] },
  { shape: 'rect', x: 16, y: 67, width: 68, height: 10, corner: 5, colour: [0xff, 0xff, 0xff] },
];

const hex = (colour) => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

function svgOf(part) {
  const fill = `fill="${hex(part.colour)}"`;
  if (part.shape === 'disc') return `<circle cx="${part.x}" cy="${part.y}" r="${part.radius}" ${fill}/>`;
  if (part.shape === 'half disc') {
    return `<path d="M${part.x - part.radius} ${part.y}a${part.radius} ${part.radius} 0 0 1 ${2 * part.radius} 0z" ${fill}/>`;
  }
  return `<rect x="${part.x}" y="${part.y}" width="${part.width}" height="${part.height}" rx="${part.corner}" ${fill}/>`;
}

export function iconSvg() {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${[GROUND, ...BELL].map(svgOf).join('')}</svg>\n`;
}

function contains(part, x, y) {
  if (part.radius) {
    if (part.shape === 'half disc' && y > part.y) return false;
    return (x - part.x) ** 2 + (y - part.y) ** 2 <= part.radius ** 2;
  }
  // Distance to the rectangle within its corners.
  const dx = Math.max(part.x + part.corner - x, x - (part.x + part.width - part.corner), 0);
  const dy = Math.max(part.y + part.corner - y, y - (part.y + part.height - part.corner), 0);
  return dx * dx + dy * dy <= part.corner ** 2;
}

/** Red, green, blue, opacity at a point; a maskable icon fills its square and keeps the bell in the middle. */
function colourAt(x, y, maskable) {
  const [bx, by] = maskable ? [(x - 50) / 0.8 + 50, (y - 50) / 0.8 + 50] : [x, y];
  const part = BELL.findLast((candidate) => contains(candidate, bx, by));
  if (part) return [...part.colour, 255];
  return maskable || contains(GROUND, x, y) ? [...GROUND.colour, 255] : [0, 0, 0, 0];
}

const SAMPLES = 4; // a side, per pixel

export function iconPng(size, { maskable = false } = {}) {
  const rows = Buffer.alloc(size * (1 + size * 4)); // each row begins with its filter: 0, none
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      rows.set(pixel(x, y, size, maskable), y * (1 + size * 4) + 1 + x * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, red-green-blue-opacity
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** The mean of the samples in a pixel, colours weighed by their opacity. */
function pixel(x, y, size, maskable) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const sx = ((x + ((i % SAMPLES) + 0.5) / SAMPLES) / size) * 100;
    const sy = ((y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size) * 100;
    const [r, g, b, a] = colourAt(sx, sy, maskable);
    if (a === 0) continue;
    sum[0] += r;
    sum[1] += g;
    sum[2] += b;
    sum[3] += 1;
  }
  if (sum[3] === 0) return [0, 0, 0, 0];
  return [...sum.slice(0, 3).map((value) => Math.round(value / sum[3])), Math.round((sum[3] * 255) / (SAMPLES * SAMPLES))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
