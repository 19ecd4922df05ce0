// Who is asked about, and what the register answers for a day. Everything is looked up: the periods
// and their words come finished from the build.

import { fold, parts } from './list-text.js';

const digits = (text) => text.replace(/\D/g, '').replace(/^16(?=\d{10}$)/, '');

export async function loadAnswers(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const file = await answer.json();
  return {
    ...file,
    holders: file.holders.map((holder) => {
      const names = [holder.name, ...(holder.also ?? [])];
      return {
        certificates: [], numbers: [], shares: [], periods: file.others, ...holder,
        label: holder.label ?? holder.name,
        folded: names.map(fold),
        words: names.map(parts),
      };
    }),
  };
}

/**
 * @param {object} file  from loadAnswers
 * @param {string} text  a name, a part of one, an organisation number or a certificate's number
 * @returns {{hits: object[], similar: object[]}} those of that very name or number, else those
 *   with such a part in their names; `similar` has a part of it beside the hits
 */
export function find({ holders }, text) {
  const wanted = fold(text);
  if (!wanted) return { hits: [], similar: [] };
  const number = /^[\d\s-]+$/.test(text) ? digits(text) : '';
  const called = holders.filter((one) => fold(one.label) === wanted || one.slug === wanted);
  const exact = called.length ? called : holders.filter((one) => one.folded.includes(wanted)
    || one.certificates.some(([own]) => fold(own) === wanted)
    || (number && one.numbers.some((own) => digits(own) === number)));
  const pieces = parts(text);
  const begun = pieces.length ? holders.filter((one) => one.words.some((words) => pieces
    .every((piece) => words.some((word) => word.startsWith(piece))))) : [];
  if (!exact.length) return { hits: begun, similar: [] };
  return { hits: exact, similar: begun.filter((one) => !exact.includes(one)) };
}

/** The period that a day is in. */
export function answerOn(holder, day) {
  const [first, last, state, reason, number] = holder.periods.find(([from, to]) => !(from > day) && !(to && to < day));
  return { first, last, state, reason, number };
}

/** The share of the target group that is known for a day: the latest one until then. */
export const shareOn = (holder, day) => holder.shares.findLast(([known]) => known <= day);
