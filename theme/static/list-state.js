// What is chosen on the list of enterprises: its filters, and further what is searched for.

import { choicesOf, trimQuery } from './list-choices.js';

export const ORDERS = ['namn', 'bekraftad'];
export const CHOICES = choicesOf(['lan', 'kommun', 'bransch', 'tjanst', 'malgrupp'], ['certifierad', 'siffror', 'bekraftad']);
export const { emptyState, write: writeAddress } = CHOICES;

/**
 * Reads an address.
 * @param {string} search  location.search
 * @param {object} terms  the facets of the columns file
 * @param {object} places  from knowPlaces
 * @returns {{state: object, unknown: string[], unknownPlace: string}} what is unknown is dropped
 *   from the state
 */
export function readAddress(search, terms, places) {
  const asked = new URLSearchParams(search);
  const { state, unknown } = CHOICES.read(asked, terms);
  state.q = trimQuery(asked.get('q') ?? '');
  const order = asked.get('ordning');
  if (ORDERS.includes(order)) state.ordning = order;
  else if (order) unknown.push(order);
  const place = trimQuery(asked.get('plats') ?? '');
  const [found] = place ? places.named(place) : [];
  if (found) state[found.key].add(found.slug);
  return { state, unknown: unknown.map(trimQuery), unknownPlace: found ? '' : place };
}
