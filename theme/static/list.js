// The list page: filters, text search, address and rows. Without this script the
// page shows the first rows and the ways in by region and industry.

import { trimQuery } from './list-choices.js';
import { loadColumns } from './list-columns.js';
import { listenToFilters } from './list-filters.js';
import { lightMap } from './list-map.js';
import { marked, narrow } from './list-narrow.js';
import { once } from './list-once.js';
import { inOrder } from './list-order.js';
import { makeOrders } from './list-orders.js';
import { keepOrigin } from './list-origin.js';
import { makeRows } from './list-rows.js';
import { listenToSheet } from './list-sheet.js';
import { asksWhere, deliveredTo, readAddress } from './list-state.js';
import { makeView, skipped, tell } from './list-view.js';
import { WORDS, amongThem, whereabouts } from './list-words.js';
import { wakeMap } from './map.js';

const PAGE = 40;
const SHORTEST_QUERY = 2; // one letter finds half the list, slowly
const PAUSE = 250; // milliseconds; browsers refuse an address that changes with every key
const AT_ONCE = 10; // rows shown before the rest of a page is fetched
const ENOUGH = 3; // hits to choose among; where there are fewer in a place, the nearest follow
const NOTHING = { q: '', order: null, pages: [] };

const byId = (id) => document.getElementById(id);
const urls = byId('list').dataset;
const field = byId('q');
const origin = keepOrigin();
const rows = makeRows(byId('hits'), urls.rows, Number(urls.chunk), origin.correct);
const form = byId('filters');

let columns;
let view;
let light;
let orders;
let state;
let turn = 0; // a newer question makes older answers stale
let showing = Promise.resolve();
let pause = 0; // until what is typed stands in the address
let ahead;
let found = NOTHING;

const answer = () => answerOnce(++turn);

/** What searches the text, fetched when somebody first types. */
const search = once(async () => (await import('./list-search.js')).makeSearch(urls, columns));

/** Where enterprises deliver and how far away they are, fetched when that is first asked. */
const delivery = once(async () => {
  const { loadDelivery } = await import('./list-delivery.js');
  columns.delivery = await loadDelivery(urls.delivery, columns);
});

async function answerOnce(mine) {
  if (asksWhere(state, columns) && !columns.delivery) {
    try {
      await delivery();
    } catch {
      if (mine === turn) tell('Uppgifterna om avstånd och vart företagen levererar gick inte att ladda. Prova att ladda om sidan.');
    }
    if (mine !== turn) return;
  }
  const q = state.q.length < SHORTEST_QUERY ? '' : state.q;
  if (found.q !== q) {
    const wait = setTimeout(() => mine === turn && (byId('loading').hidden = false), 200);
    let now = NOTHING;
    try {
      if (q) {
        now = await (await search()).find(q, () => mine === turn, (some) => some.order.length && show(mine, some, true));
        ahead ??= rows.fetchAhead(columns.total);
      }
    } catch {
      if (mine === turn) tell('Sökningen gick inte att ladda. Välj bland filtren, eller gå via länen och branscherna längst ner.');
    }
    clearTimeout(wait);
    if (mine !== turn) return;
    byId('loading').hidden = true;
    found = { ...now, q };
  }
  const hits = show(mine, found);
  if (hits.length >= ENOUGH) return;
  // The ways that need nothing further stand there already.
  await showNear(mine, hits).catch(() => {});
  if (found.q && !hits.length) await offerWays(mine).catch(() => {});
}

/** Shows what was found; `more` may still come. */
function show(mine, found, more = false) {
  const among = found.order && marked(found.order, columns.total);
  const result = narrow(columns, state, among);
  origin.move(columns, state, found);
  const asked = columns.delivery ? [...state[columns.reach]] : [];
  const groups = found.groups ?? (asked.length ? columns.delivery.groups(asked) : null);
  const left = marked(result.hits, columns.total);
  const kept = found.order ? found.order.filter((k) => left[k]) : result.hits;
  const hits = inOrder(columns, kept, state.ordning, groups, origin.now()?.km);
  // What could not be loaded has nothing to do with the hits.
  const shown = { ...state, q: found.order ? state.q : '', [columns.reach]: new Set(asked) };
  const said = view.count(shown, hits.length, groups ? whereOf(found, asked, hits.map((k) => groups[k])) : '');
  if (!more) {
    view.facets(state, result.counts);
    view.chips(state);
    orders.show(state, origin.now());
    light(hits);
    showPages(found, !hits.length);
  }
  if (!hits.length) {
    result.withoutText = found.order ? narrow(columns, state, null).hits.length : 0;
    result.withoutFilters = narrow(columns, columns.choices.emptyState(), among).hits.length;
  }
  view.noHits(state, result);
  byId('hits').ariaBusy = more ? 'true' : null;
  if (!more) byId('status').textContent = said;

  state.sida = Math.max(1, Math.min(state.sida, Math.ceil(hits.length / PAGE)));
  const page = hits.slice(0, state.sida * PAGE);
  byId('more').hidden = page.length === hits.length;
  showing = showRows(page, mine);
  return hits;
}

/** Where the hits are, of the places that the text names or that are chosen. */
function whereOf({ places }, asked, groups) {
  if (places) return whereabouts(groups, only(places.map(({ title }) => title)));
  const { reach, indexes, facets } = columns;
  return amongThem(groups, only(asked.map((slug) => facets[reach][indexes[reach].get(slug)].title)));
}

const only = (titles) => (titles.length === 1 ? titles[0] : '');

