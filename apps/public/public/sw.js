// Keeps the app on the device: pages ask the network first and fall back to what was kept; files whose name changes with their content are never asked for twice.
const shelf = 'diemtua-1';
const root = '/';
const waitMs = 4000;

const isFile = (url) => url.pathname.startsWith('/assets/') || url.pathname.startsWith('/loi-doc/');
const isPage = (url) => /^\/($|tinh\/|hoi($|\/)|luat($|\/)|so-lieu($|\/))/.test(url.pathname);
/** Pages of the server about a person, a place or a payment: nothing of them is ever kept. */
const isServed = (url) => /^\/(ho-so|goi-lai|bien-lai|noi-dong|cong-bo)($|\/)/.test(url.pathname);

/** Keeps one file or the first page, where it is not there yet. */
async function keepOne(kept, address) {
  const url = new URL(address, self.location.origin);
  if (url.origin !== self.location.origin || (url.pathname !== root && !isFile(url))) return;
  if (await kept.match(url.pathname)) return;
  const answered = await fetch(url.pathname).catch(() => null);
  if (answered?.ok) await kept.put(url.pathname, answered);
}

/** The first page stands in for all that cannot be reached: it is kept with the scripts that it names, then what was seen. @param {readonly string[]} addresses */
async function keep(addresses) {
  const kept = await caches.open(shelf);
  await keepOne(kept, root);
  const first = (await (await kept.match(root))?.text()) ?? '';
  const named = [...first.matchAll(/\/assets\/[\w.-]+\.js/g)].map(([address]) => address);
  for (const address of [...named, ...addresses]) await keepOne(kept, address);
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

/** The first page as it was kept, told that the page which was asked for could not be reached. */
async function standIn() {
  const kept = await caches.open(shelf);
  const first = await kept.match(root);
  if (!first) return undefined;
  const headers = new Headers(first.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response((await first.text()).replace('<body', '<body data-unreached'), { headers });
}

/** A page of the server: as it is now, or word that there is no network. */
const served = (request) => fetch(request).catch(async (cause) => (await standIn()) ?? Promise.reject(cause));

/** A page: as it is now, or, without a network or after some seconds, as it was kept. */
async function page(request) {
  const kept = await caches.open(shelf);
  const late = new Promise((answer) => {
    setTimeout(async () => answer(await standIn()), waitMs);
  });
  const now = fetch(request).then(async (answered) => {
    if (answered.ok && new URL(request.url).pathname === root) await kept.put(root, answered.clone());
    return answered;
  });
  const first = await Promise.race([now.catch(() => undefined), late]);
  return first ?? (await standIn()) ?? now;
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
  else if (request.mode === 'navigate' && isServed(url)) event.respondWith(served(request));
  else if (isFile(url)) event.respondWith(file(request));
});
