// The layout of the database "counterbell"; src/replica/FORMAT.md, section 12, specifies it.

export const NAME = 'counterbell';
export const VERSION = 2;
export const STORES = ['log', 'segments', 'drafts', 'meta', 'image'];
/** The version of what is written: raised when older builds must not write any more. Kept in `meta` under "data". */
export const format = { dataVersion: 2 };
/** What `meta` holds for the storage modules; all else are settings of the program. */
export const OWN = new Set(['store', 'written', 'folded', 'segments', 'data', 'image']);
/** A number that `meta` holds for the storage modules; 0 when it is not there. @param {Map<string, string>} own */
export const numberIn = (own, name) => Number(own.get(name) ?? 0);
/** The key of the snapshot's index in `image`. The keys of its blocks are higher, in the order in which they are read. */
export const INDEX = 0;

/** A random name that nobody else has. */
export const randomName = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
