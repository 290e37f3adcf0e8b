// Some phones lay their keyboard over the page instead of making it smaller. Then what is drawn ends above the keyboard.

/** @param {HTMLElement} element which fills the window otherwise */
export function endAboveKeyboard(element) {
  const view = window.visualViewport;
  if (!view) return;

  function follow() {
    if (view.scale > 1.01) return; // people enlarge the page with two fingers
    const isCovered = view.height < document.documentElement.clientHeight - 1;
    element.style.height = isCovered ? `${view.height}px` : '';
    if (view.offsetTop > 0) scrollTo(0, 0); // the browser has moved the page to show the field, which the program does itself
  }
  view.addEventListener('resize', follow);
  view.addEventListener('scroll', follow);
}
