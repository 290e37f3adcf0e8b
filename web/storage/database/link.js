// The current connection to the database. It can be replaced when it has died.
import { createConnection } from './connection.js';
import { openConnection } from './opening.js';
import { createPatience } from './patience.js';

/**
 * @param {{ taken: (erased: boolean) => void, closed: () => void }} tell `taken`: another tab erases or upgrades the database, and this one
 *   has closed its connection; `closed`: the browser closed the connection by itself
 */
export function createLink({ taken, closed }) {
  const patience = createPatience();
  let connection = null;
  function use(opened) {
    const made = (connection = createConnection(opened, {
      taken(erased) {
        close();
        taken(erased);
      },
      closed() {
        if (connection === made) connection = null;
        closed();
      },
    }));
  }

  function close() {
    connection?.close();
    connection = null;
  }
  return {
    close,
    /** Connects, and makes the database if there is none. */
    async make() {
      close();
      use(await openConnection(true));
    },
    /** Connects again; rejects when the database is gone, or the browser does not answer. */
    async renew() {
      close();
      const opening = openConnection(false);
      try {
        use(await patience.await(opening));
      } catch (error) {
        opening.then((late) => late.close(), () => {}); // it may still come, too late
        throw error;
      }
    },
    /** Like the connection's run(). */
    async run(stores, durability, work) {
      if (!connection) throw new DOMException('', 'InvalidStateError');
      return connection.run(stores, durability, work);
    },
  };
}
