// The shop that everybody is measured on: made once for each size, as an exchange file for us and as plain tickets for peers.
import { createReadStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { commandLine } from '../browser/harness.mjs';
import { runNative } from './processes.mjs';
import { typedQueries } from './queries.mjs';

/** Makes a shop of `count` tickets in `folder`: { count, shop, delta, tickets, edits, queries }, and the `code` that numbers begin with. */
export async function makeShop(folder, count) {
  console.log(`Making up a shop of ${count} tickets`);
  const file = (name) => join(folder, `${count}-${name}`);
  const files = { count, shop: file('shop.json'), delta: file('delta.json'), tickets: file('tickets.ndjson'), edits: file('edits.ndjson'), queries: file('queries.txt') };
  await commandLine('generate', '--tickets', String(count), '--seed', '1', '-o', file('made.json'));
  await runNative('extend', file('made.json'), files.shop, files.delta);
  const tickets = await plainTickets(files.shop);
  await writeLines(files.tickets, tickets.map((ticket) => JSON.stringify(ticket)));
  await writeLines(files.edits, await plainEdits(files.delta));
  await writeLines(files.queries, typedQueries(tickets));
  return { ...files, code: tickets[0].number.split('-')[0] };
}

/** The records that the changes of an exchange file come to: type → id → fields. The later line wins: each is by one station. */
async function fold(path) {
  const records = new Map();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!line.startsWith('{"') || line.startsWith('{"format"')) continue;
    for (const { about, set = {}, personal = [], add = {}, remove = {} } of JSON.parse(line.replace(/,$/, '')).ops) {
      const [type, id] = about.split('/');
      const ofType = records.get(type) ?? records.set(type, new Map()).get(type);
      const record = ofType.get(id) ?? ofType.set(id, { id }).get(id);
      Object.assign(record, set, personal[1]);
      for (const [field, elements] of Object.entries(add)) record[field] = [...new Set([...(record[field] ?? []), ...elements])];
      for (const [field, gone] of Object.entries(remove)) record[field] = (record[field] ?? []).filter((element) => !(element in gone));
    }
  }
  return records;
}

async function plainTickets(path) {
  const records = await fold(path);
  const person = ({ name = '', phone = '', email = '' } = {}) => ({ name, phone, email });
  const tickets = new Map();
  for (const ticket of records.get('ticket').values()) {
    const customer = person(records.get('customer').get(ticket.customer));
    const assignee = records.get('staff').get(ticket.assignee)?.name ?? '';
    tickets.set(ticket.id, { want: '', treat: '', tags: [], priority: 'normal', trashed: false, ...ticket, assignee, customer, messages: [] });
  }
  for (const { ticket, id, direction, channel = '', body, at } of records.get('message').values()) {
    tickets.get(ticket)?.messages.push({ id, direction, channel, body, at });
  }
  return [...tickets.values()];
}

/** What a station brings that edited every tenth ticket: { ticket, priority } or { ticket, message }, a line each. */
async function plainEdits(path) {
  const records = await fold(path);
  const priorities = [...records.get('ticket').values()].map(({ id, priority }) => ({ ticket: id, priority }));
  const messages = [...records.get('message').values()].map(({ ticket, ...message }) => ({ ticket, message }));
  return [...priorities, ...messages].map((edit) => JSON.stringify(edit));
}

/** Line by line: a large shop's text is longer than a string can be. */
async function writeLines(path, lines) {
  if (lines.length < 10_000) return writeFile(path, `${lines.join('\n')}\n`);
  const file = await open(path, 'w');
  for (let i = 0; i < lines.length; i += 1000) await file.write(`${lines.slice(i, i + 1000).join('\n')}\n`);
  return file.close();
}
