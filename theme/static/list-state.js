// What is asked for on the list of enterprises beside its filters, and where distances count from.

import { trimQuery } from './list-choices.js';
import { REGION } from './list-columns.js';
import { ORDERS } from './list-order.js';

/**
 * Reads an address.
 * @param {URLSearchParams} asked
 * @param {object} columns  from loadColumns
 * @param {?object} places  from knowPlaces; knows the place that is asked for in words
 * @returns {{state: object, unknown: string[], unknownPlace: string}} what is unknown is dropped
 *   from the state
 */
export function readAddress(asked, columns, places) {
  const { state, unknown } = columns.choices.read(asked, columns.indexes);
  state.q = trimQuery(asked.get('q') ?? '');
  const order = asked.get('ordning');
  if (ORDERS.includes(order)) state.ordning = order;
  else if (order) unknown.push(order);
  const origin = asked.get('fran');
  if (columns.indexes.kommun.has(origin)) state.fran = origin;
  else if (origin) unknown.push(origin);
  const place = trimQuery(asked.get('plats') ?? '');
  const [found] = (place && places?.named(place)) || [];
  if (found) state[columns.reach].add(deliveredTo(found));
  return { state, unknown, unknownPlace: found ? '' : place };
}

/** Whether it takes list-delivery.js to answer. */
export const asksWhere = (state, columns) => Boolean(state.q || state.fran || state.ordning === 'avstand' || state.kommun.size || state.lan.size || state[columns.reach].size);

/** The slug of a place that something is delivered to. */
export const deliveredTo = ({ key, slug }) => (key === 'lan' ? slug + REGION : slug);

/**
 * The municipality that distances count from: the one that is asked for, or the only one that is
 * named among the choices or in the text.
 * @param {object} state
 * @param {object} columns
 * @param {number[]} named  the municipalities in the text, by their numbers
 * @returns {?number}
 */
export function originOf(state, columns, named) {
  const number = (slug) => columns.indexes.kommun.get(slug);
  const ways = [state.fran ? [state.fran] : [], [...state[columns.reach]], [...state.kommun]].map((slugs) => slugs.map(number));
  const only = [...ways, named].find((places) => places.length === 1 && places[0] !== undefined);
  return only ? only[0] : null;
}
