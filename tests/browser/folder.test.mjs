// A folder shared by two browsers and the command line, and between them a program that keeps folders alike badly: it delays,
// reorders, cuts short and duplicates. Each browser's folder is one of its own origin, which stands in for the picker's.
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { commandLine, commandLineReading, newFolder, openShop } from './harness.mjs';
import { changesKept } from './log.mjs';
import {
  announced, chooseFile, click, exportFile, fill, openTicket, randomFrom, settled, takeTicketByKeyboard, until,
} from './shop.mjs';

/** Without a GPU every pixel costs. */
const small = { viewport: { width: 1024, height: 768 } };
/** Lets the page choose a folder of its own origin. */
const prepare = (context) =>
  context.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Shop share', { create: true });
  });

/** A page's folder: what is in it, and putting a file there. */
const folderOf = (page) => ({
  read: async () =>
    new Map(
      await page.evaluate(async () => {
        const files = [];
        const walk = async (folder, path) => {
          for await (const [name, entry] of folder.entries()) {
            if (entry.kind === 'directory') await walk(entry, `${path}${name}/`);
            else files.push([path + name, await entry.getFile().then((file) => file.text()).catch((error) => error)]);
          }
        };
        await walk(await window.showDirectoryPicker(), '');
        return files.filter(([, text]) => text.name !== 'NotFoundError'); // removed meanwhile by the page
      }),
    ),
  write: (name, text) =>
    page.evaluate(
      async ([path, content]) => {
        const steps = path.split('/');
        const file = steps.pop();
        let folder = await window.showDirectoryPicker();
        for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
        const writable = await (await folder.getFileHandle(file, { create: true })).createWritable();
        await writable.write(content);
        await writable.close();
      },
      [name, text],
    ),
});

/** The same for a folder on disk. */
const folderAt = (root) => ({
  async read() {
    const files = new Map();
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (entry.isFile()) files.set(relative(root, path), await readFile(path, 'utf8'));
    }
    return files;
  },
  async write(name, text) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  },
});

/** Carries files between folders. Until `faithful`, some wait for the next time, come half, or come under another name, too. */
async function carry(folders, random, faithful) {
  for (const from of folders) {
    const files = [...(await from.read())].sort(() => random() - 0.5);
    for (const to of folders.filter((one) => one !== from)) {
      const there = await to.read();
      for (const [name, text] of files) {
        if (there.get(name)?.length >= text.length) continue;
        const fate = faithful ? 1 : random();
        if (fate < 0.3) continue;
        if (fate < 0.5) await to.write(name, text.slice(0, Math.floor(random() * text.length)));
        else await to.write(name, text);
        if (fate > 0.5 && fate < 0.65) await to.write(name.replace(/(\.json)$/, ` (conflicted copy)$1`), text);
      }
    }
  }
}

const lines = async (page) => [...new Set((await changesKept(page)).map(({ line }) => line))].sort();

async function look(page) {
  await click(page, 'tab', 'Share');
  const button = page.getByRole('button', { name: 'Look now' });
  await button.focus(); // it is further down the more there is to tell of the folder
  await settled(page);
  await button.click({ force: true });
  await settled(page);
}

