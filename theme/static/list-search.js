// Text search. Pagefind ranks; only its result ids are used, never its fragments.
// Nothing here is fetched until somebody types.

import { distance, fold, isGlue, mistakesIn, wordsOf } from './list-text.js';

const SHORTEST_MISSPELT = 4;
const SHORTEST_FIRST_PART = 4; // of a compound such as «snickeriarbete»

/**
 * @param {{pagefind: string, search: string}} urls
 * @returns {{find: Function, similar: (q: string) => string[], broader: Function, warm: Function}}
 */
export function makeSearch(urls) {
  let loading;
  let known = new Map();
  let lost = false; // once a piece of the index may be missing, «nothing found» proves nothing

  async function load() {
    const [pagefind, answer] = await Promise.all([
      import(new URL(urls.pagefind, location.href).href),
      fetch(urls.search, { cache: 'no-cache' }), // its address never changes
    ]);
    if (!answer.ok) throw new Error(`${urls.search}: ${answer.status}`);
    const file = await answer.json();
    await pagefind.options({ excerptLength: 0 });
    await pagefind.init();
    known = byFold([...file.terms, ...file.names]);
    return {
      pagefind,
      records: new Map(file.records.map((id, k) => [id, k])),
      pages: new Map(file.pages.map((page) => [page.id, { ...page, words: parts(`${page.title} ${page.summary} ${page.words}`) }])),
      mentions: new Map(Object.entries(file.mentions)),
      terms: file.terms.flatMap(parts).filter((term) => term.length >= SHORTEST_FIRST_PART),
      written: [...known.keys(), ...file.texts],
    };
  }

  const loaded = () => {
    loading ??= load().catch((reason) => {
      loading = undefined; // the next key press may be luckier
      throw reason;
    });
    return loading;
  };

  const reachable = () => fetch(urls.search, { method: 'HEAD', cache: 'no-store' }).then((answer) => answer.ok, () => false);

  async function ask(q) {
    const { pagefind } = await loaded();
    const { results } = await pagefind.search(q);
    // Pagefind takes a piece of its index that did not come for one without the word.
    if (!results.length && (lost ||= !(await reachable()))) throw new Error('no connection');
    return results;
  }

  /** For a word that nobody uses Pagefind looks for its first letters: «Södermalm» finds «SoL». */
  async function isWritten(word) {
    const { written, terms } = await loaded();
    const unwritten = parts(word).filter((part) => part.length > 2
      && !written.some((one) => one.startsWith(part)) && !terms.some((term) => part.startsWith(term)));
    return !unwritten.length || (await ask(`"${word}"`)).length > 0;
  }

  /** Results for words that all must be there. */
  async function withAll(words, q) {
    if (!words.length || /^".+"$/.test(q)) return ask(q);
    if (words.some((word) => !isGlue(word))) {
      for (const word of words) if (!(await isWritten(word))) return [];
    }
    return ask(words.join(' '));
  }

  return {
    warm: () => loaded().catch(() => {}),
    /**
     * Record numbers, best first, and the content pages that were found.
     * @param {string} q
     * @param {object} places  from knowPlaces
     * @param {object} columns  from loadColumns
     * @returns {Promise<{order: number[], pages: object[], pagesFirst: boolean}>}
     */
    async find(q, places, columns) {
      const { records, pages, mentions } = await loaded();
      const asked = places.read(wordsOf(q));
      const found = { order: [], pages: [], pagesFirst: false };
      if (asked.places.length && !asked.rest.length) {
        found.order = Array.from({ length: columns.total }, (_, k) => k);
      } else {
        for (const { id } of await withAll(asked.rest, q)) {
          if (records.has(id)) found.order.push(records.get(id));
          else if (pages.has(id)) found.pages.push(pages.get(id));
        }
      }
      if (asked.places.length) found.order = inPlaces(found.order, asked.places, columns, mentions);
      const wanted = asked.rest.flatMap(parts);
      const headed = (page) => wanted.every((word) => page.words.some((one) => one.startsWith(word)));
      found.pagesFirst = !found.order.length || found.pages.some(headed);
      return found;
    },
    similar: (q) => similar(q, known),
    /** Wider questions, each with what it leaves out. */
    broader(q, places, columns) {
      const asked = places.read(wordsOf(q));
      const units = [...asked.rest, ...asked.places.map((place) => place.text)];
      const ways = [];
      const [place] = asked.places;
      if (asked.places.length === 1 && place.called.every(({ key }) => key === 'kommun')) {
        const region = columns.facets.lan[place.called[0].lan].title;
        ways.push({ q: [...asked.rest, region].join(' '), said: `I hela ${region}` });
      }
      if (units.length < 2 || units.length > 5) return ways;
      const narrower = units.map((unit) => ({ q: units.filter((one) => one !== unit).join(' '), said: `Utan ”${unit}”` }));
      return [...ways, ...narrower.reverse()]; // the place goes first
    },
  };
}

const parts = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function byFold(words) {
  const known = new Map();
  for (const word of words) for (const part of word.split(/[\s,/()]+/)) if (part.length > 2) known.set(fold(part), part);
  return known;
}

/** Hits that are in any of the places, and then those that only speak of them. */
function inPlaces(order, named, columns, mentions) {
  const within = (k, { key, index }) => columns[key === 'lan' ? 'regions' : 'municipalities'][k].includes(index);
  const inAny = (k, called) => called.some((place) => within(k, place));
  // «Lund, Skåne» means Lund: a region says which town is meant.
  const says = (region, town) => region.key === 'lan' && town.key === 'kommun' && town.lan === region.index;
  const places = named.filter((one) => !named.some((other) => other !== one
    && one.called.some((region) => other.called.some((town) => says(region, town)))));
  const chosen = places.flatMap(({ called }) => {
    const towns = called.filter(({ key }) => key === 'kommun');
    return order.some((k) => inAny(k, towns)) ? towns : called;
  });
  const inside = order.filter((k) => inAny(k, chosen));
  const known = new Set(inside);
  const spoken = new Set(places.flatMap(({ called }) => called.flatMap(({ name }) => mentions.get(name) ?? [])));
  return [...inside, ...order.filter((k) => spoken.has(k) && !known.has(k))];
}

/** Ways to write `q` with known words instead of the unknown ones. */
function similar(q, known) {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 6);
  const options = words.map((word) => {
    const wanted = fold(word);
    if (wanted.length < SHORTEST_MISSPELT || isGlue(word) || known.has(wanted)) return [word];
    const allowed = mistakesIn(wanted);
    const close = [];
    for (const [folded, one] of known) {
      const apart = distance(wanted, folded, allowed);
      if (apart <= allowed) close.push([apart, one]);
    }
    close.sort((a, b) => a[0] - b[0] || a[1].localeCompare(b[1], 'sv'));
    return close.length ? close.slice(0, 5).map(([, one]) => one.toLowerCase()) : [word];
  });
  const wide = Math.max(...options.map((choice) => choice.length), 0);
  const written = new Set();
  for (let i = 0; i < wide; i++) written.add(options.map((choice) => choice[Math.min(i, choice.length - 1)]).join(' '));
  written.delete(words.join(' '));
  return [...written];
}
