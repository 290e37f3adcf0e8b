// Protected files: what the page seals the command line opens, and the other way round; a wrong passphrase is told apart from damage.
// And the shared folder that was protected once: nothing readable is written to it, whatever becomes of what lies there.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandLine, commandLineReading, newFolder, openShop } from './harness.mjs';
import { activate, announced, choose, chooseFile, click, expectRow, fill, search, settled, takeTicketByKeyboard, until } from './shop.mjs';

const passphrase = 'correct horse battery staple';

async function exportAs(page, form, folder) {
  await click(page, 'tab', 'Share');
  await choose(page, 'Form of the file', form);
  if (form.startsWith('Protected')) {
    await fill(page, 'Choose a passphrase', passphrase);
    await fill(page, 'Passphrase again', passphrase);
  }
  const download = page.waitForEvent('download');
  await click(page, 'button', 'Export file');
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  await announced(page, /exported to/);
  return path;
}

/** Chooses a file to import and waits for what the dialog asks or says. */
async function chooseToImport(page, path) {
  await click(page, 'tab', 'Share');
  await chooseFile(page, 'Import file', path);
  await page.getByRole('dialog').waitFor();
}

async function answer(page, words) {
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).waitFor();
  await fill(page, 'Passphrase', words);
  await click(page, 'button', 'Open');
}

const alertSaying = (page, pattern) => announced(page, pattern, 'alert');

test('protected files go from the page to the command line and back', async (t) => {
  const folder = await newFolder('sealed');
  t.after(() => rm(folder, { recursive: true }));
  const words = join(folder, 'words.txt');
  await writeFile(words, `${passphrase}\n`);
  const opened = ['--passphrase-file', words];
  const { page } = await openShop(t, { begun: true });
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });

  const packed = await exportAs(page, 'Smaller (gzip)', folder);
  assert.match(packed, /\.json\.gz$/);
  assert.equal(JSON.parse(await commandLine('check', packed))[0].wrapping, 'gzip');
  const sealed = await exportAs(page, 'Protected with a passphrase', folder);
  assert.match(sealed, /\.counterbell$/);
  assert.equal((await readFile(sealed)).includes('Ruth'), false);
  assert.equal(JSON.parse(await commandLine('check', ...opened, sealed))[0].wrapping, 'sealed');
  const shown = JSON.parse(await commandLine('show', ...opened, sealed)).tickets;
  assert.deepEqual(shown.map((ticket) => ticket.number), [number]);
  await assert.rejects(commandLine('check', sealed), /protected with a passphrase/);

  // A day's work comes back, sealed by the command line; the first answer is wrong.
  const station = join(folder, 'station.json');
  await commandLine('merge', ...opened, '-o', station, sealed);
  const work = Array.from({ length: 300 }, (_, i) => ({ open: { subject: `Ring ${i} in the wrong size`, details: randomBytes(300).toString('base64') } }));
  const back = join(folder, 'back.counterbell');
  await commandLineReading(JSON.stringify(work), 'do', ...opened, station, '--station', 'BCK', '--as', 'Tom', '--seal', '-o', back);
  const whole = await readFile(back);
  assert.ok(whole.length > 65536 + 1000, `it takes more than one chunk: ${whole.length}`);

  await chooseToImport(page, back);
  await answer(page, 'correct horse');
  assert.match(await alertSaying(page, /passphrase/), /not the one/);
  await answer(page, passphrase);
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
  await click(page, 'button', 'Import');
  assert.match(await announced(page, /came in/), /300 new tickets/);
  await click(page, 'tab', 'Tickets');
  // The list shows a screenful, and three hundred of one minute have no order worth naming: ask for the last one.
  await search(page, 'Ring 299');
  await settled(page);
  await expectRow(page, /BCK-\d{4} · Ring 299 /);

  // Damage is called damage, by the right passphrase, and nothing of it is asked for.
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 50] ^= 1;
  await writeFile(join(folder, 'damaged.counterbell'), damaged);
  await chooseToImport(page, join(folder, 'damaged.counterbell'));
  await answer(page, passphrase);
  assert.match(await alertSaying(page, /damaged/), /whatever the passphrase/);
  await click(page, 'button', 'Close');
  await writeFile(join(folder, 'short.json.gz'), (await readFile(packed)).subarray(0, -20));
  await chooseToImport(page, join(folder, 'short.json.gz'));
  assert.match(await alertSaying(page, /damaged/), /cannot be unpacked/);
  await click(page, 'button', 'Close');
  await settled(page);
});

test('a protected file joins a shop, and is opened in one step where the passphrase is remembered', async (t) => {
  const folder = await newFolder('sealed');
  t.after(() => rm(folder, { recursive: true }));
  const front = await openShop(t, { begun: true });
  const sealed = await exportAs(front.page, 'Protected with a passphrase', folder);

  const back = await openShop(t);
  const { page } = back;
  await page.getByRole('button', { name: 'Join with a file from a colleague' }).waitFor();
  await chooseFile(page, 'Join with a file from a colleague', sealed);
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).waitFor();
  await click(page, 'checkbox', 'Remember it on this device');
  await answer(page, passphrase);
  await page.getByRole('textbox', { name: 'Station name', exact: true }).waitFor();
  await fill(page, 'Station name', 'Back office');
  await click(page, 'button', 'Join');
  await page.getByRole('button', { name: 'Mia Keller' }).first().waitFor();
  await click(page, 'button', 'Mia Keller');
  await page.getByRole('tab', { name: 'Today' }).waitFor();

  await back.killAndReopen();
  await chooseToImport(back.page, sealed);
  await back.page.getByRole('button', { name: 'Import', exact: true }).waitFor();
  await click(back.page, 'button', 'Cancel');
  assert.deepEqual(back.problems, []);
});

