// The sentences of the pages with posts.

import { chosenOf, number } from './list-numbers.js';

const SAID = {
  slag: { many: 'av slaget {}', crowd: 'av {} slag' },
  bransch: { many: 'inom {}', crowd: 'inom {} branscher' },
  kommun: { many: '{}', crowd: '{} kommuner' },
  lan: { many: '{}', crowd: '{} län' },
};

/**
 * @param {{one: string, many: string, none: string}} said  what the posts are called
 * @param {object} saidOf  what is said of those that a choice leaves, by its key
 * @returns {object} as makeView wants it
 */
export function wordsOf(said, saidOf) {
  const counted = (n) => (n ? `${number(n)} ${n === 1 ? said.one : said.many}` : said.none);
  return {
    counted,
    none: said.none,
    /** «3 öppna annonser av slaget förfrågan inom städning i Gävleborgs län». */
    sentence(n, state, choices, titles) {
      const chosen = (...keys) => keys.filter((key) => state[key].size).map((key) => chosenOf(key, titles, SAID[key]));
      const parts = [counted(n), ...chosen('slag', 'bransch')];
      const places = chosen('kommun', 'lan');
      if (places.length) parts.push(`i ${places.join(', ')}`);
      const further = Object.keys(saidOf).filter((key) => state[key]).map((key) => saidOf[key]);
      if (further.length) parts.push(`som ${further.join(' och ')}`);
      return parts.join(' ');
    },
  };
}
