// Text search: the words of the closed lists are found by the columns, all others by Pagefind.
// Nothing here is fetched until somebody types.

import { findCertificates } from './list-certificates.js';
import { formOf, often, rare } from './list-forms.js';
import { knowWords } from './list-known.js';
import { once } from './list-once.js';
import { knowPlaces } from './list-places.js';
import { knowTerms } from './list-terms.js';
import { makeTexts } from './list-texts.js';
import { parts, wordsOf } from './list-text.js';
import { inPlaces } from './list-whereabouts.js';

const SHORTEST_BEGINNING = 3; // of a word in a text; fewer letters begin half of all words
const NAME = 1.8 * often(10) + 5; // as Pagefind reckons a word of a name
const SOON = 30; // milliseconds; then what the columns say is shown while Pagefind works
const BEST = 2 ** 30; // no score, counted in FINE parts, comes near it
const FINE = 1e6;
const QUOTED = /^".+"$/;

/**
 * @param {{pagefind: string, search: string}} urls
 * @param {object} columns  from loadColumns
 * @returns {{find: Function, similar: (q: string) => string[], broader: Function, warm: Function}}
 */
export function makeSearch(urls, columns) {
  let loaded; // once `ready`

  const reachable = () => fetch(urls.search, { method: 'HEAD', cache: 'no-store' }).then((answer) => answer.ok, () => false);

  async function load() {
    const answer = await fetch(urls.search, { cache: 'no-cache' }); // its address never changes
    if (!answer.ok) throw new Error(`${urls.search}: ${answer.status}`);
    const file = await answer.json();
    const terms = knowTerms(columns, file.terms);
    const trades = columns.facets.bransch.flatMap(({ title }, n) => [title, ...file.terms.bransch.synonyms[n].words]);
    return {
      terms,
      places: knowPlaces(columns.facets, trades),
      texts: await makeTexts(urls.pagefind, file.bundles, reachable),
      words: knowWords(file.texts, file.names, terms, columns.facets, trades),
      names: file.names.map((name) => ` ${parts(name).join(' ')}`),
      pages: file.pages.map((page) => (page.regions ? page : { ...page, called: new Set(parts(page.words)), words: parts(`${page.title} ${page.summary} ${page.words}`) })),
      mentions: new Map(Object.entries(file.mentions)),
      groups: Object.entries(file.groups),
      certificates: findCertificates(file.certificates),
      size: file.names.length + file.pages.length,
    };
  }

  const ready = once(load);

  async function warm() {
    loaded = await ready();
  }

  /**
   * What to look for: of each word one of several ways to write it, and of a way all its words.
   * @returns {?object[][][]} null where nobody uses one of the words
   */
  function plan(words, q) {
    if (QUOTED.test(q)) return [[[{ phrase: wordsOf(q), query: q }]]];
    const units = words.map((word) => {
      const several = parts(word);
      const ways = several.length > 1 ? [[several.join('')]] : [[word]];
      if (several.length > 1 && several.every((part) => part.length > 1)) ways.push(several);
      return ways.map((way) => way.map(unit)).filter((way) => way.every(Boolean));
    });
    return units.every((ways) => ways.length) ? units : null;
  }

  function unit(written) {
    const meant = loaded.words.meant(written);
    if (!meant) return null;
    const { word, whole } = meant;
    const short = parts(word).join('').length < SHORTEST_BEGINNING;
    const quoted = `"${word}"`;
    if (whole) return { phrase: [word], query: quoted };
    return { word, short, query: short ? quoted : loaded.words.inTexts(word) ? word : '' };
  }

  /** How well each record and page answers one word, or not at all; without Pagefind's answer as well as can be. */
  function scoresOf({ word, phrase, short, query }) {
    const { terms, texts, names, size } = loaded;
    const scores = new Float32Array(size);
    scores.set(phrase ? terms.withPhrase(phrase) : terms.withWord(word));
    const answer = query ? texts.answer(query) : null;
    answer?.numbers.forEach((k, i) => (scores[k] += answer.worths[i]));
    if (query && !phrase && (short || !answer)) {
      const begun = ` ${formOf(word).stem}`;
      names.forEach((name, k) => name.includes(begun) && (scores[k] += NAME));
    }
    const rarity = rare(size, scores.reduce((n, score) => n + (score > 0), 0));
    return scores.map((score) => score * rarity);
  }

  const sum = (all) => all.reduce((one, other) => one.map((score, k) => (score && other[k] ? score + other[k] : 0)));
  const best = (all) => all.reduce((one, other) => one.map((score, k) => Math.max(score, other[k])));

  /** Numbers of records and pages, best first. */
  function ranked(planned) {
    const scores = sum(planned.map((ways) => best(ways.map((way) => sum(way.map(scoresOf))))));
    // A number that holds both is sorted many times faster than by a function.
    const keys = new Float64Array(scores.length);
    let n = 0;
    scores.forEach((score, k) => score && (keys[n++] = (BEST - Math.round(score * FINE)) * scores.length + k));
    return Array.from(keys.subarray(0, n).sort(), (key) => key % scores.length);
  }

  function found(q, asked, planned) {
    const { total } = columns;
    const numbers = planned ? ranked(planned) : [];
    const everybody = asked.places.length && !asked.rest.length;
    const anywhere = everybody ? Array.from({ length: total }, (_, k) => k) : numbers.filter((k) => k < total);
    const others = numbers.filter((k) => k >= total).map((k) => loaded.pages[k - total]);
    const wanted = asked.rest.flatMap(parts);
    // What a page itself says to be found by counts for more than how often it says it.
    const called = (page) => Number(wanted.every((word) => page.called.has(word)));
    const headed = (page) => wanted.every((word) => page.words.some((one) => one.startsWith(word)));
    const pages = others.filter((page) => !page.regions).sort((one, other) => called(other) - called(one));
    const posts = others.filter((page) => page.regions && reaches(page, asked.places, columns));
    const all = [...pages, ...posts, ...loaded.certificates(q)];
    const groups = loaded.groups.map(([kind, title]) => ({ title, pages: all.filter((page) => page.kind === kind) }));
    const here = asked.places.length ? inPlaces(anywhere, asked.places, columns, loaded.mentions) : { order: anywhere };
    return {
      ...here, anywhere,
      pages: groups.filter((group) => group.pages.length),
      pagesFirst: !here.order.length || pages.some(headed),
    };
  }

  return {
    warm: () => warm().catch(() => {}),
    /**
     * Record numbers, best first, and the groups of pages that were found; where places are named,
     * the rest is as inPlaces says it, and `anywhere` is what was found without them.
     * @param {string} q
     * @param {() => boolean} wanted  whether the answer still is; null once it isn't
     * @param {(found: object) => void} [soon]  told what the columns say where Pagefind is slow
     * @returns {Promise<?{order: number[], anywhere: number[], pages: object[], pagesFirst: boolean}>}
     */
    async find(q, wanted = () => true, soon = null) {
      await warm();
      const asked = loaded.places.read(wordsOf(q));
      const planned = asked.rest.length ? plan(asked.rest, q) : null;
      const queries = (planned ?? []).flat(2).map(({ query }) => query).filter((query) => query && !loaded.texts.answer(query));
      if (queries.length) {
        const slow = soon && setTimeout(() => wanted() && soon(found(q, asked, planned)), SOON);
        await loaded.texts.ask(queries, wanted).finally(() => clearTimeout(slow));
      }
      return wanted() ? found(q, asked, planned) : null;
    },
    similar: (q) => loaded.words.similar(q),
    /** Wider questions, each with what it leaves out. */
    broader(q) {
      const asked = loaded.places.read(wordsOf(q));
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

/** Whether a post reaches into each of the places; it names no municipalities of a whole region. */
function reaches({ regions, municipalities }, named, { facets }) {
  const whole = (lan) => regions.includes(lan) && !municipalities.some((index) => facets.kommun[index].lan === lan);
  const within = ({ key, index, lan }) => (key === 'lan' ? regions.includes(index) : municipalities.includes(index) || whole(lan));
  return named.every(({ called }) => called.some(within));
}
