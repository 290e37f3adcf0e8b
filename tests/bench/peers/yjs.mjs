import * as Y from 'yjs';

import { measureMerge } from './peer.mjs';

const asMap = (fields) => new Y.Map(Object.entries(fields));

/** A ticket as a map; what people edit together as text; its tags and messages as lists. */
function ticketMap({ id, tags, messages, customer, subject, want, treat, ...fields }) {
  return asMap({
    ...fields, ...customer, subject: new Y.Text(subject), want: new Y.Text(want), treat: new Y.Text(treat),
    tags: Y.Array.from(tags), messages: Y.Array.from(messages.map(asMap)),
  });
}

await measureMerge(
  process.argv.slice(2),
  (tickets) => {
    const shop = new Y.Doc();
    const all = shop.getMap('tickets');
    for (const ticket of tickets) all.set(ticket.id, ticketMap(ticket));
    const before = Y.encodeStateVector(shop);
    const edit = (edits) => {
      for (const { ticket, message, priority } of edits) {
        if (message) all.get(ticket).get('messages').push([asMap(message)]);
        else all.get(ticket).set('priority', priority);
      }
      return Y.encodeStateAsUpdate(shop, before);
    };
    return { full: Y.encodeStateAsUpdate(shop), edit };
  },
  (full) => {
    const shop = new Y.Doc();
    Y.applyUpdate(shop, full);
    return (delta) => Y.applyUpdate(shop, delta);
  },
);
