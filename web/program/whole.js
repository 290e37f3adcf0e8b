// Fetches files and makes sure that they came whole. A file of the site has the SHA-256 of its content in its name, so that nothing else
// (the sign-in page of a network, half a file, another build's file) can be taken for it.

/** The value for `integrity` that belongs to a file's name. */
export const integrityOf = (name) => `sha256-${/\.([\w-]{43})\./.exec(name)[1].replaceAll('-', '+').replaceAll('_', '/')}=`;

/** Fetches a file, past the HTTP cache when that holds something else; rejects when it is not what it must be. */
export async function fetchWhole(name, integrity = integrityOf(name)) {
  try {
    return await fetch(name, { integrity });
  } catch {
    return fetch(name, { integrity, cache: 'reload' });
  }
}
