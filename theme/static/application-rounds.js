// Which rounds are open, and which of them the application is for.

import './days.js'; // shows what is true of each round today
import { element } from './form-element.js';

/**
 * The rounds that one can apply to, out of the page's list of those that are open or coming.
 * @param {HTMLElement} list
 * @returns {{id: string, title: string, told: string}[]}  `told` says until when
 */
export const openRounds = (list) => [...list.children]
  .filter((row) => !row.hidden && !row.lastElementChild.hidden)
  .map(({ dataset: { id, title }, lastElementChild }) => ({ id, title, told: `${title}. ${lastElementChild.textContent}` }));

/**
 * Asks which of several open rounds; of one, just says it.
 * @returns {object}  a part as form-mistakes.js takes it, with `chosen`
 */
export function makeChoice(holder, open) {
  const boxes = open.map(({ id }) => element('input', { type: 'radio', name: 'cohort', id: `cohort-${id}`, value: id }));
  if (open.length === 1) {
    boxes[0].checked = true;
    holder.replaceChildren(element('p', { textContent: open[0].told }));
  } else {
    const rows = open.map(({ told }, at) => (
      element('label', { className: 'box' }, boxes[at], ' ', element('span', { textContent: told }))
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
