// What is chosen on a page with filters, as an object and as the page's address.

/**
 * @param {string[]} facets  choices of which several can be made
 * @param {string[]} flags  choices that are made or not
 */
export function choicesOf(facets, flags) {
  return {
    facets,
    flags,
    emptyState() {
      const state = { q: '', sida: 1, ordning: '' };
      for (const key of facets) state[key] = new Set();
      for (const key of flags) state[key] = false;
      return state;
    },
    /**
     * @param {URLSearchParams} asked
     * @param {object} terms  the facets of the columns file
     * @returns {{state: object, unknown: string[]}} what is unknown is dropped from the state
     */
    read(asked, terms) {
      const state = this.emptyState();
      const unknown = [];
      for (const key of facets) {
        for (const slug of asked.getAll(key)) {
          if (terms[key].some((term) => term.slug === slug)) state[key].add(slug);
          else if (slug) unknown.push(slug);
        }
      }
      for (const key of flags) state[key] = asked.get(key) === '1';
      const page = Number(asked.get('sida'));
      if (Number.isInteger(page) && page > 1) state.sida = page;
      return { state, unknown };
    },
    write(state) {
      const parts = new URLSearchParams();
      if (state.q) parts.set('q', state.q);
      for (const key of facets) for (const slug of state[key]) parts.append(key, slug);
      for (const key of flags) if (state[key]) parts.set(key, '1');
      if (state.ordning) parts.set('ordning', state.ordning);
      if (state.sida > 1) parts.set('sida', state.sida);
      const search = parts.toString();
      return location.pathname + (search && `?${search}`);
    },
    isNarrowed: (state) => flags.some((key) => state[key]) || facets.some((key) => state[key].size > 0),
  };
}

const LONGEST_TEXT = 200;
const TURNING = /[\u061c\u202a-\u202e\u2066-\u2069]/g; // as in asf_register/reading/text.py

/** Cuts without halving a character outside the basic plane, and drops what turns text around. */
export function trimQuery(text) {
  return text.replace(TURNING, '').slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '').trim();
}
