// Text as programs and people leave it, made plain as asf_edit/understanding/typography.py does.

const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const BREAKS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff\p{Cs}]/gu;
const REFUSED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u061c\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const QUOTES = '\'"\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb`\u00b4';
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}\ufffe\uffff]/gu;
// In a text made plain; the same as asf_register/personal_number.py, which says more.
const LIKE_PERSONAL = new RegExp(
  '(?<![0-9])(?:((?:18|19|20)?[0-9]{6}) *(?:([-+./_]) *)?([0-9]{4})(?![0-9])'
  + '|((?:18|19|20)[0-9]{2}([-.])[0-9]{2}\\5[0-9]{2}) *(?:[-+] *)?([0-9]{4})(?![0-9]|[-.][0-9]{2}(?![0-9])))', 'g',
);
const MARKS = '-+./_';
const SHOWN = 60;

/** The inside of a class of characters that make words, for expressions with the flag u. */
export const WORD = '\\p{L}\\p{N}_';
const NOT_IN_WORD = { before: `(?<![${WORD}])`, after: `(?![${WORD}])` };

/** An expression where `\b` knows that å is a letter. */
export const withEdges = (source, flags = '') => new RegExp(
  source.replaceAll('<<', NOT_IN_WORD.before).replaceAll('>>', NOT_IN_WORD.after), `u${flags}`,
);

/** A text of several lines, without unseen characters and with nothing empty around it. */
export function lines(written) {
  const text = written.normalize('NFC').replace(BREAKS, '\n').replace(UNSEEN, '').replace(SPACES, ' ').replace(REFUSED, '');
  return stripped(text.split('\n').map((line) => line.trimEnd()).join('\n'), '\n ');
}

/** A text on one line, with single plain spaces and no unseen characters. */
export const oneLine = (written) => lines(written).split(/\s+/).filter(Boolean).join(' ');

/** What holds no prose, on one line: any dash is "-", and quotation marks around are gone. */
export const straight = (written) => stripped(oneLine(written).replace(DASHES, '-'), QUOTES).trim();

/** A text without any of some characters at its ends. */
export function stripped(text, characters, { start = true, end = true } = {}) {
  let [from, to] = [0, text.length];
  while (start && from < to && characters.includes(text[from])) from += 1;
  while (end && to > from && characters.includes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

/** How many characters a person sees in a text, more or less. */
export const lengthOf = (text) => [...text].length;

/** What a person wrote, within quotation marks, fit to be shown on one line. */
export function quoted(written) {
  const text = [...stripped(written, '\n', { start: false }).replaceAll('\n', '↵')];
  const short = text.length > SHOWN ? `"${text.slice(0, SHOWN).join('')}…"` : `"${text.join('')}"`;
  const public_ = withoutPersonalNumbers(short);
  return public_.replace(INVISIBLE, (sign) => `<U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

/** Luhn's sum over digits, where the last one is a check digit. */
export function checkDigitIsRight(digits) {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const worth = Number(digit) * (at % 2 ? 2 : 1);
    return total + Math.floor(worth / 10) + (worth % 10);
  }, 0);
  return sum % 10 === 0;
}

/** Whether there is such a day. */
export function isDay(year, month, day) {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

/** Whether a text holds a personal identity number, or a co-ordination number, however it is written. */
export const holdsPersonalNumber = (text) => spansOfPersonalNumbers(signsOf(text)).length > 0;

/** A text with "(personnummer)" in place of each such number. */
function withoutPersonalNumbers(text) {
  const signs = signsOf(text);
  let shown = '';
  let at = 0;
  for (const [start, end] of spansOfPersonalNumbers(signs)) {
    shown += `${text.slice(at, start)}(personnummer)`;
    at = end;
  }
  return shown + text.slice(at);
}

/** What is seen of a text: each character made plain, and where it begins and ends. */
function signsOf(text) {
  let end = 0;
  return [...text].map((sign) => {
    const start = end;
    end += sign.length;
    return { plain: plainly(sign), start, end };
  }).filter(({ plain }) => plain);
}

/** One character for one: a digit, a dash, a space or another; none for what nobody sees. */
function plainly(sign) {
  if (/\p{Cf}/u.test(sign)) return '';
  if (/[\p{Z}\t-\r\x1c-\x1f\x85]/u.test(sign)) return ' ';
  if (/[\p{Pd}\u2212]/u.test(sign)) return '-';
  const plain = sign.normalize('NFKC');
  if (MARKS.includes(plain) || (/\p{Nd}/u.test(sign) && /^[0-9]$/.test(plain))) return plain;
  return sign.length > 1 ? '?' : sign;
}

function spansOfPersonalNumbers(signs) {
  const plain = signs.map((sign) => sign.plain).join('');
  const like = new RegExp(LIKE_PERSONAL);
  const found = [];
  for (let match = like.exec(plain); match; match = like.exec(plain)) {
    const [all, short, mark, last, long, , lastOfLong] = match;
    if (isPersonal((short ?? long).replace(/[^0-9]/g, ''), mark, last ?? lastOfLong)) {
      found.push([signs[match.index].start, signs[match.index + all.length - 1].end]);
    } else {
      // What is no number may still hold the beginning of one.
      like.lastIndex = match.index + 1;
    }
  }
  return found;
}

/** Whether digits are a personal identity number, or a co-ordination number with 60 added to the day. */
function isPersonal(born, mark, last) {
  const [month, day] = [Number(born.slice(-4, -2)), Number(born.slice(-2))];
  return isDay(yearOfBirth(born, mark), month, day > 60 ? day - 60 : day) && checkDigitIsRight(born.slice(-6) + last);
}

function yearOfBirth(born, mark) {
  if (born.length === 8) return Number(born.slice(0, 4));
  const now = new Date().getFullYear();
  const short = Number(born.slice(0, 2));
  const century = Math.floor(now / 100) - (short > now % 100 ? 1 : 0) - (mark === '+' ? 1 : 0);
  return century * 100 + short;
}

/** Things in a row: «a, b och c». */
export const listing = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}` : parts.join(''));

/** «Rubrik» inside a name is «rubrik», but «CPV-koder» stays «CPV-koder». */
export const inside = (title) => (/^\p{Lu}\p{Lu}/u.test(title) ? title : title.slice(0, 1).toLowerCase() + title.slice(1));

/** By the Swedish alphabet. */
export const alphabetical = (a, b) => a.localeCompare(b, 'sv');
