// «Glöm enheten»: afterwards this browser knows nothing of the intranet.

import { forgetOffline } from './offline.js';

const PATIENCE = 3000; // milliseconds for other tabs to let go of the database

/** Takes away what is kept for the whole browser. */
export async function forgetBrowser(store) {
  store.close();
  await forgetOffline();
  try {
    const databases = await indexedDB.databases();
    await Promise.all(databases.map(({ name }) => deleted(name)));
  } catch {
    // Blocked storage holds none.
  }
  forgetTab();
}

/** Takes away what a tab has of its own, and what all share without a database. */
export function forgetTab() {
  for (const kept of ['localStorage', 'sessionStorage']) {
    try {
      globalThis[kept].clear();
    } catch {
      // Blocked.
    }
  }
}

const deleted = (name) => new Promise((resolve) => {
  const asking = indexedDB.deleteDatabase(name);
  asking.onsuccess = resolve;
  asking.onerror = resolve;
  setTimeout(resolve, PATIENCE);
});
