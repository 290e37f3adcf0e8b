// The page's colours follow the program's theme, and the program follows the system's preferences.

const dark = matchMedia('(prefers-color-scheme: dark)');
const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const fingers = matchMedia('(pointer: coarse)');
const forcedColours = matchMedia('(forced-colors: active)');
const moreContrast = matchMedia('(prefers-contrast: more)');

export const prefersDark = () => dark.matches;
/** In the order of ui::Contrast. */
export const contrast = () => (forcedColours.matches ? 2 : moreContrast.matches ? 1 : 0);
export const reducedMotion = () => stillness.matches;
export const coarsePointer = () => fingers.matches;

/** Calls `changed` when the system's preferences change, or the connection goes or comes. */
export function followPreferences(changed) {
  for (const query of [dark, stillness, fingers, forcedColours, moreContrast]) query.addEventListener('change', changed);
  addEventListener('online', changed);
  addEventListener('offline', changed);
}

/** Puts the program's colours ("--bg:#F6F4F0;…") on the page. */
export function setPalette(css, isDark) {
  const style = document.documentElement.style;
  for (const declaration of css.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) style.setProperty(declaration.slice(0, colon), declaration.slice(colon + 1));
  }
  style.colorScheme = isDark ? 'dark' : 'light';
  const ground = style.getPropertyValue('--bg');
  for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.content = ground;
}
