// The choice of orders, and of where distances count from.

import { listenToName } from './list-filters.js';
import { fold } from './list-text.js';

const BY_DISTANCE = 'avstand';
const byId = (id) => document.getElementById(id);

/**
 * @param {object} columns  from loadColumns
 * @param {(next: object) => void} change  called with what is chosen else
 */
export function makeOrders(columns, change) {
  const order = byId('order');
  const from = byId('from-name');
  const byDistance = order.querySelector(`[value="${BY_DISTANCE}"]`);
  const { kommun } = columns.facets;

  order.addEventListener('change', () => change({ ordning: order.value }));
  from.addEventListener('focus', () => {
    if (byId('from-names').children.length) return;
    byId('from-names').append(...kommun.map(({ title }) => Object.assign(document.createElement('option'), { value: title })));
  });
  listenToName(from, (text) => {
    const place = kommun.find(({ title }) => fold(title) === fold(text));
    byId('from-note').textContent = place || !text.trim() ? '' : `Vi känner inte igen ”${text.trim().slice(0, 60)}”.`;
    if (place) change({ fran: place.slug });
    return place?.slug ?? null;
  });

  return {
    show(state, origin) {
      order.value = state.ordning;
      byDistance.text = origin ? `Avstånd från ${origin.title}` : 'Avstånd';
      byId('from').hidden = state.ordning !== BY_DISTANCE;
      from.placeholder = origin?.title ?? 'Skriv en kommun';
    },
  };
}
