// The list page: filters, text search, address and rows. Without this script the
// page shows the first rows and the ways in by region and industry.

import { trimQuery } from './list-choices.js';
import { inOrder, loadColumns } from './list-columns.js';
import { listenToFilters, without } from './list-filters.js';
import { lightMap } from './list-map.js';
import { narrow } from './list-narrow.js';
import { knowPlaces } from './list-places.js';
import { makeRows } from './list-rows.js';
import { listenToSheet } from './list-sheet.js';
import { CHOICES, emptyState, readAddress, writeAddress } from './list-state.js';
import { makeView, tell } from './list-view.js';
import { WORDS, enterprises } from './list-words.js';
import { wakeMap } from './map.js';

const PAGE = 40;
const SHORTEST_QUERY = 2; // one letter finds half the list, slowly
const PAUSE = 250; // milliseconds; browsers refuse an address that changes with every key
const MOST_SIMILAR = 3;
const AT_ONCE = 10; // rows shown before the rest of a page is fetched

const byId = (id) => document.getElementById(id);
const urls = byId('list').dataset;
const field = byId('q');
const rows = makeRows(byId('hits'), urls.rows, Number(urls.chunk));
const form = byId('filters');

let columns;
let places;
let view;
let light;
let loading;
let state = emptyState();
let turn = 0; // a newer question makes older answers stale
let shown = Promise.resolve();
let pause;
let ahead;
let found = { q: '', order: null, pages: [], posts: [] };

const answer = () => answerOnce(++turn);

/** What searches the text, fetched when somebody first types. */
function search() {
  loading ??= import('./list-search.js').then(({ makeSearch }) => makeSearch(urls, columns, places)).catch((reason) => {
    loading = undefined; // the next key press may be luckier
    throw reason;
  });
  return loading;
}

async function answerOnce(mine) {
  const q = state.q.length < SHORTEST_QUERY ? '' : state.q;
  if (found.q !== q) {
    const wait = setTimeout(() => mine === turn && (byId('loading').hidden = false), 200);
    let now = { order: null, pages: [], posts: [] };
    try {
      if (q) {
        now = await (await search()).find(q, () => mine === turn, (some) => some.order.length && show(mine, some, true));
        ahead ??= rows.fetchAhead(columns.total);
      }
    } catch {
      if (mine === turn) tell('Sökningen gick inte att ladda. Välj bland filtren, eller gå via länen och branscherna längst ned.');
    }
    clearTimeout(wait);
    if (mine !== turn) return;
    byId('loading').hidden = true;
    found = { q, ...now };
  }
  if (!show(mine, found).length && found.q) await offerWays(mine);
}

/** Shows what was found; `more` may still come. */
function show(mine, found, more = false) {
  const among = found.order && marked(found.order);
  const result = narrow(columns, state, among);
  const hits = inOrder(columns, found.order ? kept(found.order, result.hits) : result.hits, state.ordning);
  // Where the search could not be loaded the hits have nothing to do with the text.
  const said = view.count(found.order ? state : { ...state, q: '' }, hits.length);
  view.facets(state, result.counts);
  view.chips(state);
  light(hits);
  view.pages(found.pages, found.posts, found.pagesFirst || !hits.length);
  if (!hits.length) {
    result.withoutText = found.order ? narrow(columns, state, null).hits.length : 0;
    result.withoutFilters = narrow(columns, emptyState(), among).hits.length;
  }
  view.noHits(state, result);
  byId('hits').ariaBusy = more ? 'true' : null;
  if (!more) byId('status').textContent = said;

  state.sida = Math.max(1, Math.min(state.sida, Math.ceil(hits.length / PAGE)));
  const page = hits.slice(0, state.sida * PAGE);
  byId('more').hidden = page.length === hits.length;
  shown = showRows(page, mine);
  return hits;
}

function marked(records) {
  const among = new Uint8Array(columns.total);
  for (const k of records) among[k] = 1;
  return among;
}

