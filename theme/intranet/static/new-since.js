// «Nytt sedan sist»: pages that are new, or other than when this member last read them.

import { element } from './form-element.js';
import { hashOf } from './route.js';

const KEY = 'seen';
const MOST = 12;
const NO_NEWS = new Set(['home', 'members', 'tasks']); // they change with everything

const read = (pages) => Object.fromEntries(pages.map(({ route, digest }) => [route, digest]));

/**
 * Shows what is new; the first time everything counts as read.
 * @param {object} session
 * @param {?HTMLElement} main  with the start page; null only remembers
 */
export function tellNews({ state, contents }, main) {
  const pages = contents.pages.filter(({ kind }) => !NO_NEWS.has(kind));
  const seen = state.get(KEY);
  if (!seen) {
    state.set(KEY, read(pages));
    return;
  }
  const news = pages.filter(({ route, digest }) => seen[route] !== digest);
  const place = main?.querySelector('[data-news]');
  if (!place || !news.length) return;
  const items = news.slice(0, MOST).map((page) => element('li', {},
    element('a', { href: hashOf(page.route), textContent: page.title }), ' ',
    element('span', { className: 'meta', textContent: `${page.route in seen ? 'Ändrad' : 'Ny'}. ${page.summary}` })));
  if (news.length > MOST) items.push(element('li', { className: 'meta', textContent: `Och ${news.length - MOST} till.` }));
  place.querySelector('ul').replaceChildren(...items);
  place.querySelector('button').onclick = () => {
    state.set(KEY, read(pages));
    place.hidden = true;
    const heading = main.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus();
  };
  place.hidden = false;
}

/** Remembers that a page has been read as it is now. */
export function markRead({ state }, { route, kind, digest }) {
  const seen = state.get(KEY) ?? {};
  if (!NO_NEWS.has(kind) && seen[route] !== digest) state.set(KEY, { ...seen, [route]: digest });
}
