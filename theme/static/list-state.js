// What is chosen on the list page, as an object and as the page's address.

export const FACETS = ['lan', 'kommun', 'bransch', 'tjanst', 'malgrupp'];
export const FLAGS = ['certifierad', 'siffror', 'bekraftad'];
export const ORDERS = ['namn', 'bekraftad'];
const LONGEST_QUERY = 200;
const TURNING = /[\u061c\u202a-\u202e\u2066-\u2069]/g; // as in asf_register/reading/text.py

export function emptyState() {
  const state = { q: '', sida: 1, ordning: '' };
  for (const key of FACETS) state[key] = new Set();
  for (const key of FLAGS) state[key] = false;
  return state;
}

/** Cuts without halving a character outside the basic plane, and drops what turns text around. */
export function trimQuery(text) {
  return text.replace(TURNING, '').slice(0, LONGEST_QUERY).replace(/[\ud800-\udbff]$/, '').trim();
}

/**
 * Reads an address.
 * @param {string} search  location.search
 * @param {object} terms  the facets of the columns file
 * @param {object} places  from knowPlaces
 * @returns {{state: object, unknown: string[], unknownPlace: string}} what is unknown is dropped
 *   from the state
 */
export function readAddress(search, terms, places) {
  const asked = new URLSearchParams(search);
  const state = emptyState();
  const unknown = [];
  state.q = trimQuery(asked.get('q') ?? '');
  for (const key of FACETS) {
    for (const slug of asked.getAll(key)) {
      if (terms[key].some((term) => term.slug === slug)) state[key].add(slug);
      else if (slug) unknown.push(trimQuery(slug));
    }
  }
  for (const key of FLAGS) state[key] = asked.get(key) === '1';
  const order = asked.get('ordning');
  if (ORDERS.includes(order)) state.ordning = order;
  else if (order) unknown.push(trimQuery(order));
  const page = Number(asked.get('sida'));
  if (Number.isInteger(page) && page > 1) state.sida = page;
  const place = trimQuery(asked.get('plats') ?? '');
  const [found] = place ? places.named(place) : [];
  if (found) state[found.key].add(found.slug);
  return { state, unknown, unknownPlace: found ? '' : place };
}

export function writeAddress(state) {
  const parts = new URLSearchParams();
  if (state.q) parts.set('q', state.q);
  for (const key of FACETS) for (const slug of state[key]) parts.append(key, slug);
  for (const key of FLAGS) if (state[key]) parts.set(key, '1');
  if (state.ordning) parts.set('ordning', state.ordning);
  if (state.sida > 1) parts.set('sida', state.sida);
  const search = parts.toString();
  return location.pathname + (search && `?${search}`);
}

export function isNarrowed(state) {
  return FLAGS.some((key) => state[key]) || FACETS.some((key) => state[key].size > 0);
}
