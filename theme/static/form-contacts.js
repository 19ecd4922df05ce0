// Telephone numbers, e-mail and web addresses and postal codes, as people write them.
// The same as asf_edit/understanding, in the same words: tests/form_mistakes.json holds both to it.

import { WORD, oneLine, quoted, straight, stripped, withEdges } from './form-text.js';
import { Mistake, understood } from './form-understood.js';

// Area codes of other than four digits, after one that begins like them (Post- och telestyrelsen).
const SHORT_CODES = (
  '0200 08 010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063 070 072 073 074 075 076 079 090'
).split(' ');
const NUMBER = withEdges('(?:\\+|<<)[0-9][0-9 ().\\/\\-]*[0-9]', 'g');
const LABEL = withEdges('<<(?:telefonnummer|telefon|telnr|tel|tfn|mobiltelefon|mobil|mob|växel|vx|phone)>>[:. ]*', 'gi');
const GROUPS = { 5: [3, 2], 6: [2, 2, 2], 7: [3, 2, 2], 8: [3, 3, 2] };
const WITH_AREA_CODE = 'Skriv numret med riktnummer, till exempel 070-123 45 67.';
const ANY_WORD = new RegExp(`[${WORD}]`, 'u');

const digitsOf = (text) => text.replace(/[^0-9]/g, '');

/** A Swedish number in any grouping, with or without +46, or a foreign one with its code. */
export function telephone(written) {
  const text = straight(written);
  const bare = text.replaceAll('tel:', ' ');
  const longEnough = [...bare.matchAll(NUMBER)].map(([number]) => number).filter((number) => digitsOf(number).length >= 7);
  if (!longEnough.length) throw new Mistake(`${quoted(written)} är inget telefonnummer.`, WITH_AREA_CODE);
  let [number, note] = grouped(longEnough[0]);
  const rest = bare.replaceAll(longEnough[0], ' ').replace(LABEL, '');
  if (longEnough.length > 1) note = 'av flera nummer togs det första';
  else if (ANY_WORD.test(rest) && !note) note = `av ${quoted(text)} togs bara numret`;
  return understood(number, { note });
}

/** A number in the register's form, and the guess behind it, if any. */
function grouped(written) {
  let number = written;
  let digits = digitsOf(number);
  if (digits.startsWith('00')) [number, digits] = [`+${digits.slice(2)}`, digits.slice(2)];
  let note = '';
  if (number.startsWith('+46') || (digits.startsWith('46') && digits.length === 11)) {
    digits = `0${digits.slice(2).replace(/^0+/, '')}`; // "+46 (0)70" says the 0 that is left out abroad
  } else if (number.startsWith('+')) {
    return [number.replace(/[ ./]+/g, ' '), ''];
  } else if (!digits.startsWith('0')) {
    note = `nollan först saknades i ${quoted(number)}`;
    digits = `0${digits}`;
  }
  const code = SHORT_CODES.find((one) => digits.startsWith(one)) ?? digits.slice(0, 4);
  const rest = digits.slice(code.length);
  if (digits.length < 8 || digits.length > 10 || !(rest.length in GROUPS)) {
    throw new Mistake(`${quoted(number)} har ${digits.length} siffror, men svenska telefonnummer har 8 till 10.`, WITH_AREA_CODE);
  }
  let start = 0;
  const groups = GROUPS[rest.length].map((size) => rest.slice(start, (start += size)));
  return [`${code}-${groups.join(' ')}`, note];
}

const EMAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+/g;
const AT = / ?[[(](?:at|snabel-?a)[\])] ?| snabel-?a /gi;

/** An e-mail address, out of what mail programs put around it. */
export function email(written) {
  const text = straight(written);
  let found = text.match(EMAIL) ?? [];
  let note = '';
  const tidy = (address) => stripped(address, '.', { start: false }).toLowerCase();
  if (!found.length) {
    found = text.replace(AT, '@').match(EMAIL) ?? [];
    if (found.length) note = `${quoted(text)} togs som ${tidy(found[0])}`;
  }
  if (!found.length) throw new Mistake(`${quoted(text)} är ingen e-postadress.`, 'Skriv den som info@foretaget.se, utan å, ä och ö.');
  const rest = text.replace(/mailto:|e-?post:|e?mail:|mejl:/gi, '').replaceAll(found[0], '');
  if (new Set(found).size > 1) note = 'av flera adresser togs den första';
  else if (ANY_WORD.test(rest) && !note) note = `av ${quoted(text)} togs bara adressen`;
  return understood(tidy(found[0]), { note });
}

