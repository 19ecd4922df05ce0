// What a star has to say, at the foot of the window: that the list is full, or isn't kept.

import { MOST } from './shortlist-kept.js';

export const LOOSE = 'Webbläsaren sparar inte kortlistan. Den finns kvar så länge fliken är öppen.';
const LONG_ENOUGH = 8000; // milliseconds

let box;
let wait;

/** @param {boolean} isFull  otherwise the browser keeps nothing */
export function told(isFull) {
  if (!box) {
    box = document.createElement('p');
    box.className = 'told-star';
    box.role = 'status';
    document.body.append(box);
  }
  box.textContent = isFull ? `Kortlistan rymmer ${MOST} företag. Ta bort något av dem först.` : LOOSE;
  clearTimeout(wait);
  wait = setTimeout(() => box.replaceChildren(), LONG_ENOUGH);
}
