// Loro; with "snapshot" as last argument a shop's whole state travels in that form instead of as updates.
import { LoroDoc, LoroList, LoroMap, LoroText } from 'loro-crdt';

import { measureMerge } from './peer.mjs';

const mode = process.argv[4] ?? 'update';

function fill(map, fields) {
  for (const [field, value] of Object.entries(fields)) map.set(field, value);
}

function addTicket(all, { id, tags, messages, customer, subject, want, treat, ...fields }) {
  const map = all.setContainer(id, new LoroMap());
  fill(map, { ...fields, ...customer });
  for (const [field, text] of Object.entries({ subject, want, treat })) map.setContainer(field, new LoroText()).insert(0, text);
  const tagList = map.setContainer('tags', new LoroList());
  for (const tag of tags) tagList.push(tag);
  const messageList = map.setContainer('messages', new LoroList());
  for (const message of messages) fill(messageList.pushContainer(new LoroMap()), message);
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
        if (message) fill(all.get(ticket).get('messages').pushContainer(new LoroMap()), message);
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
