// Everything a page with filters shows. User text only ever becomes text nodes.

import { number } from './list-numbers.js';
import { fold } from './list-text.js';

const byId = (id) => document.getElementById(id);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * @param {object} columns  see narrow
 * @param {object} act  what can be done: ask, clear, drop
 * @param {{counted: Function, none: string, sentence: Function}} words  of what is listed
 */
export function makeView(columns, act, words) {
  const { facets: many, flags, isNarrowed } = columns.choices;
  const { counted } = words;
  const form = byId('filters');
  const first = (key) => form.querySelector(`[data-facet="${key}"]`);
  const flagTitles = Object.fromEntries(flags.map((key) => [key, first(key)?.querySelector('label span')?.textContent ?? key]));
  const titleOf = (key, slug) => columns.facets[key][columns.indexes[key].get(slug)].title;
  const boxes = [...form.querySelectorAll('[data-facet]:not([data-facet="kommun"]) input[type="checkbox"]')].map((box) => ({
    box, key: box.name, item: box.closest('li'), index: flags.includes(box.name) ? 0 : columns.indexes[box.name].get(box.value),
  }));
  const kommunItems = new Map();
  const kommuner = columns.facets.kommun
    .map((term, index) => ({ ...term, index }))
    .sort((a, b) => a.title.localeCompare(b.title, 'sv'));
  // Up to 290 names: made when somebody is about to choose one.
  let fillNames = () => {};
  byId('kommun-name').addEventListener('focus', () => fillNames());

  function facets(state, counts) {
    for (const { box, key, item, index } of boxes) {
      box.checked = flags.includes(key) ? state[key] : state[key].has(box.value);
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
    fillNames = () => byId('kommun-names').replaceChildren(...names.map(([value, n]) => element('option', { value, label: counted(n) })));
    if (focused === byId('kommun-name')) fillNames();
    list.replaceChildren(...items);
    if (focused?.name === 'kommun') (focused.isConnected ? focused : byId('kommun-name')).focus();
  }

  function chips(state) {
    const chosen = [];
    for (const key of many) for (const slug of state[key]) chosen.push({ key, slug, title: titleOf(key, slug) });
    for (const key of flags) if (state[key]) chosen.push({ key, title: flagTitles[key] });
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

  let waysOn = {};

  function noHits(state, answer) {
    const box = byId('no-hits');
    box.hidden = answer.hits.length > 0;
    form.classList.toggle('without', !box.hidden);
    byId('open-filters').hidden = !box.hidden && !isNarrowed(state);
    if (box.hidden) return;
    const drops = Object.entries(answer.without).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
    const named = (key) => (flags.includes(key) ? `filtret ”${flagTitles[key]}”` : [...state[key]].map((slug) => titleOf(key, slug)).join(', '));
    const broader = drops.map(([key, n]) => ({ said: `Utan ${named(key)}: ${counted(n)}`, go: () => act.drop(key) }));
    if (state.q && isNarrowed(state) && answer.withoutText) broader.push({ said: `Utan sökordet: ${counted(answer.withoutText)}`, go: () => act.ask('') });
    if (isNarrowed(state) && answer.withoutFilters) broader.push({ said: `Utan filter: ${counted(answer.withoutFilters)}`, go: act.clear });
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
    parts.push(...byId('no-hits-end').cloneNode(true).childNodes);
    byId('no-hits').replaceChildren(...parts);
  }

  return {
    facets, chips, noHits,
    count(state, n) {
      const text = words.sentence(n, state, (key) => [...state[key]].map((slug) => titleOf(key, slug)));
      byId('count').textContent = text;
      byId('show').textContent = n ? `Visa ${counted(n)}` : `${words.none} kvar`;
      return text;
    },
    /** Further ways on from a question without hits, once they have been tried. */
    offer(similar, broader) {
      waysOn = { similar, broader: [...broader, ...waysOn.broader] };
      showWays();
    },
    pages(found, posts, first) {
      const box = byId('pages');
      const groups = [['Sidor', found], ['Annonser', posts]].filter(([, pages]) => pages.length);
      box.hidden = !groups.length;
      const before = byId(first ? 'loading' : 'hits');
      if (box.previousElementSibling !== before) before.after(box);
      box.replaceChildren(...groups.flatMap(([title, pages]) => [element('h3', { textContent: title }), element('ul', {}, ...pages.slice(0, 3).map(foundPage))]));
    },
    /** A typed municipality, or null with a word about it in the field's note. */
    typedMunicipality(text) {
      const term = columns.facets.kommun.find((one) => fold(one.title) === fold(text));
      byId('kommun-note').textContent = term || !text.trim() ? '' : `${words.none} i ”${text.trim().slice(0, 60)}”.`;
      return term?.slug ?? null;
    },
  };
}

const foundPage = (page) => element('li', {}, element('a', { href: page.url, textContent: page.title }), element('div', { className: 'meta', textContent: page.summary }));

/** A word above the hits, perhaps with a question that can be said yes to. */
export function tell(text, question) {
  byId('note').replaceChildren(text);
  if (question) byId('note').append(` ${question.before} `, quietButton(question.said, question.go), '?');
  byId('note').hidden = !text;
}

const quietButton = (textContent, onclick) => element('button', { type: 'button', className: 'quiet-button', textContent, onclick });
