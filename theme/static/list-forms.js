// Words, made ready to be compared as Pagefind compares them: by the beginning of their stems.

import { stem } from './list-stem.js';
import { parts } from './list-text.js';

/** @typedef {{folded: string, stem: string, accented: string}} Form */

export function formOf(word) {
  const folded = parts(word).join('');
  return { folded, stem: stem(folded), accented: word.normalize('NFC').toLowerCase() };
}

/** The words of a text; «second-hand» is two, and «secondhand» too. */
export function formsIn(text) {
  return text.split(/\s+/).flatMap((piece) => {
    const several = parts(piece).length > 1 ? piece.split(/[^\p{L}\p{N}\p{M}]+/u) : [];
    return [...several, piece].map(formOf).filter((form) => form.folded);
  });
}

/** Whether a form begins like the one asked for; «kvinno» begins «kvinnor», whose stem is shorter. */
export const begins = (form, asked) => form.stem.startsWith(asked.stem) || form.folded.startsWith(asked.folded);

/**
 * How well a word answers the one that is asked for, much as Pagefind reckons it.
 * @param {Form} asked
 * @param {Form} form
 * @param {number} weight
 */
export function worth(asked, form, weight) {
  const longer = Math.abs(form.stem.length - asked.stem.length) + 1;
  const alike = Math.exp(Math.exp(-(longer ** 2) / 8) - 1);
  return often(weight * alike) * (form.accented.startsWith(asked.accented) || asked.accented.startsWith(form.accented) ? 1.8 : 1);
}

/** BM25's worth of a word, in a text of usual length. */
export const often = (weight) => (2.4 * weight) / (1.4 + weight);

/** BM25's worth of a word that `found` of `all` have. */
export const rare = (all, found) => Math.log(1 + (all - found + 0.5) / (found + 0.5));
