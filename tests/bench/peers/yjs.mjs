import * as Y from 'yjs';

import { measureMerge } from './peer.mjs';

/** A ticket as a map, its tags and messages as lists, and no more than what we keep: texts are written as a whole, as with us. */
const ticketMap = ({ id, tags, messages, customer, ...fields }) =>
  new Y.Map(Object.entries({ ...fields, ...customer, tags: Y.Array.from(tags), messages: Y.Array.from(messages) }));

await measureMerge(
  process.argv.slice(2),
  (tickets) => {
    const shop = new Y.Doc();
    const all = shop.getMap('tickets');
    for (const ticket of tickets) all.set(ticket.id, ticketMap(ticket));
    const before = Y.encodeStateVector(shop);
    const edit = (edits) => {
      for (const { ticket, message, priority } of edits) {
        if (message) all.get(ticket).get('messages').push([message]);
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
