// The service worker and new builds: a new build is fetched whole in the background and used only when people say so.

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
    look().catch(() => {}); // then the page works only with a connection
    // Registers each time, since a first service worker that did not come whole leaves nothing behind.
    const check = () => look().then((registration) => registration.update()).catch(() => {}); // offline; tried again later
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
