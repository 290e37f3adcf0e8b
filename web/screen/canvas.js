// The canvas: its size in CSS and device pixels, and its drawing context, which the browser may take away at any time.
import { endAboveKeyboard } from './keyboard_room.js';
import { followSize } from './size.js';

const CONTEXT = { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power' };

/**
 * @param {HTMLCanvasElement} element
 * @param {{ resized: () => void, lost: () => void, restored: () => void }} tell `lost` and `restored`: the drawing context was
 */
export function createCanvas(element, { resized, lost, restored }) {
  const size = { width: 0, height: 0, density: 1 }; // in CSS pixels; `density` is device pixels per CSS pixel

  function resize(width, height, density) {
    if (element.width === width && element.height === height && size.density === density) return;
    element.width = width;
    element.height = height;
    // A little more than exact, because the renderer multiplies back and rounds down.
    Object.assign(size, { width: (width + 0.01) / density, height: (height + 0.01) / density, density });
    resized();
  }

  element.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // asks the browser to restore it
    lost();
  });
  element.addEventListener('webglcontextrestored', restored);

  return {
    size,
    /** The WebGL 2 context, or null. */
    context: () => element.getContext('webgl2', CONTEXT),
    /** Starts following the size; the first `resized` comes before the first frame. */
    start() {
      followSize(element, resize);
      endAboveKeyboard(element);
    },
    setCursor(css) {
      if (element.style.cursor === css) return;
      element.style.cursor = css;
      // Over a text that can be selected, unless there is something to press under it.
      document.documentElement.style.setProperty('--cursor', css === 'default' ? 'text' : css);
    },
  };
}
