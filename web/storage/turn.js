// Taking and giving up the turn to write between tabs (web/tabs/): what storage has to do.

/** @param {import('./parts.js').Parts} parts */
export function createTurn({ database, health, queue, position, writer, saver, reader, compaction, laterLines }) {
  function begin() {
    writer.mayWrite = true;
    database.expectWriting();
  }

  function goOn() {
    if (!queue.isEmpty()) saver.write();
    compaction.plan();
  }

  return {
    /** This tab starts with the turn, and has read everything. */
    begin() {
      begin();
      goOn(); // the start may have had to set the profile again
    },
    /** This tab has got the turn: reads everything that the tab before it has saved. A failure is told as trouble. */
    async take() {
      await reader.catchUp().catch(health.fail);
      begin();
      await laterLines.settle().catch(health.fail);
      goOn();
    },
    /** Saves the queue and gives up the turn; false when something could not be saved. */
    async giveUp() {
      while (writer.isBusy()) await writer.settled();
      if (!queue.isEmpty()) await saver.write();
      while (writer.isBusy()) await writer.settled(); // compaction may have begun meanwhile
      if (!queue.isEmpty()) return false;
      compaction.stop();
      writer.mayWrite = false;
      return true;
    },
    /** Another tab tells what it saved. A failure is told as trouble. */
    async received(message) {
      if (message.kind !== 'saved' || writer.mayWrite || database.ended() || !position.isKnown) return;
      await reader.received(message).catch(health.fail);
    },
  };
}
