// Stars for enterprises, and the way to the short list in the page's head.

import { MOST, follow, keep, kept } from './shortlist-kept.js';

const STAR = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m12 3.5 2.6 5.6 6.1.7-4.5 4.2 1.2 6.1-5.4-3-5.4 3 1.2-6.1-4.5-4.2 6.1-.7z"/></svg>';

/** Gives every row, and a profile's head, its star; brings those that are there up to date. */
export function stars(inside) {
  const on = kept();
  for (const title of inside.querySelectorAll('.hit h3 a[href^="/asf/"], [data-star] h1')) {
    const value = (title.getAttribute('href') ?? location.pathname).split('/')[2];
    const heading = title.closest('h1, h3');
    let star = heading.parentNode.querySelector('.star');
    if (!star) {
      star = Object.assign(document.createElement('button'), { type: 'button', className: 'star', value, innerHTML: STAR });
      heading.after(star);
    }
    const is = star.classList.toggle('kept', on.includes(value));
    star.ariaLabel = star.title = `${is ? 'Ta bort' : 'Spara'} ${title.textContent} ${is ? 'ur' : 'i'} kortlistan`;
  }
}

async function turn({ value, previousElementSibling: heading }) {
  const list = new Set(kept());
  const isAdded = !list.delete(value);
  if (isAdded) list.add(value);
  const isFull = list.size > MOST;
  if (!isFull) keep([...list]);
  const { told } = await import('./shortlist-told.js');
  told(heading.textContent, isAdded, isFull);
}

function show() {
  const way = document.querySelector('.to-shortlist');
  const { length } = kept();
  way.textContent = `Kortlista (${length})`;
  way.classList.toggle('any', length);
  stars(document);
}

addEventListener('click', ({ target }) => {
  const star = target.closest?.('.star');
  if (star) turn(star).catch(() => {}); // the star itself shows it
});
follow(show);
show();
