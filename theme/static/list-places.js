// The names of municipalities and regions in what people write.

import { distance, fold, isGlue, mistakesIn } from './list-text.js';

const MOST_WORDS = 4; // «Västra Götalands län» has three

const tidy = (text) => text.normalize('NFC').toLowerCase().replace(/[\s-]+/g, ' ').trim();

/**
 * @typedef {{key: 'kommun'|'lan', slug: string, title: string, name: string, index: number, lan: number}} Place
 * @param {object} terms  the facets of the columns file
 * @param {string[]} trades  words that are no place, though they look like one
 */
export function knowPlaces(terms, trades = []) {
  const exact = new Map();
  const folded = new Map();
  const all = [];
  const call = (place, ...forms) => {
    all.push(place);
    for (const form of new Set(forms.map(tidy))) {
      exact.set(form, [...(exact.get(form) ?? []), place]);
      folded.set(fold(form), [...(folded.get(fold(form)) ?? []), place]);
    }
  };
  // Municipalities first: «Uppsala» is the town before it is the region.
  terms.kommun.forEach(({ slug, title, lan }, index) => {
    const forms = [title, `${title}s`].flatMap((form) => [form, `${form} kommun`, `${form} stad`]);
    call({ key: 'kommun', slug, title, name: title, index, lan }, ...forms, slug);
  });
  terms.lan.forEach(({ slug, title }, index) => {
    const name = title.replace(/s? län$/, '');
    call({ key: 'lan', slug, title, name, index, lan: index }, title, name, `${name}s`, `${name} län`, `region ${name}`, slug);
  });
  const trade = new Set(trades.map(tidy));
  const foldedTrade = new Set(trades.map(fold));

  /** Every place of that very name; «måla» is a trade and not Malå, «Habo» not Håbo. */
  function named(text) {
    const written = tidy(text);
    if (exact.has(written)) return trade.has(written) ? [] : exact.get(written);
    return foldedTrade.has(fold(written)) ? [] : folded.get(fold(written)) ?? [];
  }

  return {
    named,
    /**
     * @param {string[]} words  of a question
     * @returns {{places: {text: string, called: Place[]}[], rest: string[]}} `rest` has no glue,
     *   unless there is nothing else
     */
    read(words) {
      const places = [];
      const rest = [];
      for (let i = 0; i < words.length; ) {
        let n = Math.min(MOST_WORDS, words.length - i);
        let called = [];
        for (; n > 0 && !called.length; n--) called = named(words.slice(i, i + n).join(' '));
        if (called.length) places.push({ text: words.slice(i, i + n + 1).join(' '), called });
        else rest.push(words[i]);
        i += called.length ? n + 1 : 1;
      }
      const telling = rest.filter((word) => !isGlue(word));
      return { places, rest: telling.length || places.length ? telling : rest };
    },
    /** The place that was probably meant, or null. */
    near(text) {
      const wanted = fold(tidy(text).replace(/s? (kommun|stad|län)$/, ''));
      let limit = wanted.length < 4 ? 0 : mistakesIn(wanted);
      let best = null;
      for (const place of all) {
        const apart = distance(wanted, fold(tidy(place.name)), limit);
        if (apart > limit || (best && apart === limit)) continue;
        [best, limit] = [place, apart];
      }
      return best;
    },
  };
}
