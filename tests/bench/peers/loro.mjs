// Loro; with "snapshot" as last argument a shop's whole state travels in that form instead of as updates.
import { LoroDoc, LoroList, LoroMap } from 'loro-crdt';

import { measureMerge } from './peer.mjs';

const mode = process.argv[4] ?? 'update';

/** A ticket as a map, its tags and messages as lists, and no more than what we keep: texts are written as a whole, as with us. */
function addTicket(all, { id, tags, messages, customer, ...fields }) {
  const map = all.setContainer(id, new LoroMap());
  for (const [field, value] of Object.entries({ ...fields, ...customer })) map.set(field, value);
  const tagList = map.setContainer('tags', new LoroList());
  for (const tag of tags) tagList.push(tag);
  const messageList = map.setContainer('messages', new LoroList());
  for (const message of messages) messageList.push(message);
}

await measureMerge(
  process.argv.slice(2, 4),
  (tickets) => {
    const shop = new LoroDoc();
    const all = shop.getMap('tickets');
    for (const ticket of tickets) addTicket(all, ticket);
    shop.commit();
    const before = shop.version();
    const edit = (edits) => {
      for (const { ticket, message, priority } of edits) {
        if (message) all.get(ticket).get('messages').push(message);
        else all.get(ticket).set('priority', priority);
        shop.commit();
      }
      return shop.export({ mode: 'update', from: before });
    };
    return { full: shop.export({ mode }), edit };
  },
  (full) => {
    const shop = new LoroDoc();
    shop.import(full);
    return (delta) => shop.import(delta);
  },
);
