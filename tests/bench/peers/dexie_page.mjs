// Tickets and messages in Dexie: loads all of them, as a list that is sorted and searched at once needs, and shows the first.
import Dexie from './dexie.js';

const rowsInSight = 40;

const database = new Dexie('shop', { chromeTransactionDurability: 'strict' });
database.version(1).stores({ tickets: 'id, state', messages: 'id, ticket' });

window.tickets = await database.tickets.toArray();
window.messages = await database.messages.toArray();
document.querySelector('tbody').replaceChildren(
  ...window.tickets.slice(0, rowsInSight).map(({ number, subject, state }) => {
    const row = document.createElement('tr');
    for (const text of [number, subject, state]) row.insertCell().textContent = text;
    return row;
  }),
);
window.ready = await new Promise((resolve) => { requestAnimationFrame(() => resolve(performance.now())); });

/** Fills the database from what the server has, a ticket a line. */
window.fill = async () => {
  const text = await (await fetch('tickets.json')).text();
  const tickets = [];
  const messages = [];
  for (const line of text.trimEnd().split('\n')) {
    const { messages: own, ...ticket } = JSON.parse(line);
    tickets.push(ticket);
    messages.push(...own.map((message) => ({ ...message, ticket: ticket.id })));
  }
  await database.tickets.bulkPut(tickets);
  await database.messages.bulkPut(messages);
};

/** Saves one more ticket with its first message; resolves with the milliseconds until it was durable. */
window.save = async (id) => {
  const start = performance.now();
  await database.transaction('rw', database.tickets, database.messages, async () => {
    await database.tickets.put({ ...window.tickets[0], id });
    await database.messages.put({ ...window.messages[0], id: `${id}-1`, ticket: id });
  });
  return performance.now() - start;
};
