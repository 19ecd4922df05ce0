// The posts of the marketplace: filters, address and rows. Without this script the page shows the
// first rows, and leads to all of them.

import { isOver, keepTime } from './deadlines.js';
import { listenToFilters } from './list-filters.js';
import { narrow } from './list-narrow.js';
import { makeRows } from './list-rows.js';
import { listenToSheet } from './list-sheet.js';
import { makeView, skipped, tell } from './list-view.js';
import { loadPosts } from './market-columns.js';
import { wordsOf } from './market-words.js';

const PAGE = 40;

const byId = (id) => document.getElementById(id);
const urls = byId('list').dataset;
const rows = makeRows(byId('hits'), urls.rows, Number(urls.chunk), keepTime);

let columns;
let view;
let state;
let turn = 0; // a newer choice makes older answers stale

/** What can still be answered; deadlines pass while the page lies open. */
const stillOpen = () => Uint8Array.from(columns.closes, (closes) => !closes || !isOver(closes));

async function answer() {
  const mine = ++turn;
  const among = stillOpen();
  const result = narrow(columns, state, among);
  const { hits } = result;
  const said = view.count(state, hits.length);
  view.facets(state, result.counts);
  view.chips(state);
  if (!hits.length) result.withoutFilters = narrow(columns, columns.choices.emptyState(), among).hits.length;
  view.noHits(state, result);
  byId('status').textContent = said;
  state.sida = Math.max(1, Math.min(state.sida, Math.ceil(hits.length / PAGE)));
  const page = hits.slice(0, state.sida * PAGE);
  byId('more').hidden = page.length === hits.length;
  try {
    if (!rows.has(page)) await rows.load(page);
    if (mine === turn) rows.show(page);
  } catch {
    if (mine === turn) tell('Raderna gick inte att ladda. Prova att ladda om sidan.');
  }
}

function change(next) {
  tell('');
  state = { ...state, sida: 1, ...next };
  const address = columns.choices.write(state);
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
  return answer();
}

const drop = (key, slug) => change(columns.choices.without(state, key, slug));
const clear = () => change(columns.choices.emptyState());

function open() {
  const read = columns.choices.read(new URLSearchParams(location.search), columns.indexes);
  state = read.state;
  if (location.search) history.replaceState(null, '', columns.choices.write(state) + location.hash);
  const done = answer();
  tell(skipped(read.unknown));
  return done;
}

function listen() {
  const form = byId('filters');
  listenToFilters(form, columns.choices, view, () => state, change);
  byId('more').addEventListener('click', async () => {
    const before = byId('hits').children.length;
    await change({ sida: state.sida + 1 });
    byId('hits').children[before]?.querySelector('a').focus();
  });
  listenToSheet(form, clear);
  addEventListener('popstate', open);
}

async function start() {
  try {
    columns = await loadPosts(urls.columns);
  } catch {
    tell('Filtren gick inte att ladda. Prova att ladda om sidan, eller se alla annonser på en sida.');
    return;
  }
  view = makeView(columns, { clear, drop }, wordsOf(columns.said, columns.said_of));
  listen();
  await open();
  document.documentElement.dataset.ready = '';
}

start();
