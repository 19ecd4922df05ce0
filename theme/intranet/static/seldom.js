// Pages that few visits come to. Their scripts are fetched when they are asked for.

import { element } from './form-element.js';
import { inWords, troubles } from './trouble.js';

/** «Ny nyckel» */
export const drawNewKey = (desk, place) => draw(desk, place, async () => (await import('./new-key.js')).newKeyView);

/** «Din nyckel» */
export const drawDevice = (desk, place) => draw(desk, place, async () => (await import('./devices.js')).deviceView);

/** @returns {() => void}  takes it away */
function draw(desk, place, load) {
  let left = false;
  load().then(
    (view) => { if (!left && place.isConnected) view(desk, place); },
    () => place.append(element('p', { role: 'alert', className: 'problem', textContent: inWords(troubles.fileMissing()) })),
  );
  return () => {
    left = true;
    place.replaceChildren();
  };
}
