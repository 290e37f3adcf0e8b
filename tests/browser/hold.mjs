// Transactions of the page that stay open until a test says how they end.

/**
 * For a page, by evaluate() or addInitScript(): each writing transaction over just these stores stays open until `window.held.end` is
 * 'complete' or 'abort'. `window.held.count` says how many there were.
 */
export function holdTransactions(stores) {
  window.held = { count: 0, end: '' };
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
    const transaction = begin.call(this, names, mode, ...rest);
    if (mode !== 'readwrite' || String([...names].sort()) !== String([...stores].sort())) return transaction;
    window.held.count += 1;
    hold(transaction);
    return transaction;
  };
  function hold(transaction) {
    transaction.objectStore('meta').get('written').onsuccess = () => {
      if (window.held.end === 'abort') transaction.abort();
      else if (window.held.end === '') hold(transaction); // a transaction without a request ends
    };
  }
}
