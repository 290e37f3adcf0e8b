// How large an element is in device pixels.

/**
 * @param {HTMLElement} element
 * @param {(width: number, height: number, density: number) => void} sized called with its size in device pixels and the device pixels per
 *   CSS pixel, now and whenever they may have changed
 */
export function followSize(element, sized) {
  const observer = new ResizeObserver((entries) => measure(entries[entries.length - 1], sized));

  function observe() {
    observer.disconnect();
    try {
      observer.observe(element, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(element); // Safari knows only CSS pixels
    }
    // When the window moves to another monitor, or is zoomed, the density changes, perhaps without a change in size.
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', observe, { once: true });
  }
  observe();
}

function measure({ contentRect, devicePixelContentBoxSize }, sized) {
  const density = window.devicePixelRatio || 1;
  const width = contentRect.width * density;
  const height = contentRect.height * density;
  // Only the browser knows the exact number of device pixels. It is ignored when it contradicts the pixel ratio, as it does under
  // developer tools.
  const exact = devicePixelContentBoxSize?.[0];
  const fits = exact && Math.abs(exact.inlineSize - width) < 1 && Math.abs(exact.blockSize - height) < 1;
  if (fits) sized(exact.inlineSize, exact.blockSize, density);
  else sized(Math.round(width), Math.round(height), density);
}
