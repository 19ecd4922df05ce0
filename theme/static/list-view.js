// Everything a page with filters shows. User text only ever becomes text nodes.

import { button, element } from './form-element.js';
import { trimQuery } from './list-choices.js';
import { number } from './list-numbers.js';
import { typedPlaces } from './list-typed.js';
import { makeWays } from './list-ways.js';

const MOST_NAMED = 3; // values that nobody knows

const byId = (id) => document.getElementById(id);

/**
 * @param {object} columns  see narrow
 * @param {object} act  what can be done: ask, clear, drop
 * @param {{counted: Function, none: string, sentence: Function}} words  of what is listed
 */
export function makeView(columns, act, words) {
  const { choices, indexes } = columns;
  const { counted } = words;
  const form = byId('filters');
  const termTitle = (key, slug) => columns.facets[key][indexes[key].get(slug)].title;
  const flagTitle = (key) => form.querySelector(`[data-facet="${key}"] label span`).textContent;
  const chipOf = ({ filter: { key, chip }, slug }) => (slug ? chip.replace('{}', () => termTitle(key, slug)) : flagTitle(key));

  const boxes = [...form.querySelectorAll('input[type="checkbox"]')].map((box) => ({
    box, key: box.name, item: box.closest('li'), index: indexes[box.name]?.get(box.value) ?? 0,
  }));
  const selects = [...form.querySelectorAll('select')].map((select) => ({
    select, options: [...select.options].filter((option) => option.value).map((option) => ({ option, text: option.text.replace(/ \([^(]*$/, '') })), counts: [],
  }));
  const typed = [...form.querySelectorAll('[data-typed]')].map((fieldset) => typedPlaces(fieldset, columns, words, { item: makeItem, recount }));
  const further = form.querySelector('details');
  let chosenFurther = 0;

  function makeItem(key, { slug, title }) {
    const box = element('input', { type: 'checkbox', name: key, value: slug });
    return element('li', {}, element('label', {}, box, element('span', { textContent: title }), element('span', { className: 'count' })));
  }

  function facets(state, counts) {
    for (const { box, key, item, index } of boxes) {
      box.checked = choices.isFlag(key) ? state[key] : state[key].has(box.value);
      recount(item, counts[key][index] ?? 0);
    }
    for (const one of selects) {
      one.select.value = state[one.select.name];
      recountOptions(one, counts[one.select.name]);
    }
    for (const places of typed) places.update(state, counts[places.key]);
    const inside = further?.querySelectorAll(':checked:not(option[value=""])').length;
    if (inside > chosenFurther) further.open = true; // whoever folds it afterwards may
    chosenFurther = inside;
  }

  function recountOptions({ options, counts: before }, counts) {
    for (const [n, { option, text }] of options.entries()) {
      if (before[n] !== counts[n]) option.text = `${text} (${number(counts[n])})`;
      before[n] = counts[n];
      option.disabled = !counts[n] && !option.selected;
    }
  }

  const figures = new WeakMap(); // what stands beside each choice; asking the page takes longer

  function recount(item, n) {
    if (figures.get(item) === n) return;
    figures.set(item, n);
    item.querySelector('.count').textContent = number(n);
    item.classList.toggle('none', n === 0);
  }

  let chipsSay; // the same while somebody types

  function chips(state) {
    const chosen = choices.chosen(state);
    const said = chosen.map(chipOf);
    if (chipsSay === said.join()) return;
    chipsSay = said.join();
    const box = byId('chips');
    const had = box.contains(document.activeElement);
    box.hidden = !chosen.length;
    box.replaceChildren(...chosen.map(({ filter, slug }, n) => element('button', {
      type: 'button', className: 'chip', textContent: said[n], ariaLabel: `Ta bort ${said[n]}`, onclick: () => act.drop(filter.key, slug),
    })));
    if (chosen.length > 1) box.append(button('Rensa alla', 'quiet-button', act.clear));
    if (had) (box.querySelector('button') ?? byId('count')).focus();
    byId('open-filters').textContent = chosen.length ? `Filtrera (${chosen.length})` : 'Filtrera';
    document.querySelector('[data-clear]').hidden = !chosen.length;
  }

  const ways = makeWays(act, counted);

  function noHits(state, answer) {
    const none = !answer.hits.length;
    form.classList.toggle('without', none);
    byId('open-filters').hidden = none && !choices.isNarrowed(state);
    const named = (key) => (choices.isFlag(key)
      ? `filtret ”${flagTitle(key)}”`
      : choices.chosen(state).filter(({ filter }) => filter.key === key).map((choice) => (choice.filter.chip === '{}' ? chipOf(choice) : `”${chipOf(choice)}”`)).join(', '));
    ways.show(none, { ...answer, named, text: state.q, isNarrowed: choices.isNarrowed(state) });
  }

  return {
    facets, chips, noHits,
    /** The sentence over the hits, perhaps with what further is to be said of them. */
    count(state, n, further = '') {
      const titles = (key) => choices.chosen(state).filter(({ filter }) => filter.key === key).map(({ slug }) => termTitle(key, slug));
      const said = words.sentence(n, state, choices, titles);
      const text = said + further;
      byId('count').textContent = text;
      byId('show').textContent = n ? `Visa ${counted(n)}` : `${words.none} kvar`;
      return text;
    },
    /** Further ways on from a question without hits, once they have been tried. */
    offer: ways.offer,
    near: ways.near,
    /** A place that was typed into a field, by the field's facet. */
    typed: (key, text) => typed.find((places) => places.key === key).typed(text),
  };
}

/** What is said of values in the address that nobody knows; nothing where there are none. */
export function skipped(values) {
  if (!values.length) return '';
  const named = values.slice(0, MOST_NAMED).map((value) => `”${trimQuery(value)}”`).join(', ');
  const more = values.length - MOST_NAMED;
  const said = more > 0 ? `${named} och ${number(more)} till` : named;
  return `Vi känner inte igen ${said} och hoppade över ${values.length > 1 ? 'dem' : 'det'}.`;
}

/** A word above the hits, perhaps with a question that can be said yes to. */
export function tell(text, question) {
  byId('note').replaceChildren(text);
  if (question) byId('note').append(` ${question.before} `, button(question.said, 'quiet-button', question.go), '?');
  byId('note').hidden = !text;
}
