// A language is a table beside the program: chosen in Settings, it is there from the next start on, without a server, too.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { packPseudoLanguage, writeBuild } from './builds.mjs';
import { newFolder, openShop } from './harness.mjs';
import { click, restarting, setUpShop, settled, takeTicketByKeyboard } from './shop.mjs';

/** The pseudo language shows brackets around every text of the program. */
const inPseudo = (page) => page.getByRole('tab', { name: /^‹.*›$/ });
const inEnglish = (page) => page.getByRole('tab', { name: 'Tickets', exact: true });

test('a language is chosen, kept, there without a server, and let go of again', async (t) => {
  const folder = await newFolder('language');
  t.after(() => rm(folder, { recursive: true }));
  const { files, oneFile } = await packPseudoLanguage();
  await writeBuild(folder, files);
  const shop = await openShop(t, { folder });
  const { page } = shop;
  await setUpShop(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await click(page, 'tab', 'Settings');
  await restarting(page, () => page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'English (Pseudo-Accents)' }));
  await inPseudo(page).first().waitFor({ state: 'attached' });
  assert.equal(await inEnglish(page).count(), 0);
  assert.equal(await page.getAttribute('html', 'lang'), 'en-XA');

  await shop.stopServer();
  await restarting(page, () => page.reload());
  await inPseudo(page).first().waitFor({ state: 'attached' });
  await page.goto(`${shop.address}#/tickets/${number}`);
  await page.getByText('Cracked urn').first().waitFor({ state: 'attached' });

  await page.goto(`${shop.address}#/settings`);
  await settled(page);
  await restarting(page, () => page.getByRole('combobox', { name: /^‹Lângûâgê/ }).selectOption({ label: 'English' }));
  await inEnglish(page).waitFor({ state: 'attached' });
  assert.deepEqual(shop.problems, []);

  // The one-file form has the languages in itself.
  const file = join(folder, 'counterbell.html');
  await writeFile(file, oneFile);
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => window.counterbell?.frames > 0);
  assert.equal(await page.evaluate(() => document.querySelectorAll('#asset-language-en-XA').length), 1);
});
