// Where distances count from, and what rows say of them.

import { keepUp } from './days.js';
import { originOf } from './list-state.js';
import { away } from './list-words.js';
import { stars } from './shortlist-stars.js';

const townsIn = ({ places = [] }) => places.filter(({ key }) => key === 'kommun').map(({ index }) => index);

/**
 * Keeps the origin of the list as it stands.
 * @returns {{move: Function, now: Function, correct: Function}}
 */
export function keepOrigin() {
  let origin = null;
  let known;

  return {
    now: () => origin,
    /** Counts from what a state, and the places that its text names, ask for. */
    move(columns, state, found) {
      known = columns;
      const number = columns.delivery ? originOf(state, columns, townsIn(found)) : null;
      if (number === null) origin = null;
      else if (number !== origin?.number) origin = { number, title: columns.facets.kommun[number].title, km: columns.delivery.distancesFrom(number) };
    },
    /** Brings rows to what holds now, and says how far away they are. */
    correct(inside, records, from = origin) {
      keepUp(inside);
      stars(inside);
      if (!from) return;
      for (const [n, row] of [...inside.children].entries()) {
        const line = row.querySelector('.meta');
        const said = away(known, records[n], from);
        const places = line.textContent.split('\u00a0')[0].split(', '); // «Gävleborgs län» isn't Gävle
        if (said && !places.includes(from.title)) line.append(`\u00a0· ${said}`);
      }
    },
  };
}
