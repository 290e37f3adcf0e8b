import * as Automerge from '@automerge/automerge';

import { measureMerge } from './peer.mjs';

/** Texts are written as a whole, as with us, not letter by letter. */
const asValues = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, typeof value === 'string' ? new Automerge.ImmutableString(value) : value]));

const ticketMap = ({ id, tags, messages, customer, ...fields }) => ({
  ...asValues({ ...fields, ...customer }),
  tags: tags.map((tag) => new Automerge.ImmutableString(tag)), messages: messages.map(asValues),
});

await measureMerge(
  process.argv.slice(2),
  (tickets) => {
    let shop = Automerge.change(Automerge.init(), (doc) => {
      doc.tickets = Object.fromEntries(tickets.map((ticket) => [ticket.id, ticketMap(ticket)]));
    });
    const full = Automerge.save(shop);
    const edit = (edits) => {
      const before = Automerge.clone(shop);
      for (const { ticket, message, priority } of edits) {
        shop = Automerge.change(shop, (doc) => {
          if (message) doc.tickets[ticket].messages.push(asValues(message));
          else doc.tickets[ticket].priority = new Automerge.ImmutableString(priority);
        });
      }
      return Automerge.getChanges(before, shop);
    };
    return { full, edit };
  },
  (full) => {
    const shop = Automerge.load(full);
    return (delta) => Automerge.applyChanges(shop, delta);
  },
);
