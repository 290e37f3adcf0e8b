// Drafts and settings, as the database has them to the knowledge of this tab.
import { noteMarker } from './marker.js';

/** The setting that the marker repeats: the name of the shop. */
const SHOP_NAME = 'shop_name';
/** The setting that every writing transaction repeats, since without it the device is not the same station any more. */
const PROFILE = 'profile';

/**
 * @param {import('./parts.js').Parts['queue']} queue
 * @param {import('./ports.js').LogPort} log
 */
export function createTexts(queue, log) {
  const kept = { drafts: new Map(), meta: new Map() };

  function note(store, name, text) {
    if (text === '') kept[store].delete(name);
    else kept[store].set(name, text);
    if (store === 'meta' && name === SHOP_NAME) noteMarker({ shop: text });
  }

  /** Takes a text that the database has. False when nothing changes, or when a newer one waits to be saved here. */
  function take(store, name, text) {
    if ((kept[store].get(name) ?? '') === text || queue.text(store, name) !== undefined) return false;
    note(store, name, text);
    log.text(store, name, text);
    return true;
  }

  /** Takes texts that another tab saved; returns the names of those that changed. @param {import('./queue.js').StoreTexts[]} texts */
  const takeSome = (texts) => texts.flatMap(([store, pairs]) => pairs.filter(([name, text]) => take(store, name, text)).map(([name]) => name));

  return {
    kept,
    takeSome,
    /** Takes all texts that the database holds, but the profile from `profile` unless that is "". Returns the names of those that changed. */
    takeAll({ drafts, meta }, profile) {
      if (profile) meta.set(PROFILE, profile);
      const gone = (store, now) => [...kept[store].keys()].filter((name) => !now.has(name)).map((name) => [name, '']);
      return takeSome(Object.entries({ drafts, meta }).map(([store, now]) => [store, [...now, ...gone(store, now)]]));
    },
    /** The setting that says which station this is, saved or not. */
    profile: () => queue.text('meta', PROFILE) ?? kept.meta.get(PROFILE) ?? '',
    /** This tab has saved these texts. @param {import('./queue.js').StoreTexts[]} texts */
    saved(texts) {
      for (const [store, pairs] of texts) for (const [name, text] of pairs) note(store, name, text);
    },
  };
}
