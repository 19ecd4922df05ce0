// A key that comes by a link of another device: taken out of the address, where nobody should find
// it, before anything else happens.

import { copyInAddress, isMoving } from './moving.js';

/** @returns {?() => Uint8Array}  gives the copy that the address held, or throws where it was no whole one */
export function keyInAddress() {
  const { hash } = location;
  if (!isMoving(hash)) return null;
  history.replaceState(null, '', '#/');
  return () => copyInAddress(hash);
}

/**
 * Hears where a page that is open is sent. The unlocked pages, which listen later, see no key.
 * @param {(copy: () => Uint8Array) => void} arrived  with a key
 * @param {() => void} moved  to any other address
 */
export function hearArrivals(arrived, moved) {
  let come = null;
  addEventListener('popstate', (event) => {
    come = keyInAddress();
    if (come) event.stopImmediatePropagation();
  });
  addEventListener('hashchange', (event) => {
    const copy = come;
    come = null;
    if (!copy) {
      moved();
      return;
    }
    history.replaceState(null, '', new URL(event.oldURL).hash || '#/');
    arrived(copy);
  });
}
