// Numbers, shares, organisation numbers and CPV codes, with what people write around them.
// The same as asf_edit/understanding, in the same words: tests/form_mistakes.json holds both to it.

import { checkDigitIsRight, quoted, straight, withEdges } from './form-text.js';
import { Mistake, understood } from './form-understood.js';

const MOST_DIGITS = 15;
const QUALIFIERS = {
  about: withEdges('^(?:(?:ca|c:a|cirka|circa|ungefär|omkring|runt|drygt|knappt|nästan)>>\\.?|~|≈)\\s*|\\s+ca\\.?$', 'gi'),
  at_least: withEdges('^(?:(?:minst|över|mer än|fler än)>>|>=?|≥)\\s*|(?<=[0-9])\\s*\\+$', 'gi'),
};
const UNIT = /\s*(?:kr\.?|kronor|sek|:-|%|procent|st\.?|stycken|personer|pers\.?|anställda|medarbetare|deltagare|platser|km|kilometer)$/i;
const TIMES = { tkr: 1e3, kkr: 1e3, mkr: 1e6, mnkr: 1e6, msek: 1e6, tusen: 1e3, miljon: 1e6, miljoner: 1e6, mil: 10 };
const MULTIPLIED = new RegExp(`\\s*(${Object.keys(TIMES).join('|')})(?: kr| kronor)?$`, 'i');
const PLAIN = /^[-+]?[0-9]+$/;
const IN_THOUSANDS = /^[-+]?[0-9]{1,3}(?:([ '.,])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?$/;
const DECIMAL = /^[-+]?[0-9]*[.,][0-9]+$/;
const SCIENTIFIC = /^[-+]?[0-9](?:[.,][0-9]+)?E[-+]?[0-9]{1,2}$/i;
const ANY = /[0-9]+(?:[ '.,][0-9]+)*/g;

/** A number with thin spaces and a decimal comma: «12 500», «29,96». */
export function inSwedish(value) {
  const [whole, part] = value.toFixed(2).replace(/\.?0+$/, '').split('.');
  return [whole.replace(/\B(?=(?:[0-9]{3})+$)/g, '\u202f'), part].filter(Boolean).join(',');
}

/** A number as it stands in a field: «12500,5». */
export const asWritten = (value) => (Number.isInteger(value) ? BigInt(value).toString() : String(value).replace('.', ','));

/** A number; what it says of how exact it is stands beside it, as `qualifier`. */
export function number(written, { whole = false } = {}) {
  const [text, qualifier] = withoutQualifier(straight(written));
  const beside = qualifier ? { qualifier } : {};
  const times = MULTIPLIED.exec(text);
  if (times) {
    const [one] = read(text.replace(MULTIPLIED, '').trim(), written, false);
    const value = rounded(one * TIMES[times[1].toLowerCase()], 6);
    return understood(value, { note: `${quoted(written)} togs som ${inSwedish(value)}`, beside });
  }
  const [value, note] = read(text.replace(UNIT, '').trim(), written, whole);
  return understood(value, { note, beside });
}

/** A share in per cent; a spreadsheet's 0,45 is taken for 45. */
export function percent(written) {
  const found = number(written);
  const signed = /%|procent/i.test(written);
  if (found.value > 0 && found.value < 1 && !signed) {
    const share = rounded(found.value * 100, 10);
    return understood(share, { note: `${quoted(straight(written))} togs som ${inSwedish(share)} procent`, beside: found.beside });
  }
  if (found.value === 1 && !signed) return understood(1, { note: '1 togs som 1 procent, inte som 100', beside: found.beside });
  return found;
}

/** A text without «ca» or «minst», and what that says of the number: "" for nothing. */
export function withoutQualifier(text) {
  for (const [qualifier, words] of Object.entries(QUALIFIERS)) {
    const bare = text.replace(words, '');
    if (bare !== text) return [bare, qualifier];
  }
  return [text, ''];
}

/** The number that a text is, and what is doubtful in it. */
function read(text, written, whole) {
  if (text.replace(/[^0-9]/g, '').length > MOST_DIGITS) throw new Mistake(`${quoted(written)} är för långt.`, 'Skriv ett tal.');
  if (PLAIN.test(text)) return [Number(text), ''];
  if (SCIENTIFIC.test(text)) {
    const value = Number(text.replace(',', '.'));
    return [value, `det avrundade talet ${quoted(text)} togs som ${inSwedish(value)}`];
  }
  const grouped = IN_THOUSANDS.exec(text);
  if (grouped) {
    const [, mark] = grouped;
    if (" '".includes(mark) || text.match(/[.,]/g).length > 1) return [Number(text.replaceAll(mark, '').replaceAll(',', '.')), ''];
    // One mark and three digits: thousands, or decimals?
    const value = Number(text.replace(mark, whole ? '' : '.'));
    return [value, `${quoted(text)} togs som ${inSwedish(value)}`];
  }
  if (DECIMAL.test(text)) return [Number(text.replace(',', '.')), ''];
  return onlyNumberIn(text, written, whole);
}

function onlyNumberIn(text, written, whole) {
  const found = text.match(ANY) ?? [];
  if (found.length !== 1 || found[0] === text || /[0-9]\s*-\s*[0-9]/.test(text)) {
    throw new Mistake(`${quoted(written)} är ${found.length ? 'mer än ett tal' : 'inget tal'}.`, 'Skriv ett tal med siffror.');
  }
  const [value] = read(found[0], written, whole);
  return [value, `av ${quoted(written)} togs ${inSwedish(value)}`];
}

const rounded = (value, decimals) => Number(value.toFixed(decimals));

const LOST_DIGITS = /^[0-9]([.,][0-9]+)? ?E ?\+?[0-9]+$/i;
const ORGANISATION = /^(?:SE ?)?([0-9][0-9 -]*)(?:[.,]0)?$/i;
const COMPARE = 'Jämför med registreringsbeviset och skriv alla tio siffror.';

/** Ten digits with or without a dash, also as 16 and ten digits or as a VAT number. */
export function organisationNumber(written) {
  const text = straight(written);
  if (LOST_DIGITS.test(text)) {
    throw new Mistake(
      `${quoted(text)} är ett avrundat tal, så siffror har gått förlorade.`,
      'Skriv om numret med alla tio siffror, i en cell med formatet Text.',
    );
  }
  const form = ORGANISATION.exec(text);
  if (!form) throw new Mistake(`${quoted(text)} är inget organisationsnummer.`, 'Skriv tio siffror, till exempel 769600-0000.');
  let digits = form[1].replace(/[ -]/g, '');
  let note = '';
  if (/^se/i.test(text) && digits.length === 12) {
    digits = digits.slice(0, 10);
    note = `momsnumret ${text} togs som ${digits.slice(0, 6)}-${digits.slice(6)}`;
  } else if (digits.length === 12 && digits.startsWith('16')) {
    digits = digits.slice(2);
  }
  if (digits.length === 12 || (digits.length === 10 && digits[2] < '2')) {
    throw new Mistake(
      'Numret ser ut som ett personnummer, och sådana får aldrig stå i registret.',
      'Utelämna det. En enskild firma visas utan nummer.',
    );
  }
  if (digits.length !== 10) {
    throw new Mistake(`${quoted(text)} har ${digits.length} siffror, men ett organisationsnummer har tio.`, COMPARE);
  }
  const dashed = `${digits.slice(0, 6)}-${digits.slice(6)}`;
  if (!checkDigitIsRight(digits)) throw new Mistake(`${dashed} har fel kontrollsiffra, så någon siffra är fel.`, COMPARE);
  return understood(dashed, { note, certain: true });
}

/** A CPV code of eight digits, with or without its check digit. */
export function cpvCode(written) {
  const code = /^([0-9]{7,8})(-[0-9])?$/.exec(straight(written).replace(/[.,]0$/, '').replaceAll(' ', ''));
  if (!code) throw new Mistake(`${quoted(written)} är ingen CPV-kod.`, 'Skriv åtta siffror, till exempel 90910000.');
  const [, digits, check = ''] = code;
  if (digits.length === 8) return understood(digits + check);
  return understood(`0${digits}${check}`, { note: `${quoted(written)} togs som 0${digits}${check}` });
}
