// What is chosen on a page with filters, as an object and as the page's address.

/**
 * @typedef {{key: string, kind: string, title?: string, chip?: string, said?: object}} Filter
 *   `kind` is as asf_site/lists/facet.py says it. Of flags a choice is true or false, of numbers a
 *   term's slug or '', of all others a set of slugs
 */

const isFlag = ({ kind }) => kind === 'flag' || kind === 'lasts';
const isNumber = ({ kind }) => kind === 'number';

/** @param {Filter[]} given  in the order of the page */
export function choicesOf(given) {
  const filters = given.map((filter) => ({ chip: '{}', ...filter }));
  const byKey = new Map(filters.map((filter) => [filter.key, filter]));

  const slugs = (state, { key }) => [...(typeof state[key] === 'string' ? [state[key]].filter(Boolean) : state[key] || [])];

  return {
    filters,
    of: (key) => byKey.get(key),
    isFlag: (key) => isFlag(byKey.get(key)),
    emptyState() {
      const state = { q: '', sida: 1, ordning: '', fran: '' };
      for (const filter of filters) state[filter.key] = isFlag(filter) ? false : isNumber(filter) ? '' : new Set();
      return state;
    },
    /**
     * @param {URLSearchParams} asked
     * @param {object} indexes  see indexesOf
     * @returns {{state: object, unknown: string[]}} what is unknown is dropped from the state
     */
    read(asked, indexes) {
      const state = this.emptyState();
      const unknown = [];
      for (const filter of filters) {
        const { key } = filter;
        for (const value of asked.getAll(key).filter(Boolean)) {
          if (!(isFlag(filter) ? ['0', '1'].includes(value) : indexes[key].has(value))) unknown.push(value);
          else if (isFlag(filter)) state[key] = value === '1';
          else if (isNumber(filter)) state[key] = value;
          else state[key].add(value);
        }
      }
      const page = asked.get('sida');
      if (/^[1-9]\d{0,5}$/.test(page)) state.sida = Number(page);
      else if (page && page !== '0') unknown.push(page);
      return { state, unknown };
    },
    write(state) {
      const parts = new URLSearchParams();
      if (state.q) parts.set('q', state.q);
      for (const filter of filters) {
        if (isFlag(filter)) state[filter.key] && parts.set(filter.key, '1');
        else for (const slug of slugs(state, filter)) parts.append(filter.key, slug);
      }
      if (state.ordning) parts.set('ordning', state.ordning);
      if (state.fran) parts.set('fran', state.fran);
      if (state.sida > 1) parts.set('sida', state.sida);
      const search = parts.toString();
      return location.pathname + (search && `?${search}`);
    },
    /** What is chosen, each choice by itself; of a flag without a slug. */
    chosen: (state) => filters.flatMap((filter) => (isFlag(filter)
      ? (state[filter.key] ? [{ filter, slug: '' }] : [])
      : slugs(state, filter).map((slug) => ({ filter, slug })))),
    isNarrowed(state) {
      return this.chosen(state).length > 0;
    },
    /** What is to be chosen instead once a choice, or one value of it, is let go. */
    without(state, key, slug) {
      const filter = byKey.get(key);
      if (isFlag(filter)) return { [key]: false };
      if (isNumber(filter)) return { [key]: '' };
      return { [key]: new Set([...state[key]].filter((one) => slug && one !== slug)) };
    },
  };
}

const LONGEST_TEXT = 200;
const TURNING = /[\u061c\u202a-\u202e\u2066-\u2069]/g; // as in asf_register/reading/text.py

/** Cuts without halving a character outside the basic plane, and drops what turns text around. */
export function trimQuery(text) {
  return text.replace(TURNING, '').slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '').trim();
}
