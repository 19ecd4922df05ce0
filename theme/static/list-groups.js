// The pages that a search finds beside the enterprises, in groups.

import { button, element } from './form-element.js';
import { number } from './list-numbers.js';

const FIRST = 3;
const byId = (id) => document.getElementById(id);

/**
 * @param {{title: string, pages: object[]}[]} groups
 * @param {boolean} first  whether they stand before the enterprises
 */
export function showGroups(groups, first) {
  const box = byId('pages');
  box.hidden = !groups.length;
  const before = byId(first ? 'loading' : 'near');
  if (box.previousElementSibling !== before) before.after(box);
  box.replaceChildren(...groups.flatMap(groupOf));
}

function groupOf({ title, pages }) {
  const list = element('ul', {}, ...pages.slice(0, FIRST).map(found));
  const heading = element('h3', {}, title, ' ', element('span', { className: 'count', textContent: number(pages.length) }));
  if (pages.length <= FIRST) return [heading, list];
  const all = button(`Visa alla ${number(pages.length)}`, 'quiet-button', () => {
    const rest = pages.slice(FIRST).map(found);
    list.append(...rest);
    all.remove();
    rest[0].querySelector('a').focus();
  });
  return [heading, list, all];
}

const found = ({ url, title, summary }) => element('li', {}, element('a', { href: url, textContent: title }), element('div', { className: 'meta', textContent: summary }));
