// The comparison: a table with an enterprise in each column.

import { element } from './form-element.js';

const ICONS = { earlier: 'M14.5 5.5 8 12l6.5 6.5', later: 'm9.5 5.5 6.5 6.5-6.5 6.5', remove: 'm6.5 6.5 11 11m0-11-11 11' };
const NOTHING = 'Inte angivet';

/**
 * Roles are said outright: on narrow windows the table is laid out as blocks, and some browsers
 * then forget that it is one.
 * @param {object[]} records
 * @param {object[]} facts  from comparison
 * @param {boolean} isOwn  whether it can be put in another order
 */
export function table(records, facts, isOwn) {
  const corner = cell('th', 'columnheader', { className: 'corner' }, element('span', { className: 'hidden', textContent: 'Uppgift' }));
  const head = row(corner, ...records.map((one, index) => heading(one, index, records.length, isOwn)));
  const rows = facts.map((fact) => row(
    cell('th', 'rowheader', { scope: 'row', textContent: fact.title }),
    ...records.map((one) => value(one, fact)),
  ));
  const made = element('table', {}, group('thead', head), group('tbody', ...rows));
  made.setAttribute('role', 'table');
  made.setAttribute('aria-label', 'Företagen sida vid sida');
  return made;
}

function heading(one, index, count, isOwn) {
  const link = element('a', { href: `/asf/${one.slug}/`, textContent: one.name });
  const made = cell('th', 'columnheader', { scope: 'col' }, link, element('span', { className: 'print-only', textContent: `${location.origin}/asf/${one.slug}/` }));
  if (isOwn) {
    made.append(element(
      'div',
      { className: 'acts' },
      act('earlier', one.slug, `Flytta ${one.name} tidigare i listan`, index === 0),
      act('later', one.slug, `Flytta ${one.name} senare i listan`, index === count - 1),
      act('remove', one.slug, `Ta bort ${one.name}`),
    ));
  }
  return made;
}

/** A button that can do nothing now is still reached by the keyboard, so that the focus stays. */
function act(what, slug, title, isIdle = false) {
  const made = element('button', { type: 'button', className: 'act', value: slug, title, ariaLabel: title, ariaDisabled: isIdle ? 'true' : null });
  made.dataset.act = what;
  made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[what]}"/></svg>`;
  return made;
}

function value(one, fact) {
  const lines = fact.lines(one);
  const made = cell('td', 'cell', {}, ...(lines.length ? lines.map((line) => lineOf(line, fact.mark)) : [element('p', { className: 'meta', textContent: fact.none ?? NOTHING })]));
  made.dataset.who = one.name;
  return made;
}

const lineOf = (line, mark) => element('p', { className: mark ? 'certified' : '' }, line.href ? element('a', { href: line.href, textContent: line.text }) : line);

function cell(tag, role, properties, ...children) {
  const made = element(tag, properties, ...children);
  made.setAttribute('role', role);
  return made;
}

const row = (...cells) => cell('tr', 'row', {}, ...cells);
const group = (tag, ...rows) => cell(tag, 'rowgroup', {}, ...rows);
