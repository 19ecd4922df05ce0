// Where enterprises deliver and how far away they are, from a file that is fetched once that is asked.

import { distancesFrom } from './list-distance.js';
import { delivered, knowReaches } from './list-reach.js';
import { byDelivery } from './list-whereabouts.js';

export async function loadDelivery(url, columns) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return deliveryOf(await answer.json(), columns);
}

/**
 * Makes it possible to narrow by what is delivered to.
 * @param {object} file  see asf_site/lists/list_columns.py
 * @param {object} columns  from loadColumns; `by` is added to
 */
export function deliveryOf(file, columns) {
  const reaches = knowReaches(file, columns.facets);
  Object.assign(columns.by, delivered(columns.reach, file.by, reaches, columns.columns[file.by], columns.indexes));
  return {
    reaches,
    distancesFrom: (municipality) => distancesFrom(file, columns.columns.kommun, municipality),
    groups: (slugs) => byDelivery(columns, slugs),
  };
}
