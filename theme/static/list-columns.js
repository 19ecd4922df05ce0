// Filters and counts, from one static file of columns: row k of every column is
// record k in list order.

import { today } from './days.js';
import { FACETS, FLAGS } from './list-state.js';

const DAY_ONE = 719163; // 1 January 1970, counted from the first day of year 1

export const COLUMN = {
  lan: 'regions', kommun: 'municipalities', bransch: 'industries', tjanst: 'services', malgrupp: 'groups',
  certifierad: 'certified', siffror: 'figures', bekraftad: 'confirmed',
};

export async function loadColumns(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const file = await answer.json();
  const indexes = {};
  for (const key of FACETS) indexes[key] = new Map(file.facets[key].map((term, index) => [term.slug, index]));
  const now = Date.parse(today) / 864e5 + DAY_ONE;
  const certified = file.certified.map((last) => (last < now ? 0 : last));
  return { ...file, certified, indexes };
}

/**
 * Which records a state leaves, and what each further choice would leave.
 * @param {object} columns  from loadColumns
 * @param {object} state  the choices; its text is not looked at
 * @param {?Uint8Array} among  1 for the records that the text search found; null without a text
 * @returns {{hits: number[], counts: object, without: object}} `counts[facet][value]` ignores that
 *   facet's own choice; `without[facet]` is the number of hits with the facet let go
 */
export function narrow(columns, state, among) {
  const tests = {};
  for (const key of FACETS) {
    if (state[key].size) tests[key] = chosenTest(columns, key, state[key]);
  }
  for (const key of FLAGS) {
    const column = columns[COLUMN[key]];
    if (state[key]) tests[key] = (k) => column[k] > 0;
  }
  const active = Object.keys(tests);
  const counts = {};
  for (const key of FACETS) counts[key] = new Uint32Array(columns.facets[key].length);
  for (const key of FLAGS) counts[key] = new Uint32Array(1);
  const without = Object.fromEntries(active.map((key) => [key, 0]));
  const hits = [];

  for (let k = 0; k < columns.total; k++) {
    if (among && !among[k]) continue;
    let missed = '';
    let misses = 0;
    for (const key of active) {
      if (!tests[key](k)) {
        missed = key;
        if (++misses > 1) break;
      }
    }
    if (misses > 1) continue;
    if (misses === 1) {
      without[missed]++;
      count(columns, counts, missed, k);
      continue;
    }
    hits.push(k);
  }
  for (const key in COLUMN) for (const k of hits) count(columns, counts, key, k);
  for (const key of active) without[key] += hits.length;
  return { hits, counts, without };
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

function chosenTest(columns, key, slugs) {
  const column = columns[COLUMN[key]];
  const wanted = new Uint8Array(columns.facets[key].length);
  for (const slug of slugs) wanted[columns.indexes[key].get(slug)] = 1;
  return (k) => column[k].some((value) => wanted[value]);
}

function count(columns, counts, key, k) {
  const value = columns[COLUMN[key]][k];
  if (typeof value === 'number') counts[key][0] += Number(value > 0);
  else for (const one of value) counts[key][one]++;
}
