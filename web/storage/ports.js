// What storage needs from outside, as small ports: types for JSDoc, without code. Ports are plain objects whose methods do not use `this`.

/**
 * Hears whether things were saved. A `ticket` is the number that the program gave with a change or an erasure.
 * @typedef {{
 *   saved: (tickets: number[]) => void,
 *   notSaved: (ticket: number, why: string) => void,
 *   trouble: (why: string) => void,
 *   roomChanged: () => void,
 * }} SavingPort after `notSaved` it is tried again, so that `saved` may follow; `trouble` says what is wrong with the database, "" when
 *   all is right again. Either `why` is packed (web/program/words.js). `roomChanged`: the figures of room.js have changed
 */

/**
 * Takes in what the database holds.
 * @typedef {{
 *   begin: (segments: number) => void,
 *   text: (store: 'drafts' | 'meta', name: string, text: string) => void,
 *   segment: (bytes: Uint8Array) => void,
 *   row: (bytes: Uint8Array) => void,
 *   rowsCame: () => void,
 *   textsCame: (names: string[]) => void,
 *   linesCame: () => boolean,
 * }} LogPort at a start, `begin` is called after the texts, with the number of segments that follow. Later, `rowsCame` and `textsCame` are
 *   called when everything that another tab saved has been handed over. `linesCame` is called when the lines that a snapshot replaced have
 *   been; it returns false when some are missing
 */

/**
 * The program's snapshot of the log.
 * @typedef {{
 *   begin: (index: Uint8Array) => boolean,
 *   block: (bytes: Uint8Array) => boolean,
 *   end: () => boolean,
 *   next: () => { key: number, bytes: Uint8Array } | null,
 *   index: () => Uint8Array,
 *   forget: () => void,
 * }} SnapshotPort `begin`, `block` and `end` take in a snapshot; when one of them returns false, it cannot be used, and everything is
 *   read again, with the texts. `next` makes a block that has changed since it was last made, null when there is none; `index` then makes
 *   the index of all blocks. After `forget` all blocks count as changed
 */

/**
 * Makes segments, and erases from segments and rows.
 * @typedef {{
 *   pack: (segment: Uint8Array | null, rows: Uint8Array[]) => Uint8Array[] | null,
 *   packAll: () => Uint8Array[],
 *   blankSegment: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 *   blankRow: (ticket: number, bytes: Uint8Array) => Uint8Array | null,
 * }} SegmentsPort `pack` makes segments of a segment (or none) and the rows after it, null when that segment is damaged; `packAll` makes
 *   them of everything in memory; `blank…` return what is to be kept instead after the erasure with this ticket, null when nothing
 *   changes. All of them throw when the program has stopped
 */

/**
 * The other tabs.
 * @typedef {{
 *   wish: () => void,
 *   post: (message: object) => void,
 *   overtaken: () => void,
 * }} TabsPort `wish` asks for the turn to write; `post` sends them a message; `overtaken`: another tab wrote although this one had the turn
 */

/**
 * The page.
 * @typedef {{ restart: () => void, restedMs: () => number }} PagePort `restart` reloads it; `restedMs` is how long nothing has been drawn
 */

/**
 * @typedef {{
 *   saving: SavingPort, log: LogPort, snapshot: SnapshotPort, segments: SegmentsPort, tabs: TabsPort, page: PagePort,
 * }} Ports
 */

export {};