test('two browsers and the command line converge over a folder that is carried about badly', async (t) => {
  const random = randomFrom(7);
  const disk = await newFolder('folder');
  t.after(() => rm(disk, { recursive: true }));
  const station = join(disk, 'station.json');
  const front = await openShop(t, { begun: true, prepare, ...small });
  const back = await openShop(t, { prepare, ...small });
  await takeTicketByKeyboard(front.page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await exportFile(front.page, station);
  await chooseFile(back.page, 'Join with a file from a colleague', station);
  await fill(back.page, 'Station name', 'Back office');
  await click(back.page, 'button', 'Join');
  await click(back.page, 'button', 'Mia Keller');

  const shared = join(disk, 'share');
  await mkdir(shared);
  const folders = [folderOf(front.page), folderOf(back.page), folderAt(shared)];
  for (const { page } of [front, back]) {
    await click(page, 'tab', 'Share');
    await click(page, 'button', 'Choose shared folder');
    await page.getByText('Shop share', { exact: true }).first().waitFor({ state: 'attached' });
    await settled(page);
  }
  const numbers = [];
  for (let round = 1; round <= 2; round += 1) {
    numbers.push(await takeTicketByKeyboard(front.page, { customer: 'Tom Becker', subject: `Front ${round}` }));
    numbers.push(await takeTicketByKeyboard(back.page, { customer: 'Mara Lind', subject: `Back ${round}` }));
    await commandLineReading(JSON.stringify([{ open: { subject: `Script ${round}` } }]), 'do', station, '--station', 'BCK', '--as', 'Tom', '-o', station);
    for (const { page } of [front, back]) await look(page);
    await commandLine('sync', station, '--folder', shared);
    await carry(folders, random, false);
  }
  for (let round = 0; round < 2; round += 1) {
    await carry(folders, random, true);
    await commandLine('sync', station, '--folder', shared);
    for (const { page } of [front, back]) await look(page);
  }
  await carry(folders, random, true);
  await look(front.page);
  // The other one looks by itself.
  await until(async () => (await lines(back.page)).length === (await lines(front.page)).length);
  await commandLine('sync', station, '--folder', shared);

  const all = await lines(front.page);
  assert.deepEqual(await lines(back.page), all);
  const told = (await readFile(station, 'utf8')).split('\n').filter((line) => line.startsWith('{"') && line.includes('"seq":'));
  assert.deepEqual(told.map((line) => line.replace(/,$/, '')).sort(), all);
  for (const number of numbers) await openTicket(back.page, number);
  assert.deepEqual(front.problems, []);
  assert.deepEqual(back.problems, []);
});

test('a folder chosen once is known after a reload, and what came in is told', async (t) => {
  const shop = await openShop(t, { begun: true, prepare, ...small });
  const { page } = shop;
  await click(page, 'tab', 'Share');
  await click(page, 'button', 'Choose shared folder');
  await announced(page, /went out/);
  const files = await folderOf(page).read();
  assert.equal(files.size, 1);
  assert.match([...files.keys()][0], /^[0-9a-f]{32}\/[0-9a-f]{32}\/1-[0-9a-f]{16}\.json$/);
  await page.reload();
  await click(page, 'tab', 'Share');
  await announced(page, /are alike/);
  await click(page, 'button', 'Stop using it');
  await page.getByRole('button', { name: 'Choose shared folder' }).waitFor();
});

test('a device that is erased forgets its folder, too', async (t) => {
  const shop = await openShop(t, { begun: true, prepare, ...small });
  const { page } = shop;
  await click(page, 'tab', 'Share');
  await click(page, 'button', 'Choose shared folder');
  await announced(page, /went out/);
  await click(page, 'tab', 'Settings');
  await page.mouse.move(500, 500);
  const erase = page.getByRole('button', { name: 'Erase this device' });
  for (let i = 0; i < 20 && (await erase.count()) === 0; i += 1) {
    await page.mouse.wheel(0, 300);
    await settled(page);
  }
  await erase.dispatchEvent('click');
  await fill(page, 'Shop name to confirm', 'Keepsakes & Co');
  await page.getByRole('button', { name: 'Erase', exact: true }).dispatchEvent('click');
  await page.getByRole('heading', { name: 'Every concern is welcome' }).waitFor();
  const join = page.getByRole('button', { name: 'Join with the shared folder' });
  assert.equal(await join.getAttribute('aria-description'), 'The one your devices keep alike');
});

test('a device that lost its shop gets it back from the shared folder', async (t) => {
  const shop = await openShop(t, { begun: true, prepare, ...small });
  const { page } = shop;
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await click(page, 'tab', 'Share');
  await click(page, 'button', 'Choose shared folder');
  await announced(page, /went out/);
  await page.evaluate(() => void indexedDB.deleteDatabase('counterbell')); // the page meets it by loading anew
  await page.getByRole('heading', { name: 'The tickets of Keepsakes & Co are not here any more' }).waitFor();
  await click(page, 'button', 'Restore from the shared folder');
  await page.getByRole('textbox', { name: 'Station name' }).waitFor();
  await settled(page);
  await fill(page, 'Station name', 'Front counter');
  await click(page, 'button', 'Join');
  await click(page, 'button', 'Mia Keller');
  await openTicket(page, number);
  await click(page, 'tab', 'Share');
  await announced(page, /are alike/);
  assert.deepEqual(shop.problems, []);
});
