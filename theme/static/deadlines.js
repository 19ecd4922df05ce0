// A post can be answered until a moment, or to the end of a day in Sweden: `data-closes`. What
// stands there is how long that is.

import { today } from './days.js';

const A_DAY = 10; // signs, as "2026-12-04"

/** The last day, in Sweden. */
const lastDay = (closes) => (closes.length === A_DAY ? closes : new Date(closes).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' }));

/** Whether a post has closed; a clock from before the site was built is wrong. */
export const isOver = (closes) => lastDay(closes) < today || (closes.length > A_DAY && Date.parse(closes) <= Date.now());

/** «om 6 dagar», as asf_register/marketplace/deadline_words.py says it. */
export function left(closes) {
  const days = Math.round((Date.parse(lastDay(closes)) - Date.parse(today)) / 864e5);
  return ['i dag', 'i morgon'][days] ?? `om ${days} dagar`;
}

/** `data-closes` says how long is left; `data-until` is shown to that moment, `data-after` then. */
export function keepTime(inside) {
  for (const one of inside.querySelectorAll('[data-closes]')) {
    const over = isOver(one.dataset.closes);
    one.textContent = over ? 'stängd' : left(one.dataset.closes);
  }
  for (const one of inside.querySelectorAll('[data-until]')) one.hidden = isOver(one.dataset.until);
  for (const one of inside.querySelectorAll('[data-after]')) one.hidden = !isOver(one.dataset.after);
}

keepTime(document);
