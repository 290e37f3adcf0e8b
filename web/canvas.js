// The canvas: its size in CSS and device pixels, and its drawing context, which the browser may take away at any time.

/**
 * @param {HTMLCanvasElement} element
 * @param {{ resized: () => void, lost: () => void, restored: () => void }} tell
 */
export function createCanvas(element, tell) {
  const size = { width: 0, height: 0, density: 1 };

  function resize(deviceWidth, deviceHeight) {
    const density = window.devicePixelRatio || 1;
    if (element.width === deviceWidth && element.height === deviceHeight && size.density === density) return;
    element.width = deviceWidth;
    element.height = deviceHeight;
    // A hair more than exact: the renderer multiplies back and cuts off what is behind the point.
    size.width = (deviceWidth + 0.01) / density;
    size.height = (deviceHeight + 0.01) / density;
    size.density = density;
    tell.resized();
  }

  const observer = new ResizeObserver((entries) => {
    const { contentRect, devicePixelContentBoxSize } = entries[entries.length - 1];
    const density = window.devicePixelRatio || 1;
    const width = contentRect.width * density;
    const height = contentRect.height * density;
    // The exact device pixels, which only the browser can tell; unless it speaks of others than its pixel ratio does, as
    // developer tools make it.
    const exact = devicePixelContentBoxSize?.[0];
    if (exact && Math.abs(exact.inlineSize - width) < 1 && Math.abs(exact.blockSize - height) < 1) {
      resize(exact.inlineSize, exact.blockSize);
    } else {
      resize(Math.round(width), Math.round(height));
    }
  });

  function observe() {
    observer.disconnect();
    try {
      observer.observe(element, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(element); // Safari knows only CSS pixels
    }
  }

  /** Moved to another monitor, or zoomed: the density changes, perhaps without a change in size. */
  function followDensity() {
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        observe();
        followDensity();
      },
      { once: true },
    );
  }

  element.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // says that we want it back
    tell.lost();
  });
  element.addEventListener('webglcontextrestored', () => tell.restored());

  return {
    size,
    /** The WebGL 2 context, or null. */
    context: () =>
      element.getContext('webgl2', {
        alpha: false,
        antialias: false,
        depth: false,
        stencil: false,
        powerPreference: 'low-power',
      }),
    /** Starts following the size; the first `resized` comes before the first frame. */
    start() {
      observe();
      followDensity();
    },
    setCursor(css) {
      if (element.style.cursor !== css) element.style.cursor = css;
    },
  };
}
