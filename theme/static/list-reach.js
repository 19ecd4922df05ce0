// Where enterprises deliver: see asf_site/lists/list_reaches.py. A region is reached by whatever touches
// it.

import { anyOf, marksOf } from './list-kinds.js';

/**
 * @param {{reaches: number[][], of: (number|number[])[]}} column
 * @param {object} facets  of the columns file
 */
export function knowReaches(column, { kommun }) {
  const touched = new Map();

  /** For each reach, whether it touches the place of a number. */
  function touching(place) {
    if (!touched.has(place)) {
      const inside = (n) => (place < kommun.length ? n === place : kommun[n].lan === place - kommun.length);
      touched.set(place, Uint8Array.from(column.reaches, (runs) => touches(runs, inside)));
    }
    return touched.get(place);
  }

  return {
    /** Whether anything that record k sells reaches a place, by the place's number. */
    reaches(k, place) {
      const of = column.of[k];
      const by = touching(place);
      return typeof of === 'number' ? by[of] > 0 : of.some((one) => by[one]);
    },
    /** Whether what record k sells in its nth industry reaches a place. */
    reachesBy(k, n, place) {
      const of = column.of[k];
      return touching(place)[typeof of === 'number' ? of : of[n]] > 0;
    },
  };
}

function touches(runs, inside) {
  let n = 0;
  for (let i = 0; i < runs.length; i += 2) {
    n += runs[i];
    for (const end = n + runs[i + 1]; n < end; n++) if (inside(n)) return true;
  }
  return false;
}

/**
 * The choice of places, and of industries beside it: where both are chosen, what is sold in one of
 * the industries must reach one of the places.
 * @param {string} key  of the places
 * @param {string} by  of the industries
 * @param {object} reaches  from knowReaches
 * @param {number[][]} industries  the column of industries
 * @param {object} indexes  see indexesOf
 * @returns {Object<string, Hold>} by both keys
 */
export function delivered(key, by, reaches, industries, indexes) {
  const placesOf = (state) => [...state[key]].map((slug) => indexes[key].get(slug));

  function holdPlaces(state) {
    const places = placesOf(state);
    const wanted = state[by].size ? marksOf(state[by], indexes[by]) : null;
    const reached = (k, place) => {
      // Who has none of the industries misses that choice, and not this one too.
      if (!wanted || !industries[k].some((one) => wanted[one])) return reaches.reaches(k, place);
      return industries[k].some((one, n) => wanted[one] && reaches.reachesBy(k, n, place));
    };
    return {
      test: places.length ? (k) => places.some((place) => reached(k, place)) : null,
      values: (k) => places.filter((place) => reached(k, place)),
    };
  }

  function holdIndustries(state) {
    const places = placesOf(state);
    const { test, values } = anyOf(by, industries, indexes[by])(state);
    const there = (k, n) => places.some((place) => reaches.reachesBy(k, n, place));
    return { test, values: places.length ? (k) => industries[k].filter((_, n) => there(k, n)) : values };
  }

  return { [key]: holdPlaces, [by]: holdIndustries };
}
