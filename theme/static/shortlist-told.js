// What a star has to say, at the foot of the window, with the way to the list.

import { MOST, isLoose } from './shortlist-kept.js';

export const LOOSE = 'Webbläsaren sparar inte kortlistan. Den finns kvar så länge fliken är öppen.';
const LONG_ENOUGH = 8000; // milliseconds
const SOON = 50; // what a status says at once, when it comes, is not always read out

let box;
let wait;

/**
 * @param {string} name  of the enterprise
 * @param {boolean} isAdded  otherwise it has been taken away
 * @param {boolean} isFull  whether there was no room for it
 */
export function told(name, isAdded, isFull) {
  if (!box) {
    box = Object.assign(document.createElement('p'), { className: 'told-star', role: 'status' });
    document.body.append(box);
  }
  const way = Object.assign(document.createElement('a'), { href: '/kortlista/', textContent: 'Visa kortlistan' });
  const loose = isLoose() ? [LOOSE, ' '] : [];
  const said = isFull ? [`Kortlistan rymmer ${MOST} företag. Ta bort något av dem först.`, ' ', way]
    : isAdded ? [`${name} ligger i kortlistan.`, ' ', ...loose, way]
      : [`${name} är borttaget ur kortlistan.`];
  clearTimeout(wait);
  wait = setTimeout(() => {
    say(...said);
    wait = setTimeout(fade, LONG_ENOUGH);
  }, SOON);
}

function say(...said) {
  box.replaceChildren(...said);
  document.documentElement.classList.toggle('told', said.length); // what gets the focus stands clear of it
}

/** Stays while somebody is about to follow the link. */
function fade() {
  if (box.matches(':hover, :focus-within')) wait = setTimeout(fade, LONG_ENOUGH);
  else say();
}
