// Filters and counts: row k of every column is record k in list order.

/** By each facet, the number of each term. */
export const indexesOf = (facets) => Object.fromEntries(
  Object.entries(facets).map(([key, terms]) => [key, new Map(terms.map((term, index) => [term.slug, index]))]),
);

/**
 * Which records a state leaves, and what each further choice would leave.
 * @param {{total: number, choices: object, indexes: object, by: Object<string, Hold>}} columns
 *   `by[key]` is one of list-kinds; what has none leaves everything
 * @param {object} state  the choices; its text is not looked at
 * @param {?Uint8Array} among  1 for the records to look at; null for all
 * @returns {{hits: number[], counts: object, without: object}} `counts[key][number]` ignores that
 *   facet's own choice; `without[key]` is the number of hits with the choice let go
 */
export function narrow(columns, state, among) {
  const all = columns.choices.filters.map(({ key }) => ({
    key, ...(columns.by[key] ?? unknown)(state), counts: new Uint32Array(columns.indexes[key]?.size ?? 1),
  }));
  const active = all.filter(({ test }) => test);
  const without = Object.fromEntries(active.map(({ key }) => [key, 0]));
  const hits = [];

  for (let k = 0; k < columns.total; k++) {
    if (among && !among[k]) continue;
    let missed = null;
    let misses = 0;
    for (const one of active) {
      if (!one.test(k)) {
        missed = one;
        if (++misses > 1) break;
      }
    }
    if (misses > 1) continue;
    if (misses === 1) {
      without[missed.key]++;
      count(missed, k);
      continue;
    }
    hits.push(k);
  }
  for (const one of all) for (const k of hits) count(one, k);
  for (const { key } of active) without[key] += hits.length;
  return { hits, counts: Object.fromEntries(all.map(({ key, counts }) => [key, counts])), without };
}

const unknown = () => ({ test: null, values: () => [] });

/** Some records as narrow looks at them. */
export function marked(records, total) {
  const among = new Uint8Array(total);
  for (const k of records) among[k] = 1;
  return among;
}

function count({ values, counts }, k) {
  for (const term of values(k)) counts[term]++;
}
