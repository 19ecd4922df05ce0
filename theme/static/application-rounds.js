// Which rounds are open, as of today and not of the day that the page was built.

import { element } from './form-element.js';

const inWords = (day) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));

/** The day in Sweden, never before the one that the page was built for. */
export function swedishDay(built) {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
  return today > built ? today : built;
}

/**
 * Corrects the list of rounds for what has passed since the page was built.
 * @param {HTMLElement} list
 * @param {HTMLElement} none  says that there are none
 * @param {string} day
 * @returns {{id: string, title: string, closes: string}[]}  those that one can apply to
 */
export function openRounds(list, none, day) {
  const open = [];
  for (const row of list.children) {
    const { id, title, opens, closes } = row.dataset;
    row.hidden = day > closes;
    const isOpen = day >= opens && day <= closes;
    row.querySelector('[data-when]').textContent = isOpen ? `Ansök senast ${inWords(closes)}.` : `Ansökan öppnar ${inWords(opens)}.`;
    if (isOpen) open.push({ id, title, closes });
  }
  none.hidden = [...list.children].some((row) => !row.hidden);
  return open;
}

/**
 * Asks which of several open rounds; of one, just says it.
 * @returns {object}  a part as form-mistakes.js takes it, with `chosen`
 */
export function makeChoice(holder, open) {
  const boxes = open.map(({ id }) => element('input', { type: 'radio', name: 'cohort', id: `cohort-${id}`, value: id }));
  if (open.length === 1) {
    boxes[0].checked = true;
    holder.replaceChildren(element('p', { textContent: `${open[0].title}. Ansök senast ${inWords(open[0].closes)}.` }));
  } else {
    const rows = open.map(({ title, closes }, at) => (
      element('label', { className: 'box' }, boxes[at], ' ', element('span', { textContent: `${title}. Ansök senast ${inWords(closes)}.` }))
    ));
    const asked = element('legend', { textContent: 'Välj en omgång' });
    holder.replaceChildren(element('fieldset', {}, asked, ...rows));
  }
  return {
    holder, field: { kind: 'choice', title: 'Omgång' }, name: () => 'Omgång', target: () => boxes[0],
    /** The round that is chosen, if any. */
    chosen: () => open.find((_, at) => boxes[at].checked),
  };
}
