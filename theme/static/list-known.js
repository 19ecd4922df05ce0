// Which words are written anywhere, so that nobody is asked for those that aren't.

import { formOf } from './list-forms.js';
import { stem } from './list-stem.js';
import { distance, fold, isGlue, mistakesIn, parts } from './list-text.js';

const SHORTEST_KNOWN = 3;
const SHORTEST_MISSPELT = 4;
const SHORTEST_FIRST_PART = 4; // of a compound such as «snickeriarbete»

/**
 * @param {string[]} further  the words of the texts, folded, but for those that stand in names
 * @param {string[]} names  of all records
 * @param {object} terms  from knowTerms
 * @param {object} facets  of the columns file
 * @param {string[]} trades  what the industries are called
 */
export function knowWords(further, names, terms, facets, trades) {
  const texts = [...new Set([...further, ...names.flatMap(parts)])].sort();
  const all = [...new Set([...texts, ...terms.used.map(({ folded }) => folded)])].sort();
  const firstParts = [...new Set(trades.flatMap(parts))].filter((part) => part.length >= SHORTEST_FIRST_PART);
  const isStem = (wanted) => find(all, wanted, (one) => stem(one) === wanted);
  let suggested; // made when somebody first misspells

  return {
    /** Whether Pagefind has a word whose stem begins so; for one that it has not it takes another. */
    inTexts: (word) => Boolean(extended(texts, formOf(word))),
    /**
     * What is to be looked for, and whether as it stands or as a beginning; null where nobody uses
     * the word.
     * @returns {?{word: string, whole: boolean}}
     */
    meant(word) {
      const asked = formOf(word);
      if (asked.folded.length < SHORTEST_KNOWN) return { word, whole: false };
      const begun = extended(all, asked);
      const written = find(all, asked.folded);
      if (written || isStem(asked.stem)) {
        return { word: begun ? word : written, whole: false }; // «väsko» begins «väskor», whose stem is shorter
      }
      const begins = firstParts.filter((part) => asked.folded.startsWith(part) && isStem(stem(part)));
      if (!begins.length) return null;
      if (begun) return { word, whole: false };
      return { word: begins.reduce((longest, part) => (part.length > longest.length ? part : longest)), whole: true };
    },
    /** Ways to write `q` with known words instead of the unknown ones. */
    similar(q) {
      const places = [...facets.kommun, ...facets.lan].map(({ title }) => title.replace(/s? län$/, ''));
      suggested ??= byFold([...trades, ...places, ...names]);
      return similar(q, suggested);
    },
  };
}

const extended = (sorted, asked) => find(sorted, asked.stem, (one) => stem(one).startsWith(asked.stem));

/** One of the sorted words, which begins so and for which a test holds. */
function find(sorted, beginning, test = () => true) {
  let from = 0;
  for (let to = sorted.length; from < to;) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < beginning) from = middle + 1;
    else to = middle;
  }
  for (; sorted[from]?.startsWith(beginning); from++) if (test(sorted[from])) return sorted[from];
  return undefined;
}

function byFold(words) {
  const known = new Map();
  for (const word of words) for (const part of word.split(/[\s,/()]+/)) if (part.length > 2) known.set(fold(part), part);
  return known;
}

/** Ways to write `q` with the words of `known`. */
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