/** Lets the page choose a folder of its own origin, which stands in for the picker's. */
const prepare = (context) =>
  context.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Shop share', { create: true });
  });

/** All files in the page's folder, as [path, text with a character a byte]. `change` says what becomes of each: new text, or null. */
const folderFiles = (page, change = '(text) => text') =>
  page.evaluate(async (source) => {
    const become = (0, eval)(source);
    const found = [];
    const walk = async (folder, path) => {
      for await (const [name, entry] of folder.entries()) {
        if (entry.kind === 'directory') {
          await walk(entry, `${path}${name}/`);
          continue;
        }
        const bytes = await entry.getFile().then((file) => file.arrayBuffer()).catch(({ name }) => name);
        if (bytes === 'NotFoundError') continue; // removed meanwhile, as the page does once everything is sealed
        const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
        found.push([path + name, text]);
        const next = become(text);
        if (next === null) await folder.removeEntry(name);
        else if (next !== text) {
          const writable = await entry.createWritable();
          await writable.write(Uint8Array.from(next, (one) => one.charCodeAt(0)));
          await writable.close();
        }
      }
    };
    await walk(await window.showDirectoryPicker(), '');
    return found;
  }, change);

const isSealedFile = ([name, text]) => name.endsWith('.counterbell') && text.startsWith('{"format":"counterbell sealed",');

test('a folder that was protected once stays so, whatever becomes of its files, through reloads and without the passphrase', async (t) => {
  const shop = await openShop(t, { begun: true, prepare, viewport: { width: 1024, height: 900 } });
  const { page } = shop;
  const files = () => folderFiles(page);
  const choosePassphrase = async () => {
    await fill(page, 'Choose a passphrase', passphrase);
    await fill(page, 'Passphrase again', passphrase);
    await activate(page, 'button', 'Protect this folder');
  };
  await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await click(page, 'tab', 'Share');
  await click(page, 'button', 'Choose shared folder');
  await announced(page, /went out/);
  assert.ok((await files()).some(([, text]) => text.includes('Ruth')));

  await activate(page, 'button', 'Protect it');
  await choosePassphrase();
  await until(async () => {
    await activate(page, 'button', 'Look now');
    return (await files()).every(isSealedFile); // what was readable has given way
  });
  await announced(page, /are alike/);

  // A byte in each first line: no file can tell any more whether a passphrase is the one.
  await folderFiles(page, '(text) => text.slice(0, 100) + String.fromCharCode(text.charCodeAt(100) ^ 1) + text.slice(101)');
  const damaged = await files();
  await page.reload();
  await click(page, 'tab', 'Share');
  await page.getByRole('textbox', { name: 'Choose a passphrase' }).waitFor();
  assert.deepEqual(await files(), damaged);
  await choosePassphrase();
  await announced(page, /What this device has is in|are alike/);
  await until(async () => (await files()).every((file) => isSealedFile(file) && !damaged.some(([, text]) => text === file[1])));
  assert.ok((await files()).length > 0);

  // All of them gone.
  await folderFiles(page, '() => null');
  await page.reload();
  await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Lost parcel' });
  await click(page, 'tab', 'Share');
  await page.getByRole('textbox', { name: 'Choose a passphrase' }).waitFor();
  assert.deepEqual(await files(), []);

  // Stopping to use it forgets nothing of that.
  await activate(page, 'button', 'Stop using it');
  await activate(page, 'button', 'Choose shared folder');
  await page.getByRole('textbox', { name: 'Choose a passphrase' }).waitFor();
  assert.deepEqual(await files(), []);
  await choosePassphrase();
  await announced(page, /are alike|went out/);
  const last = await files();
  assert.ok(last.length > 0 && last.every(isSealedFile));
  assert.deepEqual(shop.problems, []);
});

test('a byte altered in each protected file asks for the passphrase, and this device puts its files right, protected', async (t) => {
  const shop = await openShop(t, { begun: true, prepare, viewport: { width: 1024, height: 900 } });
  const { page } = shop;
  await click(page, 'tab', 'Share');
  await click(page, 'button', 'Choose shared folder');
  await announced(page, /went out/);
  await activate(page, 'button', 'Protect it');
  await fill(page, 'Choose a passphrase', passphrase);
  await fill(page, 'Passphrase again', passphrase);
  await activate(page, 'checkbox', 'Remember it on this device');
  await activate(page, 'button', 'Protect this folder');
  await until(async () => {
    await activate(page, 'button', 'Look now');
    return (await folderFiles(page)).every(isSealedFile);
  });
  await folderFiles(page, '(text) => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) ^ 1)');
  const damaged = await folderFiles(page);
  await page.reload();
  await click(page, 'tab', 'Share');
  await announced(page, /went out/);
  await until(async () => (await folderFiles(page)).every((file) => isSealedFile(file) && !damaged.some(([, text]) => text === file[1])));
  await until(async () => {
    await activate(page, 'button', 'Look now');
    return (await page.getByRole('status').filter({ hasText: /are alike/ }).count()) > 0;
  });
  assert.deepEqual(shop.problems, []);
});
