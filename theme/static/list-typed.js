// Filters by places, which are too many to show: one writes a name, and names are suggested.

import { fold } from './list-text.js';

const byId = (id) => document.getElementById(id);
const plain = (name) => fold(name).replace(/s? (kommun|stad|lan)$/, '');

/**
 * @param {HTMLElement} fieldset  of _filters.html
 * @param {object} columns  see narrow
 * @param {object} words  of what is listed
 * @param {{item: Function, recount: Function}} make  how a choice is shown
 */
export function typedPlaces(fieldset, columns, words, make) {
  const key = fieldset.dataset.facet;
  const field = byId(`${key}-name`);
  const list = fieldset.querySelector('.options');
  const items = new Map();
  const terms = columns.facets[key].map((term, index) => ({ ...term, index })).sort((a, b) => a.title.localeCompare(b.title, 'sv'));
  // Where something is delivered to nearly every place would do, and is not counted beforehand.
  const counted = columns.choices.of(key).kind === 'place';
  // Hundreds of names: made when somebody is about to choose one.
  let fillNames = () => {};
  field.addEventListener('focus', () => fillNames());

  return {
    key,
    /** Shows the chosen places, and those of chosen regions. */
    update(state, counts) {
      const inRegion = (term) => counted && state.lan.has(columns.facets.lan[term.lan]?.slug);
      const names = [];
      const shown = [];
      for (const term of terms) {
        const n = counts[term.index];
        const chosen = state[key].has(term.slug);
        if (!chosen && (!counted || (n > 0 && (!state.lan.size || inRegion(term))))) names.push([term.title, n]);
        if (!chosen && !(inRegion(term) && n > 0)) continue;
        if (!items.has(term.slug)) items.set(term.slug, make.item(key, term));
        const item = items.get(term.slug);
        item.querySelector('input').checked = chosen;
        make.recount(item, n);
        shown.push(item);
      }
      const focused = document.activeElement;
      fillNames = () => byId(`${key}-names`).replaceChildren(...names.map(([value, n]) => {
        const option = document.createElement('option');
        option.value = value;
        if (counted) option.label = words.counted(n);
        return option;
      }));
      if (focused === field) fillNames();
      if (shown.length || list.children.length) list.replaceChildren(...shown);
      if (focused?.name === key) (focused.isConnected ? focused : field).focus();
    },
    /** A place that was typed, or null with a word about it in the field's note. */
    typed(text) {
      const term = terms.find((one) => fold(one.title) === fold(text)) ?? terms.find((one) => plain(one.title) === plain(text));
      const known = term || !text.trim();
      byId(`${key}-note`).textContent = known ? '' : `${counted ? `${words.none} i` : 'Vi känner inte igen'} ”${text.trim().slice(0, 60)}”.`;
      return term?.slug ?? null;
    },
  };
}
