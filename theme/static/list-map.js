// The map beside the list: dots without a hit fall back.

import { slugOf } from './map.js';

/**
 * @param {object} columns  from loadColumns
 * @returns {(hits: number[]) => void}
 */
export function lightMap(columns) {
  const dots = [...document.querySelectorAll('[data-map] svg a')].map((link) => [link, slugOf(link)]);
  const certified = columns.by.certifierad(columns.choices.emptyState()).values;
  return (hits) => {
    const lit = new Uint8Array(columns.facets.kommun.length);
    for (const k of hits) for (const index of columns.columns.kommun[k]) lit[index] |= certified(k).length ? 3 : 1;
    for (const [link, slug] of dots) {
      const light = lit[columns.indexes.kommun.get(slug)];
      link.classList.toggle('out', !light);
      link.classList.toggle('bare', light < 2);
    }
  };
}
