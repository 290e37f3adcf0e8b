// The service worker and new builds: a new one is fetched whole in the background and used only when people say so.

const CHECK_MS = 60 * 60 * 1000;
const REFETCHED = 'counterbell-refetched'; // in sessionStorage: for which build the page was fetched anew

/**
 * @param {() => void} ready called when a newer build waits to be used
 */
export function createUpdates(ready) {
  let waiting = null;
  if ('serviceWorker' in navigator && location.protocol !== 'file:') register();

  async function register() {
    const controlled = !!navigator.serviceWorker.controller;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (controlled) location.reload();
    });
    let registration;
    try {
      registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    } catch {
      return; // then it works only with a connection, and says nothing false
    }
    const note = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      waiting = registration.waiting;
      ready();
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', note));
    note();
    const check = () => registration.update().catch(() => {}); // offline: later
    setInterval(check, CHECK_MS);
    addEventListener('online', check);
    document.addEventListener('visibilitychange', () => document.hidden || check());
  }

  return {
    get ready() {
      return waiting !== null;
    },
    apply: () => waiting?.postMessage('take over'),
  };
}

/**
 * The page and the program are not of one build: fetches everything anew, once.
 * @returns {boolean} false when that was tried before
 */
export function refetch(build) {
  if (sessionStorage.getItem(REFETCHED) === build) return false;
  sessionStorage.setItem(REFETCHED, build);
  (async () => {
    const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    await Promise.all(registrations.map((registration) => registration.unregister()));
    const names = (await globalThis.caches?.keys()) ?? [];
    await Promise.all(names.map((name) => caches.delete(name)));
    location.reload();
  })();
  return true;
}
