// What is not saved yet. Changes and erasures are saved in the order in which they came. Texts are saved together with changes, so that
// saving a ticket and deleting its draft are one transaction.

/**
 * @typedef {{ ticket: number, bytes?: Uint8Array }} Entry the lines of a change; an erasure when there are no `bytes`
 * @typedef {[store: 'drafts' | 'meta', texts: [name: string, text: string][]]} StoreTexts "" deletes a text
 */
export function createQueue() {
  /** @type {Entry[]} */
  let line = [];
  const texts = { drafts: new Map(), meta: new Map() };
  const hasEntries = () => line.length > 0;

  return {
    /** @param {Entry} entry */
    add: (entry) => line.push(entry),
    keep: (store, name, text) => texts[store].set(name, text),
    /** All changes and erasures that are not saved yet. @returns {Entry[]} */
    entries: () => [...line],
    /** There are changes or erasures. */
    hasEntries,
    /** There is nothing to save, not even a text. */
    isEmpty: () => !hasEntries() && texts.drafts.size + texts.meta.size === 0,
    /** The unsaved text of this name; undefined when there is none. */
    text: (store, name) => texts[store].get(name),
    /**
     * What one transaction can save: an erasure, or all texts and the changes up to the next erasure.
     * @returns {{ erasure?: Entry, changes: Entry[], texts: StoreTexts[] }}
     */
    next() {
      const end = line.findIndex(({ bytes }) => !bytes);
      const changes = line.slice(0, end < 0 ? undefined : end);
      return { erasure: end === 0 ? line[0] : undefined, changes, texts: Object.entries(texts).map(([store, pairs]) => [store, [...pairs]]) };
    },
    /** Removes what was saved. Since next(), entries may have been added or dropped; a text that has changed since stays in the queue. */
    saved(entries, storeTexts = []) {
      const gone = new Set(entries);
      line = line.filter((entry) => !gone.has(entry));
      for (const [store, pairs] of storeTexts) {
        for (const [name, text] of pairs) if (texts[store].get(name) === text) texts[store].delete(name);
      }
    },
    /** Drops erasures that cannot be done any more; the next start does them. */
    dropErasures: () => (line = line.filter(({ bytes }) => bytes)),
  };
}
