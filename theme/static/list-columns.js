// The columns of the list of enterprises, from one static file, and its orders.

import { today } from './days.js';
import { indexesOf } from './list-narrow.js';
import { CHOICES } from './list-state.js';

const DAY_ONE = 719163; // 1 January 1970, counted from the first day of year 1

export const COLUMN = {
  lan: 'regions', kommun: 'municipalities', bransch: 'industries', tjanst: 'services', malgrupp: 'groups',
  certifierad: 'certified', siffror: 'figures', bekraftad: 'confirmed',
};

export async function loadColumns(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const file = await answer.json();
  const now = Date.parse(today) / 864e5 + DAY_ONE;
  file.certified = file.certified.map((last) => (last < now ? 0 : last));
  const by = Object.fromEntries(Object.entries(COLUMN).map(([key, name]) => [key, file[name]]));
  return { ...file, by, choices: CHOICES, indexes: indexesOf(file.facets) };
}

/**
 * Puts hits in the order that is asked for. By relevance, what is known from sources only comes last.
 * @param {object} columns  from loadColumns
 * @param {number[]} hits  in list order, or best first
 * @param {string} order  '', 'namn' or 'bekraftad'
 */
export function inOrder(columns, hits, order) {
  const { names, confirmed, sources } = columns;
  if (order === 'namn') return [...hits].sort((a, b) => names[a] - names[b] || a - b);
  if (order === 'bekraftad') return [...hits].sort((a, b) => confirmed[b] - confirmed[a] || a - b);
  return [...hits.filter((k) => !sources[k]), ...hits.filter((k) => sources[k])];
}
