import MiniSearch from 'minisearch';

import { measureSearch } from './peer.mjs';

await measureSearch(process.argv.slice(2), (tickets) => {
  const index = new MiniSearch({ fields: Object.keys(tickets[0]), searchOptions: { prefix: true, combineWith: 'AND' } });
  index.addAll(tickets.map((ticket, id) => ({ id, ...ticket })));
  return (query) => index.search(query).length;
});
