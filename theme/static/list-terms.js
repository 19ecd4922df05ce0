// The words of the closed lists. Which records they find is known from the columns, so Pagefind
// reads none of them.

import { COLUMN } from './list-columns.js';
import { begins, formOf, formsIn, often, worth } from './list-forms.js';

// How much a term's title, and other words for it, weigh beside the words of the texts.
const TITLE = { lan: 4, kommun: 4, bransch: 5, tjanst: 5, malgrupp: 2 };
const SYNONYM = 3;
const LAST_PART = 0.5; // of a compound
const MOST = 7; // that many terms are worth together: less than a name

/**
 * @param {object} columns  from loadColumns
 * @param {object} synonyms  by facet, for each term its `words` and the last `parts` of its compounds
 */
export function knowTerms(columns, synonyms) {
  const facets = Object.keys(TITLE).map((key) => {
    const texts = columns.facets[key].flatMap(({ title }, index) => {
      const { words = [], parts = [] } = synonyms[key]?.[index] ?? {};
      const weighted = (text, weight) => ({ index, weight, forms: formsIn(text) });
      return [
        weighted(key === 'kommun' ? `${title} kommun` : title, TITLE[key]),
        ...words.map((word) => weighted(word, SYNONYM)),
        ...parts.map((part) => weighted(part, LAST_PART)),
      ];
    });
    return { texts, size: columns.facets[key].length, column: columns[COLUMN[key]] };
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
