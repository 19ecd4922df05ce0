// The columns of the list of enterprises, from one static file.

import { today } from './days.js';
import { choicesOf } from './list-choices.js';
import { anyOf, atLeast, flag, lasting } from './list-kinds.js';
import { indexesOf } from './list-narrow.js';
import { fold } from './list-text.js';

const DAY_ONE = 719163; // 1 January 1970, counted from the first day of year 1
/** The slug of nearly every term; others bring theirs. */
const slugOf = (title) => fold(title).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** After a region's slug where something is delivered to: six are a municipality's too. */
export const REGION = '-lan';

export async function loadColumns(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return columnsOf(await answer.json());
}

/**
 * @param {object} file  see asf_site/lists/list_columns.py
 * @returns {object} the file, and further what narrow wants. `behind` says of each record how far
 *   behind others it stands: what nobody has confirmed for long, and what is known from sources
 *   only. `reach` is the facet of places that
 *   are delivered to: its terms are the municipalities, and then the regions. It has no column
 *   before list-delivery.js brings it.
 */
export function columnsOf(file) {
  const now = Date.parse(today) / 864e5 + DAY_ONE;
  const { columns } = file;
  const choices = choicesOf(file.filters);
  const reach = file.filters.find(({ kind }) => kind === 'reach').key;
  const named = Object.fromEntries(Object.entries(file.facets).map(([key, terms]) => [key, terms.map((term) => ({ slug: slugOf(term.title), ...term }))]));
  const { kommun, lan } = named;
  const facets = { ...named, [reach]: [...kommun, ...lan.map((region) => ({ ...region, slug: region.slug + REGION }))] };
  const indexes = indexesOf(facets);
  const kinds = {
    many: (key) => anyOf(key, columns[key], indexes[key]),
    place: (key) => anyOf(key, columns[key], indexes[key]),
    number: (key) => atLeast(key, columns[key], facets[key]),
    flag: (key) => flag(key, columns[key]),
    lasts: (key) => lasting(key, columns[key], now),
  };
  const behind = file.sources.map((only, k) => 2 * only + (file.told[k] > 0 && file.told[k] + columns.bekraftad[k] <= now));
  const by = Object.fromEntries(Object.keys(columns).map((key) => [key, kinds[choices.of(key).kind](key)]));
  return { ...file, facets, indexes, by, behind, reach, choices };
}
