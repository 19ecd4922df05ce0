// The sentences of the list page.

import { chosenOf, number } from './list-numbers.js';

export const enterprises = (n) => `${number(n)} företag`;

/** «23 företag inom städning i Gävleborg». */
function sentence(n, state, titles) {
  const said = (key, plural) => chosenOf(key, titles, plural);
  const parts = [n === 0 ? 'Inget företag' : enterprises(n)];
  if (state.q) parts.push(`för ”${state.q.length > 60 ? `${state.q.slice(0, 60)}…` : state.q}”`);
  if (state.bransch.size) parts.push(`inom ${said('bransch', 'branscher')}`);
  if (state.tjanst.size) parts.push(`med ${said('tjanst', 'slags tjänster')}`);
  if (state.malgrupp.size) parts.push(`för ${said('malgrupp', 'målgrupper')}`);
  const places = [said('lan', 'län'), said('kommun', 'kommuner')].filter(Boolean);
  if (places.length) parts.push(`i ${places.reverse().join(', ')}`);
  if (state.siffror) parts.push('med siffror');
  const known = [state.certifierad && 'certifiera', state.bekraftad && 'bekräfta'].filter(Boolean);
  if (known.length) parts.push(`som är ${known.map((word) => word + (n === 1 ? 't' : 'de')).join(' och ')}`);
  return parts.length > 1 ? parts.join(' ') : `${parts[0]} i listan`;
}

export const WORDS = { counted: enterprises, none: 'Inget företag', sentence };
