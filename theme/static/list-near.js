// Who else there is where few or none are in the places that are asked for.

import { marked, narrow } from './list-narrow.js';

const MOST = 3;

/**
 * The nearest that fulfil all other choices.
 * @param {object} columns  from loadColumns
 * @param {object} state
 * @param {{anywhere?: number[], places?: object[]}} found  by the text; its hits but for the places
 *   in it
 * @param {number[]} hits  who is found there already
 * @returns {?{records: number[], title: string, km: Float32Array}} null where no place is asked for
 */
export function nearest(columns, state, { anywhere, places = [] }, hits) {
  const { facets, indexes, reach } = columns;
  const keys = [reach, 'kommun', 'lan'];
  const chosen = keys.flatMap((key) => [...state[key]].map((slug) => ({ key, index: indexes[key].get(slug) })));
  const asked = [...places, ...chosen].map(({ key, index }) => (key === 'lan' ? facets.kommun.length + index : index));
  if (!asked.length) return null;
  const towns = facets.kommun.flatMap(({ lan }, n) => (asked.includes(n) || asked.includes(facets.kommun.length + lan) ? [n] : []));
  const all = towns.map((n) => columns.delivery.distancesFrom(n));
  const km = all.reduce((one, other) => one.map((far, k) => Math.min(far, other[k])));
  const elsewhere = { ...state, ...Object.fromEntries(keys.map((key) => [key, new Set()])) };
  const others = narrow(columns, elsewhere, anywhere ? marked(anywhere, columns.total) : null).hits;
  const records = others.filter((k) => !hits.includes(k)).sort((a, b) => km[a] - km[b] || a - b).slice(0, MOST);
  const [only, ...further] = new Set(asked);
  return records.length ? { records, title: further.length ? 'platserna' : facets[reach][only].title, km } : null;
}
