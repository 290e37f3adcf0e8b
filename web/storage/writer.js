// Writing transactions, one after the other, while this tab has the turn to write.

/**
 * @param {Pick<import('./parts.js').Parts, 'database' | 'position' | 'texts'>} parts
 * @param {{ overtaken: () => void, free: () => void }} tell `overtaken`: somebody else wrote, so that this tab stops writing; `free`: the work
 *   under way has ended
 */
export function createWriter(parts, tell) {
  let running = null; // the work under way; never rejects
  function overtaken() {
    writer.mayWrite = false;
    tell.overtaken();
  }

  const writer = {
    /** This tab has the turn. */
    mayWrite: false,
    /** Work is under way. */
    isBusy: () => running !== null,
    /** Resolves when no work is under way, even if it failed. */
    async settled() {
      while (running) await running;
    },
    /** Begins `work` at once; meanwhile nothing else is done. No work may be under way yet. Settles like `work`. */
    alone(work) {
      const done = work();
      running = done.catch(() => {}).then(() => {
        running = null;
        tell.free();
      });
      return running.then(() => done);
    },
    /** Runs a transaction as soon as no other work is under way. Rejects, too, when this tab does not have the turn by then. */
    async between(stores, durability, work) {
      while (running) await running;
      if (!writer.mayWrite) throw new Error('this tab does not write');
      return writer.alone(() => writer.transact(stores, durability, work));
    },
    /** As transact() below says. */
    transact: (...what) => transact(parts, overtaken, ...what),
  };
  return writer;
}

/**
 * Does `work` in one transaction over `stores` and `meta`, like the database's run(), and notes in it that this tab has written. When
 * somebody else has written since this tab last read, the transaction is undone and `overtaken` called.
 */
async function transact({ database, position, texts }, overtaken, stores, durability, work) {
  let signature;
  const result = await database.run([...stores, 'meta'], durability, (transaction, done) => {
    signature = position.nextSignature(texts.profile());
    position.sign(transaction, signature, overtaken);
    work(transaction, done);
  });
  position.signed(signature);
  return result;
}
