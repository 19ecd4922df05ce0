// Days and years, in words, in figures and as spreadsheets count them.
// The same as asf_edit/understanding/days.py, in the same words.

import { withoutQualifier } from './form-numbers.js';
import { isDay, quoted, straight, withEdges, WORD } from './form-text.js';
import { Mistake, understood } from './form-understood.js';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
const SPREADSHEETS_ZERO = Date.UTC(1899, 11, 30);
const A_DAY = 86_400_000;
const TIME = '(?:[T ]+[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.0+)?)?Z?)?';
const YEAR_FIRST = new RegExp(`^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})${TIME}$`);
const RUN_TOGETHER = /^([12][0-9]{3})([0-9]{2})([0-9]{2})$/;
const DAY_FIRST = /^([0-9]{1,2})([-/. ])([0-9]{1,2})[-/. ]+([0-9]{4})$/;
const SHORT_YEAR = /^([0-9]{1,2})\/([0-9]{1,2})[-/ ]+'?([0-9]{2})$/;
const IN_WORDS = /^(?:den )?([0-9]{1,2})(?::?[ae])?\.? ([a-z]{3,9})\.? ([0-9]{4})$/i;
const SERIAL = /^[1-6][0-9]{4}(?:[.,][0-9]+)?$/;
const FOUR_DIGITS = /(?<![0-9])[12][0-9]{3}(?![0-9])/g;
const AROUND_YEAR = withEdges('<<(?:år|sedan|start(?:ade|at)?|grunda(?:des|t)|bilda(?:des|t))>>', 'g');
const ANY_WORD = new RegExp(`[${WORD}]`, 'u');
const MEND = 'Skriv år, månad och dag, till exempel 2026-11-21.';

/** A day in full: «4 december 2026». */
const longDate = (day) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
};

/** A date, written in any of the usual Swedish ways. */
export function day(written) {
  const text = straight(written);
  let match = YEAR_FIRST.exec(text) ?? RUN_TOGETHER.exec(text);
  if (match) return real(written, match[1], match[2], match[3]);
  match = DAY_FIRST.exec(text);
  if (match) {
    const [, first, mark, second, inYear] = match;
    if (Number(second) > 12 && Number(first) <= 12) return real(written, inYear, first, second, true);
    // «1/11/2025» is how American programs write 11 January.
    const american = mark === '/' && text.split('/').length === 3 && Number(first) <= 12 && first !== second;
    return real(written, inYear, second, first, american);
  }
  match = IN_WORDS.exec(text);
  if (match) {
    const name = match[2].toLowerCase();
    const month = MONTHS.findIndex((one) => one.startsWith(name.slice(0, 3)));
    if (month >= 0 && MONTHS[month].startsWith(name)) return real(written, match[3], month + 1, match[1]);
  }
  match = SHORT_YEAR.exec(text);
  if (match) return real(written, `20${match[3]}`, match[2], match[1], true);
  if (SERIAL.test(text)) {
    const counted = new Date(SPREADSHEETS_ZERO + Number(text.split(/[.,]/)[0]) * A_DAY).toISOString().slice(0, 10);
    return understood(counted, { note: `${quoted(text)} togs som ett kalkylblads dag, ${longDate(counted)}` });
  }
  throw new Mistake(`${quoted(written)} är inget datum.`, MEND);
}

function real(written, year, month, date, guess = false) {
  if (!isDay(Number(year), Number(month), Number(date))) throw new Mistake(`${quoted(written)} är inget riktigt datum.`, MEND);
  const found = [String(year).padStart(4, '0'), String(Number(month)).padStart(2, '0'), String(Number(date)).padStart(2, '0')].join('-');
  return understood(found, { note: guess ? `${quoted(straight(written))} togs som ${longDate(found)}` : '' });
}

/** A year, out of a date too; «ca» stands beside it, as `qualifier`. */
export function year(written) {
  const [text, qualifier] = withoutQualifier(straight(written));
  const beside = qualifier ? { qualifier } : {};
  const dated = ifUnderstood(() => day(text));
  if (dated) return understood(Number(dated.value.slice(0, 4)), { note: dated.note, certain: dated.certain, beside });
  const years = text.match(FOUR_DIGITS) ?? [];
  if (years.length !== 1 || /[0-9]{2}-?tal/.test(text)) {
    const what = years.length > 1 ? 'flera år' : 'inget år';
    throw new Mistake(`${quoted(written)} är ${what}.`, 'Skriv ett år med fyra siffror, till exempel 2015.');
  }
  const around = text.replace(/[.,]0$/, '').replaceAll(years[0], '').toLowerCase().replace(AROUND_YEAR, '');
  const note = ANY_WORD.test(around) ? `av ${quoted(written)} togs året ${years[0]}` : '';
  return understood(Number(years[0]), { note, beside });
}

function ifUnderstood(read) {
  try {
    return read();
  } catch (reason) {
    if (reason instanceof Mistake) return null;
    throw reason;
  }
}
