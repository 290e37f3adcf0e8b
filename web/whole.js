// Files that count only when they came whole. A file of the site has the SHA-256 of its content in its name, so that nothing else
// (the sign-in page of a network, half of it, another build's) can pass for it.

/** What a file must be, by its name, as `integrity` wants it. */
export const integrityOf = (name) => `sha256-${/\.([\w-]{43})\./.exec(name)[1].replaceAll('-', '+').replaceAll('_', '/')}=`;

/** Fetches a file that is what it must be, past the HTTP cache when that holds something else; rejects when there is none. */
export async function fetchWhole(name, integrity = integrityOf(name)) {
  try {
    return await fetch(name, { integrity });
  } catch {
    return fetch(name, { integrity, cache: 'reload' });
  }
}
