// The orders of the list.

/** What the choice of orders is called in the page's address; '' is by relevance. */
export const ORDERS = ['namn', 'bekraftad', 'avstand'];

/**
 * Puts hits in the order that is asked for. By relevance those in a place that is asked for come
 * first, and in each group what nobody has confirmed for long, and last what is known from sources
 * only.
 * @param {object} columns  from loadColumns
 * @param {number[]} hits  in list order, or best first
 * @param {string} order  one of ORDERS, or ''
 * @param {?Uint8Array} groups  which group each record is in, 0 first
 * @param {?Float32Array} km  how far away each record is
 */
export function inOrder(columns, hits, order, groups, km) {
  const { names, behind } = columns;
  const days = columns.columns[order];
  const by = (compare) => [...hits].sort((a, b) => compare(a, b) || a - b);
  if (order === 'namn') return by((a, b) => names[a] - names[b]);
  if (days) return by((a, b) => days[b] - days[a]);
  if (order === 'avstand' && km) return by((a, b) => km[a] - km[b] || 0);
  const rank = (k) => 4 * (groups ? groups[k] : 0) + behind[k];
  const ranked = [];
  for (const k of hits) (ranked[rank(k)] ??= []).push(k);
  return ranked.flat();
}
