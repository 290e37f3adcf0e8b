import makeSqlite from '@sqlite.org/sqlite-wasm';

import { measureSearch } from './peer.mjs';

const sqlite = await makeSqlite();
const database = new sqlite.oo1.DB(':memory:');

await measureSearch(
  process.argv.slice(2),
  (tickets) => {
    // Without a copy of the texts, and with indexes of short prefixes, as its manual advises for searching as people type.
    database.exec("CREATE VIRTUAL TABLE found USING fts5(text, content='', prefix='1 2 3')");
    const insert = database.prepare('INSERT INTO found (rowid, text) VALUES (?, ?)');
    database.transaction(() => {
      tickets.forEach((ticket, id) => insert.bind([id + 1, Object.values(ticket).join('\n')]).stepReset());
    });
    insert.finalize();
    const select = database.prepare('SELECT rowid FROM found WHERE found MATCH ?');
    return (query) => {
      select.bind([query.split(/\s+/).map((word) => `"${word}"*`).join(' ')]);
      let hits = 0;
      for (; select.step(); hits += 1) select.getInt(0);
      select.reset();
      return hits;
    };
  },
  () => database.selectValue('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size'),
);
