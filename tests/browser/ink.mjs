// Whether text can be seen: what stands out from its ground in a picture of the page.
import assert from 'node:assert/strict';

/** A letter of 12 px or more leaves more than so many pixels that stand out. */
const PIXELS_A_LETTER = 6;
/** Text may go on out of sight: more than so many letters are not asked for. */
const LETTERS = 16;

/** How many pixels of `box` (x, y, width, height in CSS pixels) stand out from the colour that most of it has. */
async function inkIn(page, box) {
  const picture = await page.screenshot({ clip: box });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const brightness = [];
    for (let i = 0; i < data.length; i += 4) brightness.push(Math.round(0.3 * data[i] + 0.59 * data[i + 1] + 0.11 * data[i + 2]));
    const counts = new Map();
    for (const one of brightness) counts.set(one, (counts.get(one) ?? 0) + 1);
    const [[ground]] = [...counts].sort(([, a], [, b]) => b - a);
    return brightness.filter((one) => Math.abs(one - ground) > 60).length;
  }, Buffer.from(picture).toString('base64'));
}

/** The part of a field that is on screen and not cut off; null when none is. */
const visibleBox = (field) =>
  field.evaluate((node) => {
    const { x, y, right, bottom } = node.getBoundingClientRect();
    const [top = 0, end = 0, low = 0, start = 0] = (/inset\((.*)\)/.exec(node.style.clipPath)?.[1] ?? '').split(' ').map((part) => Math.max(0, parseFloat(part) || 0));
    const box = { x: Math.max(0, x + start), y: Math.max(0, y + top) };
    box.width = Math.min(innerWidth, right - end) - box.x;
    box.height = Math.min(innerHeight, bottom - low) - box.y;
    return box.width > 8 && box.height > 8 ? box : null;
  });

/** Fails unless the text of a field can be seen: `field` is its element's locator, `what` says where it is. */
export async function expectInk(page, field, what) {
  const text = (await field.inputValue()).replaceAll(/\s/g, '');
  const box = await visibleBox(field);
  assert.ok(box, `${what} is on screen`);
  const ink = await inkIn(page, box);
  const wanted = PIXELS_A_LETTER * Math.min(text.length, LETTERS);
  assert.ok(ink >= wanted, `${what} shows “${text}”: ${ink} pixels stand out, not ${wanted}`);
}

/** Fails unless the page's focus is on the element of `field`. */
export async function expectFocus(field, what) {
  const focused = await field.evaluate((node) => {
    const { activeElement } = document;
    return node === activeElement ? '' : `${activeElement.tagName} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent.slice(0, 40)}`;
  });
  assert.equal(focused, '', `${what} has the focus`);
}
