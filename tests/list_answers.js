// Answers questions about a list as its page does: see test_list_filters.py, which runs it.

const read = async () => {
  let all = '';
  for await (const some of process.stdin) all += some;
  return JSON.parse(all);
};
const { folder, day, file, delivery, questions } = await read();

// All that the page's scripts ask of a browser here is which day it is.
globalThis.document = { documentElement: { dataset: { day } }, querySelectorAll: () => [] };
Date.prototype.toLocaleDateString = () => day;

const load = (name) => import(`${folder}/${name}.js`);
const { columnsOf } = await load('list-columns');
const { deliveryOf } = await load('list-delivery');
const { readAddress, originOf } = await load('list-state');
const { knowPlaces } = await load('list-places');
const { narrow } = await load('list-narrow');
const { inOrder } = await load('list-order');
const { away, amongThem, WORDS } = await load('list-words');

const columns = columnsOf(file);
const { choices, facets, indexes, reach } = columns;
columns.delivery = deliveryOf(delivery, columns);
const places = knowPlaces(facets);

/** What is counted, by the slugs of the terms; a flag counts as 1. */
function told(counts) {
  const named = (key, n) => facets[key]?.[n].slug ?? '1';
  return Object.fromEntries(Object.entries(counts).map(([key, some]) => [
    key, Object.fromEntries([...some.entries()].filter(([, n]) => n).map(([i, n]) => [named(key, i), n])),
  ]));
}

function answer(asked) {
  const { state, unknown } = readAddress(new URLSearchParams(asked), columns, places);
  const number = originOf(state, columns, []);
  const origin = number === null ? null
    : { number, title: facets.kommun[number].title, km: columns.delivery.distancesFrom(number) };
  const titles = (key) => choices.chosen(state).filter(({ filter }) => filter.key === key)
    .map(({ slug }) => facets[key][indexes[key].get(slug)].title);
  const asksDelivery = state[reach].size > 0;
  const groups = asksDelivery ? columns.delivery.groups([...state[reach]]) : null;
  const found = narrow(columns, state, null);
  const hits = inOrder(columns, found.hits, state.ordning, groups, origin?.km);
  const [only, ...others] = titles(reach);
  const among = groups ? amongThem(hits.map((k) => groups[k]), others.length ? '' : only) : '';
  return {
    hits,
    unknown,
    without: found.without,
    counts: told(found.counts),
    said: WORDS.sentence(hits.length, state, choices, titles) + among,
    away: origin ? hits.map((k) => away(columns, k, origin)) : [],
  };
}

process.stdout.write(JSON.stringify(questions.map(answer)));