const SCHEME = /^(https?):\/*/i;
const SITE = /[^\s,;<>@]+\.[a-zåäö]{2,}(?:[/?#:][^\s,;<>]*)?/gi;
const COPY_IT = 'Kopiera adressen ur webbläsarens adressfält.';

/** A web address; https:// is put in front where nothing stands. */
export function webAddress(written) {
  const text = stripped(stripped(straight(written), '<>'), '.,;', { start: false });
  let address = text;
  let note = '';
  if (SCHEME.test(text)) {
    address = text.replace(SCHEME, (_, scheme) => `${scheme.toLowerCase()}://`);
  } else if (!/^(?:[a-z][a-z0-9+]*:(?![0-9])|\/\/)/i.test(text)) {
    const found = text.match(SITE) ?? [];
    if (found.length !== 1 || text.includes('@')) throw new Mistake(`${quoted(text)} är ingen webbadress.`, COPY_IT);
    address = `https://${found[0]}`;
    note = `${quoted(text)} togs som ${address}`;
  }
  const reason = whyRefused(address);
  if (reason) throw new Mistake(`Adressen ${quoted(address)} ${reason}.`, COPY_IT);
  return understood(address, { note });
}

const NO_PLACE_IN_ADDRESS = /[\x00-\x20\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\<>"`{}|^]/;
const HOST = /^(?!-)[^\s.@:/?#[\]]+(\.[^\s.@:/?#[\]]+)+$/;

/** Why an address may not be linked to; null where it may. As asf_register/web_address.py. */
export function whyRefused(address) {
  if (NO_PLACE_IN_ADDRESS.test(address)) return 'har mellanslag eller tecken som inte hör hemma i en adress';
  const [, scheme = '', after] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(address);
  const [, netloc] = /^(?:\/\/([^/?#]*))?/s.exec(after);
  const [, user, hostInfo] = /^(?:(.*)@)?(.*)$/s.exec(netloc ?? '');
  if (!isReadable(netloc ?? '')) return 'går inte att läsa som en adress';
  const [host, port] = hostAndPort(hostInfo);
  if (port && (!/^[0-9]+$/.test(port) || Number(port) > 65535)) return 'går inte att läsa som en adress';
  if (!['http', 'https'].includes(scheme.toLowerCase())) return 'börjar inte med https:// eller http://';
  if (user !== undefined) return 'har ett användarnamn eller lösenord i sig';
  if (!HOST.test(host) || (port && Number(port) === 0)) return 'saknar ett riktigt domännamn';
  return null;
}

function hostAndPort(hostInfo) {
  if (!hostInfo.includes('[')) return parted(hostInfo, ':');
  const [host, rest] = bracketed(hostInfo);
  return [host, parted(rest, ':')[1]];
}

const bracketed = (hostInfo) => parted(parted(hostInfo, '[')[1], ']');

/** A text before and after the first of some sign. */
function parted(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + sign.length)];
}

/** Whether a name of a computer can be read: brackets in pairs, and no letter that hides a sign. */
function isReadable(netloc) {
  if (netloc.includes('[') !== netloc.includes(']')) return false;
  if (netloc.includes('[') && !/^(?:[0-9a-f:.]*:[0-9a-f:.]*(?:%.*)?|v[0-9a-f]+\..+)$/is.test(bracketed(netloc)[0])) return false;
  const name = netloc.replace(/[@:#?]/g, '');
  const plain = name.normalize('NFKC');
  return name === plain || !/[/?#@:]/.test(plain);
}

const POSTAL_CODE = withEdges('^(?:<<SE?[\\- ])?(?<![0-9])([0-9]{3}) ?([0-9]{2})$', 'i');

/** Five digits, with or without a space, and SE- for Sweden. */
export function postalCode(written) {
  const text = straight(written);
  const code = POSTAL_CODE.exec(text.replace(/[.,]0$/, ''));
  if (!code) throw new Mistake(`${quoted(text)} är inget postnummer.`, 'Skriv fem siffror, till exempel 111 22.');
  return understood(`${code[1]} ${code[2]}`);
}

/** A text on one line. */
export const line = (written) => understood(oneLine(written));
