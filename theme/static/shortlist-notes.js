// What there is to say of a list before one reads it.

import { KEY, MOST, isLoose, slugsIn } from './shortlist-kept.js';
import { LOOSE } from './shortlist-told.js';

/**
 * @param {?{unknown: number, over: number, closed: string[]}} shared  of a list that the address holds; null for one's own
 * @param {number} gone  how many of one's own have left the register
 * @param {string[]} closed  what is said of those that have closed
 * @returns {string[]}
 */
export function notes(shared, gone, closed) {
  const said = shared ? [
    ...shared.closed.map((one) => `${one} och är utelämnat.`),
    shared.unknown && `${shared.unknown} namn i adressen finns inte i ASF-listan och är ${shared.unknown === 1 ? 'utelämnat' : 'utelämnade'}.`,
    shared.over && `En kortlista rymmer ${MOST} företag. ${shared.over === 1 ? 'Det sista i adressen är utelämnat' : `De ${shared.over} sista i adressen är utelämnade`}.`,
  ] : [
    isLoose() && LOOSE,
    isGarbage() && 'Den kortlista som låg sparad gick inte att läsa. Här börjar en ny.',
    ...closed.map((one) => `${one} och är borttaget ur kortlistan.`),
    gone && `${gone} företag har lämnat ASF-listan och är ${gone === 1 ? 'borttaget' : 'borttagna'} ur kortlistan.`,
  ];
  return said.filter(Boolean);
}

/** Whether something lies where the list should, that isn't one. */
function isGarbage() {
  let text;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return false; // nobody may look
  }
  if (text === null || isLoose()) return false;
  try {
    const read = JSON.parse(text);
    return slugsIn(read).length !== read.length;
  } catch {
    return true;
  }
}