/** The pages that a search finds; only a search brings the script that shows them. */
async function showPages({ pages, pagesFirst }, none) {
  if (!pages.length && byId('pages').hidden) return;
  const mine = turn;
  const { showGroups } = await import('./list-groups.js');
  if (mine === turn) showGroups(pages, pagesFirst || none);
}

/** Where few or none are in the places that are asked for: who else there is, the nearest first. */
async function showNear(mine, hits) {
  const near = (await import('./list-near.js')).nearest(columns, state, found, hits);
  if (!near || mine !== turn) return;
  await rows.load(near.records);
  if (mine !== turn) return;
  const before = hits.length ? 'Fler, närmast' : 'Närmast';
  view.near(`${before} ${near.title}${state[columns.reach].size ? ': fråga om de kan leverera dit' : ''}`, rows.made(near.records, near));
}

/** Other questions for one without an answer. */
async function offerWays(mine) {
  const [texts, { offers }] = await Promise.all([search(), import('./list-offers.js')]);
  const tried = async (q) => {
    const { order } = (await texts.find(q, () => mine === turn)) ?? { order: [] };
    return { here: narrow(columns, state, marked(order, columns.total)).hits.length, anywhere: order.length };
  };
  const { similar, broader } = await offers(found.q, texts, tried, () => mine === turn);
  const way = ({ said, q, alone }) => ({ said, go: () => ask(q, {}, alone ? cleared() : {}) });
  if (mine === turn) view.offer(similar.map(way), broader.map(way));
}

async function showRows(page, mine) {
  try {
    if (!rows.has(page) && state.sida === 1) {
      const first = page.slice(0, AT_ONCE);
      await rows.load(first);
      if (mine === turn) rows.show(first, origin.now()?.title);
    }
    if (!rows.has(page)) await rows.load(page);
    if (mine === turn) rows.show(page, origin.now()?.title);
  } catch {
    if (mine === turn) tell('Raderna gick inte att ladda. Prova att ladda om sidan.');
  }
}

/** Choices can be undone with the browser's back button; typing doesn't fill the history. */
function change(next, { push = true } = {}) {
  tell('');
  if (push && pause) settle(); // what was typed last is what one comes back to
  state = { ...state, sida: 1, ...next };
  clearTimeout(pause);
  if (!push) pause = setTimeout(settle, PAUSE);
  else if (columns.choices.write(state) !== location.pathname + location.search) history.pushState(null, '', columns.choices.write(state));
  return answer();
}

function settle() {
  clearTimeout(pause);
  pause = 0;
  history.replaceState(null, '', columns.choices.write(state));
}

const drop = (key, slug) => change(columns.choices.without(state, key, slug));

/** Without any choice, but in the order that was asked for. */
const cleared = () => ({ ...columns.choices.emptyState(), q: state.q, ordning: state.ordning, fran: state.fran });
const clear = () => change(cleared());

function ask(q, how, next = {}) {
  if (field.value !== q) field.value = q;
  return change({ ...next, q: trimQuery(q) }, how);
}

async function open() {
  const mine = ++turn;
  clearTimeout(pause);
  pause = 0;
  const asked = new URLSearchParams(location.search);
  const places = asked.get('plats') ? await knownPlaces() : null;
  if (mine !== turn) return;
  const { state: read, unknown, unknownPlace } = readAddress(asked, columns, places);
  state = read;
  field.value = state.q;
  if (location.search) history.replaceState(null, '', columns.choices.write(state) + location.hash);
  const done = answer();
  const note = skipped(unknown);
  if (unknownPlace) tellOfPlace(note, unknownPlace, places?.near(unknownPlace));
  else tell(note);
  return done;
}

/** Nothing where the script cannot be loaded: then no place is known. */
const knownPlaces = () => import('./list-places.js').then(({ knowPlaces }) => knowPlaces(columns.facets), () => null);

function tellOfPlace(note, text, near) {
  tell(`${note} Vi känner inte igen platsen ”${text}”.`.trim(), near && {
    before: 'Menade du',
    said: near.title,
    go: () => change({ [columns.reach]: new Set([...state[columns.reach], deliveredTo(near)]) }),
  });
}

function listen() {
  field.addEventListener('input', () => ask(field.value, { push: false }));
  byId('list-search').addEventListener('submit', (event) => {
    event.preventDefault();
    ask(field.value, { push: false });
    if (matchMedia('(pointer: coarse)').matches) field.blur(); // a keyboard on the screen covers the hits
  });
  listenToFilters(form, columns.choices, view, () => state, change);
  byId('more').addEventListener('click', async () => {
    const before = byId('hits').children.length;
    await change({ sida: state.sida + 1 });
    await showing;
    byId('hits').children[before]?.querySelector('a').focus();
  });
  listenToSheet(form, clear);
  addEventListener('popstate', open);
}

async function start() {
  field.addEventListener('focus', () => field.value && columns && search().then(({ warm }) => warm()).catch(() => {}));
  try {
    columns = await loadColumns(urls.columns);
  } catch {
    tell('Filtren gick inte att ladda. Gå via länen och branscherna längst ner, eller prova att ladda om sidan.');
    return;
  }
  state = columns.choices.emptyState();
  orders = makeOrders(columns, change);
  light = lightMap(columns);
  view = makeView(columns, { ask, clear, drop }, WORDS);
  for (const figure of document.querySelectorAll('[data-map]')) {
    wakeMap(figure, (slug) => change({ kommun: new Set(state.kommun.has(slug) ? [] : [slug]) }));
  }
  listen();
  if (location.search || field.value) await open();
  else await answer();
  document.documentElement.dataset.ready = '';
}

start();
