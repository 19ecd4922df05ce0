// What is chosen on the list page, as an object and as the page's address.

export const FACETS = ['lan', 'kommun', 'bransch', 'tjanst', 'malgrupp'];
export const FLAGS = ['siffror', 'bekraftad'];
export const ORDERS = ['namn', 'bekraftad'];
const LONGEST_QUERY = 200;

/** Folds case and diacritics, so that «Goteborg» finds «Göteborg». */
export function fold(text) {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim();
}

export function emptyState() {
  const state = { q: '', sida: 1, ordning: '' };
  for (const key of FACETS) state[key] = new Set();
  for (const key of FLAGS) state[key] = false;
  return state;
}

/** Cuts without halving a character outside the basic plane. */
export function trimQuery(text) {
  return text.slice(0, LONGEST_QUERY).replace(/[\ud800-\udbff]$/, '').trim();
}

/**
 * Reads an address.
 * @param {string} search  location.search
 * @param {object} terms  the facets of the columns file
 * @returns {{state: object, unknown: string[]}} unknown values are dropped from the state
 */
export function readAddress(search, terms) {
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
  if (place) {
    const found = findPlace(place, terms);
    if (found) state[found.key].add(found.slug);
    else state.q = trimQuery(`${state.q} ${place}`);
  }
  return { state, unknown };
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

/** A municipality before a region: «Uppsala» is the town, «Uppsala län» the region. */
function findPlace(text, terms) {
  const wanted = fold(text);
  const called = (term) => fold(term.title) === wanted || term.slug === wanted;
  const municipality = terms.kommun.find((term) => called(term) || `${fold(term.title)} kommun` === wanted || `${fold(term.title)}s kommun` === wanted);
  if (municipality) return { key: 'kommun', slug: municipality.slug };
  const short = (name) => name.replace(/s? lan$/, '');
  const region = terms.lan.find((term) => called(term) || short(fold(term.title)) === short(wanted));
  return region ? { key: 'lan', slug: region.slug } : null;
}
