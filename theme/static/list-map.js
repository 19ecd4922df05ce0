// The map beside the list: dots without a hit fall back.

import { slugOf } from './map.js';

/**
 * @param {object} columns  from loadColumns
 * @returns {(hits: number[]) => void}
 */
export function lightMap(columns) {
  const dots = [...document.querySelectorAll('[data-map] svg a')].map((link) => ({ link, index: columns.indexes.kommun.get(slugOf(link)), now: 3 }));
  const certified = columns.by.certifierad(columns.choices.emptyState()).values;
  return (hits) => {
    const lit = new Uint8Array(columns.facets.kommun.length);
    for (const k of hits) for (const index of columns.columns.kommun[k]) lit[index] |= certified(k).length ? 3 : 1;
    for (const dot of dots) {
      const light = lit[dot.index];
      if (dot.now === light) continue;
      dot.now = light;
      dot.link.classList.toggle('out', !light);
      dot.link.classList.toggle('bare', light < 2);
    }
  };
}
