// The sentences of the list page.

import { chosenOf, number } from './list-numbers.js';

export const enterprises = (n) => `${number(n)} företag`;

const LAST = 'som'; // what is said of the enterprises comes after what they are found by

/** «a, b och c» */
const all = (parts) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}`);

/**
 * «23 företag inom städning i Gävleborgs län som levererar till Gävle och är certifierade».
 * @param {number} n
 * @param {object} state
 * @param {object} choices  from choicesOf
 * @param {(key: string) => string[]} titles  of what is chosen of a facet
 */
function sentence(n, state, choices, titles) {
  const parts = [n === 0 ? 'Inget företag' : enterprises(n)];
  if (state.q) parts.push(`för ”${state.q.length > 60 ? `${state.q.slice(0, 60)}…` : state.q}”`);
  const led = new Map();
  for (const { key, said } of new Set(choices.chosen(state).map(({ filter }) => filter))) {
    led.set(said.lead, [...(led.get(said.lead) ?? []), choices.isFlag(key) ? said[n < 2 ? 'one' : 'many'] : chosenOf(key, titles, said)]);
  }
  for (const lead of [...led.keys()].sort((a, b) => (a === LAST) - (b === LAST))) parts.push(`${lead} ${all(led.get(lead))}`);
  return parts.length > 1 ? parts.join(' ') : `${parts[0]} i listan`;
}

const sizesOf = (groups) => [0, 1, 2].map((group) => groups.filter((one) => one === group).length);

/**
 * Which of the hits are in a place that the text names, and which deliver there: «: 3 i Gävle, 9
 * till levererar dit».
 * @param {number[]} groups  of each hit: 0 in the place, 1 delivering there, 2 speaking of it
 * @param {string} title  of the place, or '' for several
 */
export function whereabouts(groups, title) {
  const [here, there, spoken] = sizesOf(groups);
  if (!there && !spoken) return '';
  const parts = [`${here ? number(here) : 'inget'} ${title ? `i ${title}` : 'på plats'}`];
  if (there) parts.push(`${number(there)} ${here ? 'till ' : ''}levererar dit`);
  if (spoken) parts.push(`${number(spoken)} ${here || there ? 'till ' : ''}nämner ${title || 'platserna'}`);
  return `: ${parts.join(', ')}`;
}

/** The same where it is chosen what is delivered to, so that all of them deliver there. */
export function amongThem(groups, title) {
  const [here] = sizesOf(groups);
  if (groups.length < 2) return groups.length ? (here ? ' och finns där' : ', men finns inte där') : '';
  return `, ${here === groups.length ? 'alla' : `${here ? number(here) : 'inget'} av dem`} ${title ? `i ${title}` : 'på plats'}`;
}

/**
 * «34 km från Gävle», or nothing where that isn't known.
 * @param {object} columns
 * @param {number} k
 * @param {{number: number, title: string, km: Float32Array}} origin
 */
export function away(columns, k, { number: town, title, km }) {
  if (columns.columns.kommun[k].includes(town)) return `i ${title}`;
  return Number.isFinite(km[k]) ? `${number(Math.max(Math.round(km[k]), 1))}\u00a0km från ${title}` : '';
}

export const WORDS = { counted: enterprises, none: 'Inget företag', sentence };
