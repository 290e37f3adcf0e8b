// Characters that the shipped fonts lack (Chinese, Arabic, emoji…), drawn one by one in whatever fonts the browser has.

const FAMILY = 'Inter, system-ui, sans-serif';
/** Extra room around a character for ink outside of its measured box, as a fraction of the font size. */
const MARGIN = 0.25;

export function createGlyphs() {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let pixels = new Uint8ClampedArray();

  return {
    /**
     * Draws one character; take() then returns its pixels.
     * @returns {number[]} left, top (from the baseline, down), width and height of the ink, the advance, and 1 when it is in colour
     */
    draw(codePoint, size, weight) {
      const character = String.fromCodePoint(codePoint);
      const font = `${weight} ${size}px ${FAMILY}`;
      context.font = font;
      const measured = context.measureText(character);
      const margin = Math.ceil(size * MARGIN);
      const left = Math.floor(-measured.actualBoundingBoxLeft) - margin;
      const top = Math.floor(-measured.actualBoundingBoxAscent) - margin;
      const width = Math.ceil(measured.actualBoundingBoxRight) + margin - left;
      const height = Math.ceil(measured.actualBoundingBoxDescent) + margin - top;
      canvas.width = width; // which also clears it and resets its settings
      canvas.height = height;
      context.font = font;
      context.fillStyle = '#fff';
      context.fillText(character, -left, -top);
      const box = inkBox(context.getImageData(0, 0, width, height).data, width, height);
      if (box.width === 0) return [0, 0, 0, 0, measured.width, 0];
      pixels = context.getImageData(box.x, box.y, box.width, box.height).data;
      return [left + box.x, top + box.y, box.width, box.height, measured.width, hasColour(pixels) ? 1 : 0];
    },
    take: () => pixels,
  };
}

/** Whether any pixel is not white, the colour that was asked for: then it is an emoji. */
function hasColour(pixels) {
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] > 0 && (pixels[i] & pixels[i + 1] & pixels[i + 2]) !== 255) return true;
  }
  return false;
}

/** The smallest box that holds every pixel with ink. */
function inkBox(pixels, width, height) {
  let x0 = width;
  let y0 = height;
  let x1 = 0;
  let y1 = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (pixels[(y * width + x) * 4 + 3] === 0) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x + 1);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y + 1);
    }
  }
  return x1 > x0 ? { x: x0, y: y0, width: x1 - x0, height: y1 - y0 } : { x: 0, y: 0, width: 0, height: 0 };
}
