// Compares what the program draws with what the browser sets in the same place: each text of the mirror, shown on an empty page.

/** How much of a text must lie where the browser has it, within a pixel: what differs is how edges are smoothed. */
const ALIKE = 0.93;

const SHOWN = `
  #canvas { visibility: hidden; }
  html, body { background: #fff !important; }
  #mirror :is(input, textarea, select) { visibility: hidden; }
  #mirror .readable, #mirror .readable * { color: #000 !important; text-decoration-color: #000 !important; }`;

/** The texts that are drawn otherwise: { compared, otherwise: [{ text, alike }], worst }. */
export async function drawnOtherwise(page) {
  await page.mouse.move(2, 2); // no tooltip over the texts
  await page.evaluate(() => window.counterbell.idle());
  const drawn = await page.screenshot();
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SHOWN);
  const set = await page.screenshot();
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  return page.evaluate(
    async ({ images, ALIKE }) => {
      const [drawn, set] = await Promise.all(images.map(pixelsOf));
      const results = [];
      for (const element of document.querySelectorAll('#mirror .readable:not(.covered)')) {
        const box = visibleBox(element);
        if (!box || element.textContent.trim() === '') continue;
        const [a, b] = [inkIn(drawn, box), inkIn(set, box)];
        const alike = Math.min(shareOf(a, b, box), shareOf(b, a, box));
        results.push({ text: element.textContent.slice(0, 60), alike: Math.round(alike * 1000) / 1000 });
      }
      results.sort((a, b) => a.alike - b.alike);
      return { compared: results.length, otherwise: results.filter(({ alike }) => alike < ALIKE), worst: results[0] };

      async function pixelsOf(base64) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      }
      function visibleBox(element) {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const [up = 0, end = 0, down = 0, start = 0] = (/inset\((.*)\)/.exec(element.style.clipPath)?.[1] ?? '').split(' ').map((part) => parseFloat(part) || 0);
        const box = { x: Math.ceil(left + start), y: Math.ceil(top + up), right: Math.floor(right - end), bottom: Math.floor(bottom - down) };
        return box.right - box.x > 4 && box.bottom - box.y > 4 ? box : null;
      }
      /** Which pixels stand out from the colour that most of the box has. */
      function inkIn({ data, width }, box) {
        const light = [];
        for (let y = box.y; y < box.bottom; y += 1) {
          for (let x = box.x; x < box.right; x += 1) {
            const i = 4 * (y * width + x);
            light.push([data[i], data[i + 1], data[i + 2]]);
          }
        }
        const counts = new Map();
        for (const one of light) counts.set(String(one), (counts.get(String(one)) ?? 0) + 1);
        const ground = [...counts].sort(([, a], [, b]) => b - a)[0][0].split(',').map(Number);
        return light.map((one) => one.some((value, i) => Math.abs(value - ground[i]) > 90));
      }
      /** How much of `ink` has ink of `other` within a pixel. */
      function shareOf(ink, other, box) {
        const width = box.right - box.x;
        let all = 0;
        let met = 0;
        ink.forEach((isInk, i) => {
          if (!isInk) return;
          all += 1;
          const near = [-width - 1, -width, 1 - width, -1, 0, 1, width - 1, width, width + 1];
          if (near.some((step) => other[i + step])) met += 1;
        });
        return all === 0 ? Number(!other.includes(true)) : met / all;
      }
    },
    { images: [drawn, set].map((image) => image.toString('base64')), ALIKE },
  );
}
