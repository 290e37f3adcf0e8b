// Text is real: what people can do with text on any page, they can do with what is drawn here.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openShop } from './harness.mjs';
import { openShopInFirefox } from './firefox.mjs';
import { drawnOtherwise } from './overlay.mjs';
import { click, fill, key, openTicket, setUpShop, settled, takeTicketByKeyboard, until } from './shop.mjs';

const PARCEL = 'JD-0146-0000-77';
const MESSAGE = `The parcel ${PARCEL} came open. Please call +49 171 5550199 or write to ruth@example.com, see https://example.com/urn.`;

/** Takes a ticket, and answers it once. */
async function converse(page) {
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', contact: '0171 5550142', subject: 'Cracked urn', details: MESSAGE });
  await openTicket(page, number);
  await fill(page, 'Message', 'We send a new one today.');
  await click(page, 'button', 'Send to customer');
  await said(page, 'We send a new one');
  await settled(page);
  return number;
}

/** Waits until a message is on screen. */
const said = (page, text) =>
  until(() => page.evaluate((wanted) => [...document.querySelectorAll('#mirror .readable')].some((one) => one.textContent.startsWith(wanted)), text));

/** Where a part of a message lies: its rectangle in CSS pixels. */
const partAt = (page, text) =>
  page.evaluate((wanted) => {
    for (const element of document.querySelectorAll('#mirror .readable')) {
      const at = element.textContent.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      const [from, to] = [at, at + wanted.length].map((offset) => {
        let rest = offset;
        for (const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT); walk.nextNode(); ) {
          if (rest <= walk.currentNode.length) return [walk.currentNode, rest];
          rest -= walk.currentNode.length;
        }
        return [element, 0];
      });
      range.setStart(...from);
      range.setEnd(...to);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    return null;
  }, text);

const selected = (page) => page.evaluate(() => String(getSelection()));

/** What the page would put on the clipboard. */
const copied = (page) =>
  page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented ? event.clipboardData.getData('text/plain') : null;
  });

async function drag(page, from, to) {
  await page.mouse.move(from.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  await settled(page);
}

const browsers = {
  Chromium: async (t) => {
    const shop = await openShop(t, { begun: true });
    return shop.page;
  },
  Firefox: async (t) => {
    const shop = await openShopInFirefox(t);
    await setUpShop(shop.page);
    return shop.page;
  },
};

for (const [name, open] of Object.entries(browsers)) {
  test(`${name}: a parcel's number in a message is selected, copied and found, a telephone number followed, also after a translator`, async (t) => {
    const page = await open(t);
    await converse(page);

    // A double click selects the number, a drag all of the sentence; a click elsewhere nothing.
    const parcel = await partAt(page, PARCEL);
    await page.mouse.click(parcel.x + parcel.width / 2, parcel.y + parcel.height / 2, { clickCount: 2 });
    assert.equal(await selected(page), PARCEL);
    assert.equal(await copied(page), PARCEL);
    await drag(page, await partAt(page, 'The parcel'), parcel);
    assert.equal(await selected(page), `The parcel ${PARCEL}`);
    assert.equal(await page.evaluate(() => location.hash.startsWith('#/tickets/')), true);

    // Across messages: with who said what, in their order, without the line breaks of the screen.
    await drag(page, parcel, await partAt(page, 'a new one today.'));
    const lines = (await copied(page)).split('\n');
    assert.match(lines[0], /^Ruth Alvarez · counter · /);
    assert.ok(lines[1].startsWith(`${PARCEL} came open.`) || lines[1].startsWith('D-0146'), lines[1]);
    assert.ok(lines[1].endsWith('https://example.com/urn.'), lines[1]);
    assert.equal(lines[2], '');
    assert.match(lines[3], /^Mia Keller · to customer · /);
    assert.equal(lines[4], 'We send a new one today.');

    // The page's own search finds it, exactly where it is drawn.
    const hit = await page.evaluate((wanted) => {
      getSelection().removeAllRanges();
      if (!window.find(wanted)) return null;
      const { x, y, width, height } = getSelection().getRangeAt(0).getBoundingClientRect();
      getSelection().removeAllRanges();
      return { x, y, width, height };
    }, PARCEL);
    assert.ok(hit && Math.abs(hit.x - parcel.x) < 1 && Math.abs(hit.y - parcel.y) < 1, JSON.stringify({ hit, parcel }));

    // A translator puts elements of its own in; the program's next change leaves them, and its own names, alone.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('#mirror .readable')) {
        for (const text of [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)) {
          const font = document.createElement('font');
          text.replaceWith(font);
          font.append(text.data.replace('came open', 'kam offen an'));
        }
      }
    });
    await fill(page, 'Message', 'And one more thing');
    await click(page, 'button', 'Send to customer');
    await said(page, 'And one more thing');
    assert.match(await page.evaluate(() => document.querySelector('#mirror').textContent), /kam offen an/);
    assert.equal(await page.getByRole('button', { name: 'Send to customer', exact: true }).count(), 1);

    // Links lead to the telephone, the mail program and the page; nothing else happens.
    const links = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('#mirror .readable a')].map((link) => [link.textContent, link.getAttribute('href')])));
    assert.equal(links['+49 171 5550199'], 'tel:+491715550199');
    assert.equal(links['ruth@example.com'], 'mailto:ruth@example.com');
    assert.equal(links['https://example.com/urn'], 'https://example.com/urn');
    if (name === 'Chromium') assert.equal(links['0171 5550142'], 'tel:01715550142'); // in the facts, for which Firefox's window is too narrow
    await page.evaluate(() => {
      window.followed = [];
      addEventListener('click', (event) => {
        const link = event.target.closest?.('a');
        if (!link) return;
        window.followed.push(`${link.getAttribute('href')} ${event.defaultPrevented}`);
        event.preventDefault(); // there is no telephone here
      });
    });
    const number = await partAt(page, '+49 171 5550199');
    await page.mouse.click(number.x + number.width / 2, number.y + number.height / 2);
    await settled(page);
    assert.deepEqual(await page.evaluate(() => window.followed), ['tel:+491715550199 false']);
  });
}

test('Each line of a text is drawn exactly where the browser would set it, in scripts that join and from right to left too', async (t) => {
  const { page } = await openShop(t, { begun: true });
  await converse(page);
  await key(page, 'Escape'); // out of the message
  await takeTicketByKeyboard(page, {
    customer: 'נועה לוי',
    contact: '052-5550173',
    subject: 'الخاتم مكسور RING-42 منذ أمس',
    details: 'שלום, הטבעת הגיעה שבורה (RING-42) ואני צריכה אותה עד יום שישי. תודה רבה!\nمرحبا، وصل الخاتم مكسورا أمس وأحتاجه يوم الجمعة.\nनमस्ते, अंगूठी टूटी हुई आई है।\nสวัสดีครับ แหวนที่ส่งมาแตกและต้องการเปลี่ยนก่อนวันศุกร์นี้เพราะเป็นของขวัญ\nTwo families 👩‍👩‍👧 👨🏽‍🔧 🇩🇪 and a cafe\u0301.',
  });
  await page.keyboard.press('Enter');
  await settled(page);
  await page.evaluate(() => document.activeElement.blur()); // no ring around the heading
  await settled(page);
  const faults = await drawnOtherwise(page);
  t.diagnostic(`${faults.compared} texts compared, the least alike: ${JSON.stringify(faults.worst)}`);
  assert.ok(faults.compared >= 10);
  assert.deepEqual(faults.otherwise, []);
});
