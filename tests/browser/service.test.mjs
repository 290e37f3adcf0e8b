// Service levels: targets set, watched by the clock and explained, by the browser's own time zones.
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { serve } from '../../web/pack/serve.mjs';
import { advance, withShiftedClock } from './clock.mjs';
import { newFolder, openShop, project } from './harness.mjs';
import { choose, click, openTicket, setTargetsAroundTheWeek, takeTicketByKeyboard } from './shop.mjs';

test('a ticket counts down, goes overdue as time passes, and says why, also after a restart', async (t) => {
  const { page } = await openShop(t, { begun: true, timezoneId: 'America/Sao_Paulo', prepare: withShiftedClock });
  await setTargetsAroundTheWeek(page);
  assert.equal(await page.getByRole('textbox', { name: 'Time zone' }).inputValue(), 'America/Sao_Paulo');
  await click(page, 'tab', 'Today');
  const number = await takeTicketByKeyboard(page, { customer: 'Ruth Alvarez', subject: 'Cracked urn' });
  await openTicket(page, number);
  await choose(page, 'Priority', 'Urgent');
  await click(page, 'tab', 'Today');
  await page.getByRole('heading', { name: 'Due next (1)' }).waitFor();
  await advance(page, 3 * 60 + 10); // urgent: solved within three hours
  await page.getByRole('heading', { name: 'Needs you now (1)' }).waitFor();
  await click(page, 'button', 'Seen');
  await page.getByRole('heading', { name: 'Overdue (1)' }).waitFor();
  await page.getByRole('row', { name: /Cracked urn/ }).first().waitFor();
  await page.reload();
  await openTicket(page, number);
  await page.getByRole('group', { name: /Solve by: .* overdue/ }).first().waitFor();
  await page.getByRole('group', { name: /^Solve by/ }).getByRole('link', { name: 'Why?' }).click({ force: true });
  await page.getByText(/solved within 3 opening hours/).first().waitFor();
  await page.getByRole('listitem').filter({ hasText: /counted, 3 h/ }).first().waitFor({ state: 'attached' });
  await choose(page, 'State', 'Solved');
  await page.getByRole('group', { name: /Solved: missed by/ }).first().waitFor();
});

test('the scenarios come out the same by the browser’s own time zones', async (t) => {
  const folder = await newFolder('sla');
  t.after(() => rm(folder, { recursive: true }));
  const build = join(project, 'build', 'wasm-tests');
  await mkdir(folder, { recursive: true });
  for (const name of ['sla_cases.mjs', 'sla_cases.wasm']) await cp(join(build, name), join(folder, name));
  await cp(join(project, 'web', 'device', 'zones.js'), join(folder, 'zones.js'));
  await cp(join(project, 'tests', 'sla', 'cases.js'), join(folder, 'cases.js'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Scenarios</title>');
  const server = await serve(folder, 0);
  t.after(() => server.close());
  const { context } = await openShop(t);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const cases = JSON.parse(await readFile(join(project, 'tests', 'cli', 'data', 'sla-cases.json'), 'utf8'));
  const wrong = await page.evaluate(async (all) => {
    const [{ default: factory }, { zones }, { differences, makeJudge }] = await Promise.all(
      ['/sla_cases.mjs', '/zones.js', '/cases.js'].map((name) => import(name)),
    );
    const judge = await makeJudge(factory, zones);
    return all.flatMap(({ name, scenario, expect }) => differences(judge(scenario), expect).map((line) => `${name}: ${line}`));
  }, cases);
  assert.deepEqual(wrong, []);
  assert.ok(cases.length > 30);
});
