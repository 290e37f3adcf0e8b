// The service worker and new builds: a new one is fetched whole in the background and used only when people say so.

const CHECK_MS = 60 * 60 * 1000;

/**
 * @param {() => void} ready called when a newer build waits to be used
 */
export function createUpdates(ready) {
  let waiting = null;
  if ('serviceWorker' in navigator && location.protocol !== 'file:') register();

  function register() {
    const controlled = !!navigator.serviceWorker.controller;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (controlled) location.reload();
    });
    look().catch(() => {}); // then it works only with a connection, and says nothing false
    // Registered each time: a first one that did not come whole has left nothing behind.
    const check = () => look().then((registration) => registration.update()).catch(() => {}); // offline: later
    setInterval(check, CHECK_MS);
    addEventListener('online', check);
    document.addEventListener('visibilitychange', () => document.hidden || check());
  }

  async function look() {
    const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    const note = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      waiting = registration.waiting;
      ready();
    };
    registration.onupdatefound = () => {
      if (registration.installing) registration.installing.onstatechange = note;
    };
    note();
    return registration;
  }

  return {
    get ready() {
      return waiting !== null;
    },
    apply: () => waiting?.postMessage('take over'),
  };
}
