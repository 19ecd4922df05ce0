// From what a person wrote in a field to what the register would take it for.

import { email, line, postalCode, telephone, webAddress } from './form-contacts.js';
import { day, year } from './form-days.js';
import { asWritten, cpvCode, number, organisationNumber, percent } from './form-numbers.js';
import { makePlaces } from './form-places.js';
import { holdsPersonalNumber, lengthOf, lines, oneLine, quoted } from './form-text.js';
import { slug, time } from './form-times.js';
import { Mistake, understood } from './form-understood.js';

const PLACES = 'municipalities'; // the only list that is typed and known by names
const BETWEEN = /\s*[,;\n]\s*/;
const PERSONAL = [
  'Här står något som ser ut som ett personnummer, och sådana får aldrig stå i registret.',
  'Ta bort numret. Är det ett telefonnummer: skriv bindestreck efter riktnumret.',
];
const WRITTEN_AS = {
  'cpv-code': cpvCode, day, 'e-mail': email, line, number, percent, slug, telephone, time, year,
  'organisation-number': organisationNumber, 'postal-code': postalCode, 'web-address': webAddress,
  'whole-number': (written) => number(written, { whole: true }),
  lines: (written) => understood([...new Set(lines(written).split('\n').map(oneLine).filter(Boolean))]),
  text: (written) => understood(lines(written)),
};

/**
 * @param {Object<string, Object<string, string>>} lists  the closed lists, code → title
 * @returns {(field: object, written: string, siblings?: string[]) => Understood}  its value is a text
 *   as it would be filled in, and it throws a Mistake for what can't be understood
 */
export function makeUnderstanding(lists) {
  const places = makePlaces(lists[PLACES] ?? {});
  const titlesOf = (codes) => codes.map((code) => lists[PLACES][code]).join(', ');

  return (field, written, siblings = []) => {
    if (!oneLine(written)) throw new Mistake('Här står inget värde.', 'Skriv ett värde.');
    const found = ofKind(field, written);
    if (Object.keys(found.beside).some((key) => !siblings.includes(key))) {
      found.note ||= `${quoted(written)} togs som ${found.value}`;
      found.certain = false;
      found.beside = {};
    }
    hold(field, written, found.value);
    if ([found.value].flat().some((value) => typeof value === 'string' && holdsPersonalNumber(value))) throw new Mistake(...PERSONAL);
    return { ...found, value: asText(field, found.value) };
  };

  function ofKind(field, written) {
    if (['place', 'places'].includes(field.kind)) {
      return field.list === PLACES ? places[field.kind](written) : understood(oneLine(written));
    }
    if (field.kind !== 'list') return WRITTEN_AS[field.kind](written);
    const read = WRITTEN_AS[field.of ?? 'line'];
    const parts = lines(written).split(BETWEEN).filter(Boolean).map((part) => {
      const one = read(part);
      hold(field, part, one.value);
      return one;
    });
    const notes = new Set(parts.map(({ note }) => note).filter(Boolean));
    const certain = parts.every((part) => part.certain);
    return understood([...new Set(parts.map(({ value }) => value))], { certain, note: [...notes].join('; ') });
  }

  function asText(field, value) {
    if (typeof value === 'number') return asWritten(value);
    if (field.list === PLACES) return titlesOf([value].flat());
    return Array.isArray(value) ? value.join(field.kind === 'lines' ? '\n' : ', ') : value;
  }
}

/** Sees that a value is within the limits of its field. */
function hold(field, written, value) {
  if (Array.isArray(value)) {
    if (value.length > (field.maxItems ?? Infinity)) throw tooMany(value.length, field.maxItems);
  } else if (typeof value === 'number') {
    holdNumber(field, written, value);
  } else if (lengthOf(value) > (field.maxLength ?? Infinity)) {
    throw new Mistake(`${quoted(value)} har ${lengthOf(value)} tecken, men får ha högst ${field.maxLength}.`, 'Korta texten.');
  } else if (field.pattern && !['place', 'places'].includes(field.kind) && !new RegExp(field.pattern, 'u').test(value)) {
    throw new Mistake(`${quoted(written)} har inte rätt form.`, field.mend ?? 'Skriv det på ett annat sätt.');
  }
}

function holdNumber(field, written, value) {
  if (['whole-number', 'year'].includes(field.kind) && !Number.isInteger(value)) {
    throw new Mistake(`${quoted(written)} är inget helt tal.`, 'Skriv ett helt tal.');
  }
  const [low, high] = [field.minimum ?? value, field.maximum ?? value];
  if (value < low || value > high) throw new Mistake(`${quoted(written)} kan inte stå här.`, `Skriv ett tal mellan ${low} och ${high}.`);
}

/** What is said of a list that is too long. */
export const tooMany = (many, most) => new Mistake(`${many} är för många.`, `Skriv högst ${most}.`);
