// The service worker: keeps one whole build for use without a connection. A newer build is fetched beside it, all of it or
// nothing, and takes over only when the page says so. BUILD and FILES are put in by packing.

const CACHE = `counterbell-${BUILD}`;

addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))),
  );
});

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
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  const wanted = event.request.mode === 'navigate' ? './' : event.request;
  event.respondWith(answer(wanted, event.request));
});

async function answer(wanted, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request);
}
