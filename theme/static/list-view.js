// Everything the list page shows. User text only ever becomes text nodes.

import { FACETS, FLAGS, isNarrowed } from './list-state.js';
import { fold } from './list-text.js';
import { enterprises, number, sentence } from './list-words.js';
import { slugOf } from './map.js';

const byId = (id) => document.getElementById(id);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export function makeView(columns, act) {
  const form = byId('filters');
  const first = (key) => form.querySelector(`[data-facet="${key}"]`);
  const flagTitles = Object.fromEntries(FLAGS.map((key) => [key, first(key)?.querySelector('label span')?.textContent ?? key]));
  const titleOf = (key, slug) => columns.facets[key][columns.indexes[key].get(slug)].title;
  const boxes = [...form.querySelectorAll('[data-facet]:not([data-facet="kommun"]) input[type="checkbox"]')].map((box) => ({
    box, key: box.name, item: box.closest('li'), index: FLAGS.includes(box.name) ? 0 : columns.indexes[box.name].get(box.value),
  }));
  const kommunItems = new Map();
  const kommuner = columns.facets.kommun
    .map((term, index) => ({ ...term, index }))
    .sort((a, b) => a.title.localeCompare(b.title, 'sv'));
  // Up to 290 names: made when somebody is about to choose one.
  let fillNames = () => {};
  byId('kommun-name').addEventListener('focus', () => fillNames());
  const dots = [...document.querySelectorAll('[data-map] svg a')].map((link) => [link, slugOf(link)]);

  function facets(state, counts) {
    for (const { box, key, item, index } of boxes) {
      box.checked = FLAGS.includes(key) ? state[key] : state[key].has(box.value);
      recount(item, counts[key][index] ?? 0);
    }
    municipalities(state, counts.kommun);
  }

  function recount(item, n) {
    const figure = item.querySelector('.count');
    const text = number(n);
    if (figure.textContent === text) return;
    figure.textContent = text;
    item.classList.toggle('none', n === 0);
  }

  /** The chosen municipalities, and those of the chosen regions. */
  function municipalities(state, counts) {
    const list = first('kommun')?.querySelector('.options');
    if (!list) return;
    const inRegion = (term) => state.lan.has(columns.facets.lan[term.lan]?.slug);
    const names = [];
    const items = [];
    for (const term of kommuner) {
      const n = counts[term.index];
      const chosen = state.kommun.has(term.slug);
      if (!chosen && n > 0 && (!state.lan.size || inRegion(term))) names.push([term.title, n]);
      if (!chosen && !(inRegion(term) && n > 0)) continue;
      if (!kommunItems.has(term.slug)) {
        const box = element('input', { type: 'checkbox', name: 'kommun', value: term.slug });
        kommunItems.set(term.slug, element('li', {}, element('label', {}, box, element('span', { textContent: term.title }), element('span', { className: 'count' }))));
      }
      const item = kommunItems.get(term.slug);
      item.querySelector('input').checked = chosen;
      recount(item, n);
      items.push(item);
    }
    const focused = document.activeElement;
    fillNames = () => byId('kommun-names').replaceChildren(...names.map(([value, n]) => element('option', { value, label: enterprises(n) })));
    if (focused === byId('kommun-name')) fillNames();
    list.replaceChildren(...items);
    if (focused?.name === 'kommun') (focused.isConnected ? focused : byId('kommun-name')).focus();
  }

  function chips(state) {
    const chosen = [];
    for (const key of FACETS) for (const slug of state[key]) chosen.push({ key, slug, title: titleOf(key, slug) });
    for (const key of FLAGS) if (state[key]) chosen.push({ key, title: flagTitles[key] });
    const box = byId('chips');
    const had = box.contains(document.activeElement);
    box.hidden = !chosen.length;
    box.replaceChildren(...chosen.map((choice) => {
      const chip = element('button', { type: 'button', className: 'chip' }, choice.title);
      chip.setAttribute('aria-label', `Ta bort ${choice.title}`);
      chip.onclick = () => act.drop(choice.key, choice.slug);
      return chip;
    }));
    if (chosen.length > 1) box.append(element('button', { type: 'button', className: 'quiet-button', textContent: 'Rensa alla', onclick: act.clear }));
    if (had) (box.querySelector('button') ?? byId('count')).focus();
    byId('open-filters').textContent = chosen.length ? `Filtrera (${chosen.length})` : 'Filtrera';
    document.querySelector('[data-clear]').hidden = !chosen.length;
  }

  function map(hits) {
    const lit = new Uint8Array(columns.facets.kommun.length);
    for (const k of hits) for (const index of columns.municipalities[k]) lit[index] |= columns.certified[k] ? 3 : 1;
    for (const [link, slug] of dots) {
      const light = lit[columns.indexes.kommun.get(slug)];
      link.classList.toggle('out', !light);
      link.classList.toggle('bare', light < 2);
    }
  }

  let waysOn = {};

  function noHits(state, answer) {
    const box = byId('no-hits');
    box.hidden = answer.hits.length > 0;
    form.classList.toggle('without', !box.hidden);
    byId('open-filters').hidden = !box.hidden && !isNarrowed(state);
    if (box.hidden) return;
    const drops = Object.entries(answer.without).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
    const named = (key) => (FLAGS.includes(key) ? `filtret ”${flagTitles[key]}”` : [...state[key]].map((slug) => titleOf(key, slug)).join(', '));
    const broader = drops.map(([key, n]) => ({ said: `Utan ${named(key)}: ${enterprises(n)}`, go: () => act.drop(key) }));
    if (state.q && isNarrowed(state) && answer.withoutText) broader.push({ said: `Utan sökordet: ${enterprises(answer.withoutText)}`, go: () => act.ask('') });
    if (isNarrowed(state) && answer.withoutFilters) broader.push({ said: `Utan filter: ${enterprises(answer.withoutFilters)}`, go: act.clear });
    waysOn = { similar: [], broader };
    showWays();
  }

  function showWays() {
    const parts = [];
    const list = (title, ways) => ways.length && parts.push(
      element('h3', { textContent: title }),
      element('ul', {}, ...ways.map(({ said, go }) => element('li', {}, quietButton(said, go)))),
    );
    list('Menade du', waysOn.similar);
    list('Sök bredare', waysOn.broader);
    const { contact } = byId('list').dataset;
    parts.push(
      element('p', {}, 'Du kan också gå via ', element('a', { href: '#regions', textContent: 'länen' }), ' eller ', element('a', { href: '#industries', textContent: 'branscherna' }), '.'),
      element('p', {}, 'Hittar du ändå inte det du söker? Skriv till ', element('a', { href: `mailto:${contact}`, textContent: contact }), '.'),
    );
    byId('no-hits').replaceChildren(...parts);
  }

  return {
    facets, chips, map, noHits,
    count(state, n) {
      const text = sentence(n, state, (key) => [...state[key]].map((slug) => titleOf(key, slug)));
      byId('count').textContent = text;
      byId('show').textContent = n ? `Visa ${enterprises(n)}` : 'Inget företag kvar';
      return text;
    },
    /** Further ways on from a question without hits, once they have been tried. */
    offer(similar, broader) {
      waysOn = { similar, broader: [...broader, ...waysOn.broader] };
      showWays();
    },
    pages(found, first) {
      const box = byId('pages');
      box.hidden = !found.length;
      const before = byId(first ? 'loading' : 'hits');
      if (box.previousElementSibling !== before) before.after(box);
      box.replaceChildren(element('h3', { textContent: 'Sidor' }), element('ul', {}, ...found.slice(0, 3).map((page) => element('li', {}, element('a', { href: page.url, textContent: page.title }), element('div', { className: 'meta', textContent: page.summary })))));
    },
    /** A typed municipality, or null with a word about it in the field's note. */
    typedMunicipality(text) {
      const term = columns.facets.kommun.find((one) => fold(one.title) === fold(text));
      byId('kommun-note').textContent = term || !text.trim() ? '' : `Inget företag i ”${text.trim().slice(0, 60)}”.`;
      return term?.slug ?? null;
    },
  };
}

/** A word above the hits, perhaps with a question that can be said yes to. */
export function tell(text, question) {
  byId('note').replaceChildren(text);
  if (question) byId('note').append(` ${question.before} `, quietButton(question.said, question.go), '?');
  byId('note').hidden = !text;
}

const quietButton = (textContent, onclick) => element('button', { type: 'button', className: 'quiet-button', textContent, onclick });
