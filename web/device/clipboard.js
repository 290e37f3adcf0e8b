// Copies to the clipboard, in the way that this browser allows.

export function copyText(text) {
  if (navigator.clipboard?.writeText) navigator.clipboard.writeText(text).catch(() => copyBySelection(text));
  else copyBySelection(text);
}

/** The old way, which needs no permission and works in pages opened from disk. */
function copyBySelection(text) {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'spoken';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  before?.focus?.({ preventScroll: true });
}
