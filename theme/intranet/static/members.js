// The members' directory, narrowed by words and region.

import { fold } from './list-text.js';

/**
 * @param {HTMLElement} main
 * @param {string} wanted  words that the address brings
 */
export function letFilter(main, wanted) {
  const filter = main.querySelector('[data-member-filter]');
  if (!filter) return;
  const words = filter.querySelector('input');
  const region = filter.querySelector('select');
  const members = [...main.querySelectorAll('.member')].map((item) => ({ item, said: fold(item.textContent) }));
  const count = main.querySelector('[data-member-count]');
  const nobody = main.querySelector('[data-nobody]');

  function narrow() {
    const parts = fold(words.value).split(' ').filter(Boolean);
    let shown = 0;
    for (const { item, said } of members) {
      const fits = (!region?.value || item.dataset.region === region.value) && parts.every((part) => said.includes(part));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = `${shown} ${shown === 1 ? 'medlem' : 'medlemmar'}`;
    nobody.hidden = shown > 0;
  }

  words.value = wanted.slice(0, 200);
  filter.addEventListener('input', narrow);
  filter.hidden = false;
  narrow();
}
