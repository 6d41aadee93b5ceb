// Keeps the app on the device: pages ask the network first and fall back to what was kept; files whose name changes with their content are never asked for twice.
const shelf = 'diemtua-1';
const root = '/';
const waitMs = 4000;

const isFile = (url) => url.pathname.startsWith('/assets/') || url.pathname.startsWith('/loi-doc/');
const isPage = (url) => /^\/($|tinh\/|hoi($|\/)|luat($|\/)|so-lieu($|\/))/.test(url.pathname);

/** @param {readonly string[]} addresses */
async function keep(addresses) {
  const kept = await caches.open(shelf);
  for (const address of [root, ...addresses]) {
    const url = new URL(address, self.location.origin);
    if (url.origin !== self.location.origin || (address !== root && !isFile(url))) continue;
    if (await kept.match(url.pathname)) continue;
    const answered = await fetch(url.pathname).catch(() => null);
    if (answered?.ok) await kept.put(url.pathname, answered);
  }
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) if (name !== shelf) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});

/** A page: as it is now, or, without a network or after some seconds, as it was kept. */
async function page(request) {
  const kept = await caches.open(shelf);
  const late = new Promise((answer) => {
    setTimeout(async () => answer(await kept.match(root)), waitMs);
  });
  const now = fetch(request).then(async (answered) => {
    if (answered.ok && new URL(request.url).pathname === root) await kept.put(root, answered.clone());
    return answered;
  });
  const first = await Promise.race([now.catch(() => undefined), late]);
  return first ?? (await kept.match(root)) ?? now;
}

async function file(request) {
  const kept = await caches.open(shelf);
  const { pathname } = new URL(request.url);
  const found = await kept.match(pathname);
  if (found) return found;
  const answered = await fetch(request);
  if (answered.ok) await kept.put(pathname, answered.clone());
  return answered;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(url)) event.respondWith(page(request));
  else if (isFile(url)) event.respondWith(file(request));
});
