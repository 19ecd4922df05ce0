// A short list as an address: /kortlista/?asf=one,another.

import { MOST, slugsIn } from './shortlist-kept.js';

const LONGEST = 8000; // fifty slugs of the greatest length, and then some

/**
 * What an address asks for.
 * @param {string} search  location.search
 * @returns {?{slugs: string[], unknown: number, over: number}}  null where it asks for nothing;
 *   how many are no names of enterprises, and how many are more than a list holds
 */
export function asked(search) {
  const said = new URLSearchParams(search).getAll('asf').join(',').slice(0, LONGEST);
  const parts = [...new Set(said.split(',').map((part) => part.trim()).filter(Boolean))];
  if (!parts.length) return null;
  const could = parts.filter((part) => slugsIn([part]).length);
  return { slugs: could.slice(0, MOST), unknown: parts.length - could.length, over: Math.max(0, could.length - MOST) };
}

export const addressOf = (slugs) => `${location.origin}/kortlista/?asf=${slugs.join(',')}`;
