// Keeps what lies in clear and the ciphertext of one build, for when there is no net. It sees neither
// keys nor what the files say.

const PREFIX = 'intranat-';
const BUILD = '/build.json';
const PATIENCE = 4000; // milliseconds for the net, where the answer is kept as well
const AT_ONCE = 4;
const NAME = /^[\w-]+(\.age)?$/;
const AGE = 'age-encryption.org/v1';

let stopped = false;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  stopped = event.data === 'stop';
  if (event.data === 'keep') event.waitUntil(keepCurrentBuild().catch(() => {}));
  if (event.data === 'stop') event.ports[0].postMessage('stopped');
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (pathname === BUILD) event.respondWith(netFirst(event.request, BUILD));
  else if (mode === 'navigate' && /^\/(index\.html)?$/.test(pathname)) event.respondWith(netFirst(event.request, '/'));
  else if (mode !== 'navigate') event.respondWith(keptFirst(event.request, pathname));
});

/** What changes from build to build: from the net, and only if that is silent as it was kept. */
async function netFirst(request, path) {
  const kept = await caches.match(path, { ignoreSearch: true });
  if (!kept) return fetch(request);
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  const fresh = fetch(request).then((answer) => (answer.ok ? answer : kept), () => kept);
  return Promise.race([fresh, late]);
}

/** What lies under a name of its own content or build never changes. */
async function keptFirst(request, path) {
  return await caches.match(path) ?? fetch(request);
}

/**
 * Keeps the current build whole. It counts as kept once build.json lies in its cache, and only then are
 * others thrown away: whatever happens on the way, there is one whole build or none.
 */
async function keepCurrentBuild() {
  const said = await fetch(BUILD, { cache: 'no-store' });
  const { build, files, shell } = await said.clone().json();
  if (![build, ...files].every((name) => NAME.test(name))) throw Error('not one of our builds');
  const cache = await caches.open(PREFIX + build);
  if (!await cache.match(BUILD)) {
    const page = await fetch('/', { cache: 'no-store' });
    const inClear = shell.filter((path) => path.startsWith('tema/')).map((path) => `/${path}`);
    await keepEach(cache, [...inClear, ...files.map((name) => `/${build}/${name}`)]);
    const then = await (await fetch(BUILD, { cache: 'no-store' })).json();
    if (then.build !== build) throw Error('another build has come');
    await put(cache, '/', page);
    await put(cache, BUILD, said);
  }
  for (const name of await caches.keys()) {
    if (name !== PREFIX + build && name.startsWith(PREFIX)) await caches.delete(name);
  }
  if (stopped) await caches.delete(PREFIX + build);
}

async function keepEach(cache, paths) {
  const left = [...paths];
  const work = async () => {
    for (let path = left.pop(); path; path = left.pop()) {
      if (!await cache.match(path)) await put(cache, path, await fetch(path));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** A page that asks for a password, or says that there is nothing, isn't what was asked for. */
async function put(cache, path, answer) {
  if (stopped) throw Error('stopped');
  if (!answer.ok || answer.redirected) throw Error(path);
  if (path.endsWith('.age') && await startOf(answer.clone()) !== AGE) throw Error(path);
  await cache.put(path, answer);
}

async function startOf(answer) {
  return new TextDecoder('latin1').decode((await answer.arrayBuffer()).slice(0, AGE.length));
}
