// The service worker keeps shell and ciphertext for when there is no net. It is set to work after the
// first unlock, and never told any key.

const WORKER = '/sw.js';

/**
 * Has the current build kept. Where that can't be, the intranet works as before, with a net.
 * @param {() => boolean} still  whether that is wanted when the worker is there; it takes a while
 */
export async function keepForOffline(still) {
  try {
    await navigator.serviceWorker.register(WORKER, { scope: '/' });
    const { active } = await navigator.serviceWorker.ready;
    if (still()) active.postMessage('keep');
  } catch {
    // Private windows and blocked storage have none.
  }
}

/** Whether all of a build is kept on this device. */
export async function isKept(build) {
  try {
    return Boolean(await caches.match('/build.json', { cacheName: `intranat-${build}` }));
  } catch {
    return false;
  }
}

/** Takes away everything that was kept, and what keeps it. */
export async function forgetOffline() {
  try {
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map(stopped));
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  } catch {
    // There is none where storage is blocked.
  }
}

/** It may be in the middle of keeping a build, so it has to stop first. */
async function stopped(worker) {
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise((resolve) => { port1.onmessage = resolve; setTimeout(resolve, 1000); });
  (worker.active ?? worker.waiting ?? worker.installing)?.postMessage('stop', [port2]);
  await heard;
  await worker.unregister();
}
