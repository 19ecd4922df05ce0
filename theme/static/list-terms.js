// The words of the closed lists. Which records they find is known from the columns, so Pagefind
// reads none of them.

import { begins, formOf, formsIn, often, worth } from './list-forms.js';

// How much other words for a term weigh beside the words of the texts.
const SYNONYM = 3;
const LAST_PART = 0.5; // of a compound
const MOST = 7; // that many terms are worth together: less than a name

/**
 * @param {object} columns  from loadColumns
 * @param {object} terms  by facet, how much its titles weigh, and of each term's `synonyms` the
 *   `words` and the last `parts` of its compounds
 */
export function knowTerms(columns, terms) {
  const facets = Object.entries(terms).map(([key, { weight: ofTitle, synonyms }]) => {
    const texts = columns.facets[key].flatMap(({ title }, index) => {
      const { words = [], parts = [] } = synonyms[index] ?? {};
      const weighted = (text, weight) => ({ index, weight, forms: formsIn(text) });
      return [
        weighted(key === 'kommun' ? `${title} kommun` : title, ofTitle),
        ...words.map((word) => weighted(word, SYNONYM)),
        ...parts.map((part) => weighted(part, LAST_PART)),
      ];
    });
    return { texts, size: columns.facets[key].length, column: columns.columns[key] };
  });

  /** What each record's terms are worth together, by what a term's text is worth. */
  function worths(judge) {
    const found = new Float32Array(columns.total);
    for (const { texts, size, column } of facets) {
      const best = new Float32Array(size);
      for (const text of texts) best[text.index] = Math.max(best[text.index], judge(text));
      if (!best.some(Boolean)) continue;
      for (let k = 0; k < found.length; k++) for (const index of column[k]) found[k] += best[index];
    }
    return found.map((sum) => (MOST * sum) / (MOST / 2 + sum));
  }

  /** The words of the terms that a record has. */
  function usedForms({ texts, column }) {
    const used = new Set(column.flat());
    return texts.filter(({ index }) => used.has(index)).flatMap(({ forms }) => forms);
  }

  return {
    used: facets.flatMap(usedForms),
    /** @returns {Float32Array} for each record what its terms that begin like the word are worth */
    withWord(word) {
      const asked = formOf(word);
      return worths(({ weight, forms }) => {
        let best = 0;
        for (const form of forms) if (begins(form, asked)) best = Math.max(best, worth(asked, form, weight));
        return best;
      });
    },
    /** The same for words that follow on each other. */
    withPhrase(words) {
      const asked = words.map(formOf);
      const stand = (forms, i) => asked.every(({ stem }, n) => forms[i + n]?.stem === stem);
      return worths(({ weight, forms }) => (forms.some((_, i) => stand(forms, i)) ? often(weight) : 0));
    },
  };
}
