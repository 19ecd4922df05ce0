// Filters and counts: row k of every column is record k in list order.

/** By each facet, the number of each term. */
export const indexesOf = (facets) => Object.fromEntries(
  Object.entries(facets).map(([key, terms]) => [key, new Map(terms.map((term, index) => [term.slug, index]))]),
);

/**
 * Which records a state leaves, and what each further choice would leave.
 * @param {{total: number, choices: object, facets: object, indexes: object, by: object}} columns
 *   `by[key]` is the column of a facet or flag
 * @param {object} state  the choices; its text is not looked at
 * @param {?Uint8Array} among  1 for the records to look at; null for all
 * @returns {{hits: number[], counts: object, without: object}} `counts[facet][value]` ignores that
 *   facet's own choice; `without[facet]` is the number of hits with the facet let go
 */
export function narrow(columns, state, among) {
  const { facets, flags } = columns.choices;
  const tests = {};
  for (const key of facets) {
    if (state[key].size) tests[key] = chosenTest(columns, key, state[key]);
  }
  for (const key of flags) {
    const column = columns.by[key];
    if (state[key]) tests[key] = (k) => column[k] > 0;
  }
  const active = Object.keys(tests);
  const counts = {};
  for (const key of facets) counts[key] = new Uint32Array(columns.facets[key].length);
  for (const key of flags) counts[key] = new Uint32Array(1);
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
  for (const key in counts) for (const k of hits) count(columns, counts, key, k);
  for (const key of active) without[key] += hits.length;
  return { hits, counts, without };
}

function chosenTest(columns, key, slugs) {
  const column = columns.by[key];
  const wanted = new Uint8Array(columns.facets[key].length);
  for (const slug of slugs) wanted[columns.indexes[key].get(slug)] = 1;
  return (k) => column[k].some((value) => wanted[value]);
}

function count(columns, counts, key, k) {
  const value = columns.by[key][k];
  if (typeof value === 'number') counts[key][0] += Number(value > 0);
  else for (const one of value) counts[key][one]++;
}
