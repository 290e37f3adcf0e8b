// Characters that the shipped fonts lack (Chinese, emoji…), and lines of scripts whose letters join or run from right to left (Arabic,
// Hindi…), drawn in whatever fonts the browser has.

const FAMILY = 'Inter, system-ui, sans-serif';
/** Extra room around a text for ink outside of its measured box, as a fraction of the font size. */
const MARGIN = 0.25;

/**
 * How a text is set: its size and letter spacing in device pixels, its weight as in CSS.
 * @typedef {{ size: number, weight: number, spacing?: number, isRightToLeft?: boolean }} Setting
 */

/** @param {CanvasRenderingContext2D} context @param {Setting} setting */
export function setText(context, { size, weight, spacing = 0, isRightToLeft = false }) {
  context.font = `${weight} ${size}px ${FAMILY}`;
  context.fontKerning = 'none'; // as in the program's own drawing
  context.letterSpacing = `${spacing}px`;
  context.direction = isRightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'left';
}

export function createGlyphs() {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let pixels = new Uint8ClampedArray();

  /** See drawGlyph in shell/browser/bridge.h. @param {string} text @param {Setting} setting */
  function draw(text, setting) {
    setText(context, setting);
    const measured = context.measureText(text);
    const margin = Math.ceil(setting.size * MARGIN);
    const left = Math.floor(-measured.actualBoundingBoxLeft) - margin;
    const top = Math.floor(-measured.actualBoundingBoxAscent) - margin;
    const width = Math.ceil(measured.actualBoundingBoxRight) + margin - left;
    const height = Math.ceil(measured.actualBoundingBoxDescent) + margin - top;
    canvas.width = width; // which also clears it and resets its settings
    canvas.height = height;
    setText(context, setting);
    context.fillStyle = '#fff';
    context.fillText(text, -left, -top);
    const box = inkBox(context.getImageData(0, 0, width, height).data, width, height);
    if (box.width === 0) return [0, 0, 0, 0, measured.width, 0];
    pixels = context.getImageData(box.x, box.y, box.width, box.height).data;
    return [left + box.x, top + box.y, box.width, box.height, measured.width, hasColour(pixels) ? 1 : 0];
  }

  return {
    /**
     * Draws one character; take() then returns its pixels.
     * @returns {number[]} left, top (from the baseline, down), width and height of the ink, the advance, and 1 when it is in colour
     */
    draw: (codePoint, size, weight) => draw(String.fromCodePoint(codePoint), { size, weight }),
    /** The same for a whole line or run. */
    drawRun: draw,
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
