// What is wrong in a form, in the words that whoever receives it would use.

import { isChanged, leaves } from './form-fields.js';
import { lines, oneLine } from './form-text.js';
import { Mistake } from './form-understood.js';
import { tooMany } from './form-understanding.js';

const TICK_IT = 'Kryssa i rutan om det stämmer.';
const FILL_IN = { said: TICK_IT, yes: TICK_IT, choice: 'Välj ett alternativ.' };
const NO_DAY = 'Skriv år, månad och dag, till exempel 2026-11-21.';
const TOO_EARLY = {
  deadline: ['Sista dagen att svara har redan varit.', 'Skriv en dag som kommer.'],
  start: ['Det börjar före dagen då annonsen visas.', 'Skriv en senare dag, eller lämna fältet tomt.'],
};

/**
 * @typedef {{part: object, message: string, whole: string}} Found  a mistake as it is said at its
 *   field, and as it is said where it stands among others
 * @param {object[]} parts  of form-fields.js
 * @param {Function} understand  of form-understanding.js
 * @param {{above?: boolean, oneOf?: string[], missing?: string}} of  whether they are the form's own, and
 *   what is said where none of some fields is filled in of which one is needed
 * @returns {Found[]}
 */
export function mistakesIn(parts, understand, { above = true, oneOf, missing: message } = {}) {
  const siblings = parts.map((part) => part.field.key);
  const lacking = noneOf(parts, oneOf, message);
  return parts.flatMap((part) => {
    if (part.items) return mistakesInItems(part, understand);
    if (part.parts) return mistakesInGroup(part, understand);
    const found = mistakeIn(part, understand, siblings) ?? missing(part, above) ?? lacking.get(part);
    return found ? [found] : [];
  });
}

/** Where none of some fields is filled in of which one is needed: what is said at the first of them. */
function noneOf(parts, oneOf = [], message = '') {
  const asked = parts.filter((part) => oneOf.includes(part.field.key));
  for (const part of asked) [part.together] = asked;
  if (!asked.length || asked.some((part) => !part.isEmpty())) return new Map();
  return new Map([[asked[0], { part: asked[0], message, whole: message }]]);
}

/** From now on, the days of a new post that can't be before a day are wrong where they are. */
export function startOn(day, parts) {
  for (const part of leaves(parts)) if (part.field.key in TOO_EARLY) part.target().min = day;
}

/** What is wrong with what stands in one field; null where nothing is, or nothing stands there. */
export function mistakeIn(part, understand, siblings = []) {
  const { field } = part;
  if (part.items || part.parts) return null;
  if (part.target().validity?.badInput) return said(part, 'Datumet är inte helt ifyllt.', NO_DAY);
  if (part.target().validity?.rangeUnderflow) return said(part, ...TOO_EARLY[field.key]);
  if (part.ticked || field.kind === 'choice' || part.isEmpty() || !isChanged(part)) return null;
  try {
    const value = part.get();
    if (field.kind === 'choices') {
      if (value.length > (field.maxItems ?? Infinity)) throw tooMany(value.length, field.maxItems);
    } else {
      // As a block carries it, which is what its receiver would speak of.
      understand(field, ['lines', 'text'].includes(field.kind) ? lines(value) : oneLine(value), siblings);
    }
    return null;
  } catch (reason) {
    if (!(reason instanceof Mistake)) throw reason;
    return said(part, reason.message, reason.mend);
  }
}

/** Whether a mistake that was shown at a field is one no more. */
export function isMended(part, understand) {
  if (part.items) return part.items.filter((item) => !item.gone).length <= part.field.maxItems;
  return part.isEmpty() ? !part.field.required : !mistakeIn(part, understand);
}

const said = (part, message, mend) => ({ part, message: `${message} ${mend}`, whole: `${part.name()}: ${message} ${mend}` });

/** What can't be left out: of the form itself, or of a group that something is said of. */
function missing(part, ofForm) {
  const { field } = part;
  if (!field.required || field.kind === 'removal' || !part.isEmpty()) return null;
  const mend = FILL_IN[!ofForm && field.list ? 'choice' : field.kind] ?? 'Fyll i fältet.';
  const message = `${ofForm ? field.title : part.name()} saknas. ${mend}`;
  return { part, message, whole: message };
}

/** A group that nothing is said of needs nothing, unless it is needed itself. */
function mistakesInGroup(part, understand) {
  if (part.field.required) return mistakesIn(part.parts, understand, part.field);
  return part.isEmpty() ? [] : mistakesIn(part.parts, understand, { above: false });
}

function mistakesInItems(list, understand) {
  const items = list.items.filter((item) => !item.gone && (item.was !== null || item.parts.some((part) => !part.isEmpty())));
  const found = items.flatMap((item) => mistakesIn(item.parts, understand, { above: false }));
  if (list.field.required && !items.length) {
    const whole = `${list.name()} saknas. Fyll i fältet.`;
    found.push({ part: list, message: whole, whole });
  }
  const most = list.field.maxItems ?? Infinity;
  if (items.length > most && items.some((item) => item.was === null)) {
    const { message, mend } = tooMany(items.length, most);
    found.push(said(list, message, mend));
  }
  return found;
}
