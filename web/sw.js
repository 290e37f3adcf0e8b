// The service worker: keeps one whole build for use without a connection. A newer build is fetched beside it, all of it or nothing, and
// takes over only when the page says so. Packing puts in BUILD (its name), PAGE (the page itself) and FILES (name and integrity of each
// other file).
import { fetchWhole } from './program/whole.js';

const CACHE = `counterbell-${BUILD}`;
const TYPES = {
  css: 'text/css',
  js: 'text/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  words: 'application/octet-stream',
};

addEventListener('install', (event) => event.waitUntil(takeBuild()));

/** Keeps the files only when every one has come whole. */
async function takeBuild() {
  const files = await Promise.all(Object.keys(FILES).map(async (name) => [name, await fetched(name)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([name, file]) => cache.put(name, file)));
}

/** Fetches a file from the server; rejects when it is not what it must be. Its type is set here, whatever the server says. */
async function fetched(name) {
  const bytes = await (await fetchWhole(name, FILES[name])).arrayBuffer();
  return new Response(bytes, { headers: { 'Content-Type': TYPES[/\w+$/.exec(name)[0]] } });
}

addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('counterbell-') && name !== CACHE) await caches.delete(name);
      await clients.claim();
    })(),
  );
});

addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
});

addEventListener('notificationclick', (event) => {
  event.notification.close();
  const route = event.notification.data;
  event.waitUntil(
    (async () => {
      const [open] = await clients.matchAll({ type: 'window', includeUncontrolled: true });
      if (!open) return clients.openWindow(`./#${encodeURI(route)}`);
      open.postMessage({ opened: route });
      return open.focus();
    })(),
  );
});

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET') return;
  if (mode === 'navigate') return event.respondWith(new Response(PAGE, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
  // Requests with a query are meant for the server (loader.js).
  const name = url.slice(registration.scope.length);
  if (url.startsWith(registration.scope) && name in FILES) event.respondWith(kept(name));
});

/** A kept file; fetched again when the kept one is not what it must be any more. */
async function kept(name) {
  const cache = await caches.open(CACHE).catch(() => null); // the cache itself may be damaged
  const file = await cache?.match(name);
  if (file && (await integrity(file.clone())) === FILES[name]) return file;
  const renewed = await fetched(name);
  await cache?.put(name, renewed.clone()).catch(() => {}); // there may be no room; then it is used this once
  return renewed;
}

async function integrity(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
