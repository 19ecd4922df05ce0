// The sentences of the pages with posts.

import { chosenOf, number } from './list-numbers.js';

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
    sentence(n, state, titles) {
      const parts = [counted(n)];
      if (state.slag.size) parts.push(state.slag.size > 3 ? `av ${state.slag.size} slag` : `av slaget ${chosenOf('slag', titles)}`);
      if (state.bransch.size) parts.push(`inom ${chosenOf('bransch', titles, 'branscher')}`);
      const places = [chosenOf('lan', titles, 'län'), chosenOf('kommun', titles, 'kommuner')].filter(Boolean);
      if (places.length) parts.push(`i ${places.reverse().join(', ')}`);
      const further = Object.keys(saidOf).filter((key) => state[key]).map((key) => saidOf[key]);
      if (further.length) parts.push(`som ${further.join(' och ')}`);
      return parts.join(' ');
    },
  };
}