/** Other questions for one without an answer; each is tried before it is offered. */
async function offerWays(mine) {
  const similar = [];
  const broader = [];
  const texts = await search();
  const tried = async (q) => {
    const { order } = (await texts.find(q, () => mine === turn)) ?? { order: [] };
    return { here: narrow(columns, state, marked(order)).hits.length, anywhere: order.length };
  };
  try {
    for (const q of texts.similar(found.q)) {
      if (similar.length === MOST_SIMILAR || mine !== turn) break;
      const { here, anywhere } = await tried(q);
      if (here) similar.push({ said: q, go: () => ask(q) });
      else if (anywhere) similar.push({ said: `${q}, utan filter`, go: () => change({ ...emptyState(), q, ordning: state.ordning }) });
    }
    for (const { q, said } of texts.broader(found.q)) {
      if (mine !== turn) return;
      const { here } = await tried(q);
      if (here) broader.push({ said: `${said}: ${enterprises(here)}`, go: () => ask(q) });
    }
  } catch {
    return; // the ways that need no search stand there already
  }
  if (mine === turn) view.offer(similar, broader);
}

async function showRows(page, mine) {
  try {
    if (!rows.has(page) && state.sida === 1) {
      const first = page.slice(0, AT_ONCE);
      await rows.load(first);
      if (mine === turn) rows.show(first);
    }
    if (!rows.has(page)) await rows.load(page);
    if (mine === turn) rows.show(page);
  } catch {
    if (mine === turn) tell('Raderna gick inte att ladda. Prova att ladda om sidan.');
  }
}

function kept(order, hits) {
  const among = marked(hits);
  return order.filter((k) => among[k]);
}

/** Choices can be undone with the browser's back button; typing doesn't fill the history. */
function change(next, { push = true } = {}) {
  tell('');
  state = { ...state, sida: 1, ...next };
  clearTimeout(pause);
  const write = () => history.replaceState(null, '', writeAddress(state));
  if (!push) pause = setTimeout(write, PAUSE);
  else if (writeAddress(state) !== location.pathname + location.search) history.pushState(null, '', writeAddress(state));
  return answer();
}

const drop = (key, slug) => change(without(CHOICES, state, key, slug));

function clear() {
  return change({ ...emptyState(), q: state.q, ordning: state.ordning });
}

function ask(q, how) {
  if (field.value !== q) field.value = q;
  return change({ q: trimQuery(q) }, how);
}

function open() {
  clearTimeout(pause);
  const { state: read, unknown, unknownPlace } = readAddress(location.search, columns.facets, places);
  state = read;
  field.value = state.q;
  byId('order').value = state.ordning;
  if (location.search) history.replaceState(null, '', writeAddress(state) + location.hash);
  const done = answer();
  if (unknown.length) tell(`Vi känner inte igen ${unknown.map((word) => `”${word}”`).join(', ')} och hoppade över det.`);
  if (unknownPlace) tellOfPlace(unknownPlace);
  return done;
}

function tellOfPlace(text) {
  const near = places.near(text);
  tell(`Vi känner inte igen platsen ”${text}”.`, near && {
    before: 'Menade du',
    said: near.title,
    go: () => change({ [near.key]: new Set([...state[near.key], near.slug]) }),
  });
}

function listen() {
  field.addEventListener('input', () => ask(field.value, { push: false }));
  byId('list-search').addEventListener('submit', (event) => {
    event.preventDefault();
    ask(field.value, { push: false });
  });
  listenToFilters(form, CHOICES, view, () => state, change);
  byId('order').addEventListener('change', ({ target }) => change({ ordning: target.value }));
  byId('more').addEventListener('click', async () => {
    const before = byId('hits').children.length;
    await change({ sida: state.sida + 1 });
    await shown;
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
    tell('Filtren gick inte att ladda. Gå via länen och branscherna längst ned, eller prova att ladda om sidan.');
    return;
  }
  places = knowPlaces(columns.facets);
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
