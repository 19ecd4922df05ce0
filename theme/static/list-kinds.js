// How records are held against what is chosen, by the kind of the choice. For one state, each gives
// a test, where anything is chosen, and the numbers of the terms that a record counts for.

const NONE = [];
const FIRST = [0];

/**
 * @typedef {{test: ?((k: number) => boolean), values: (k: number) => number[]}} Held
 * @typedef {(state: object) => Held} Hold
 */

/**
 * Several choices, of which any will do.
 * @param {string} key
 * @param {number[][]} column  the numbers of each record's terms
 * @param {Map<string, number>} index  the number of each term
 * @returns {Hold}
 */
export const anyOf = (key, column, index) => (state) => {
  const wanted = state[key].size ? marksOf(state[key], index) : null;
  return { test: wanted && ((k) => column[k].some((term) => wanted[term])), values: (k) => column[k] };
};

/** A choice that is made or not: what the column says more than nothing of. */
export const flag = (key, column) => (state) => ({
  test: state[key] ? (k) => column[k] > 0 : null,
  values: (k) => (column[k] > 0 ? FIRST : NONE),
});

/** The same, to a last day. */
export const lasting = (key, column, today) => flag(key, column.map((last) => (last < today ? 0 : last)));

/** At least so many as the term says. */
export function atLeast(key, column, terms) {
  const least = terms.map(({ slug }) => Number(slug));
  const reached = least.map((_, n) => Array.from({ length: n + 1 }, (__, i) => i));
  return (state) => ({
    test: state[key] ? (k) => column[k] >= Number(state[key]) : null,
    values: (k) => reached[least.filter((one) => one <= column[k]).length - 1] ?? NONE,
  });
}

export function marksOf(slugs, index) {
  const marks = new Uint8Array(index.size);
  for (const slug of slugs) marks[index.get(slug)] = 1;
  return marks;
}
