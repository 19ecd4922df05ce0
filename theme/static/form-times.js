// Times of the day, and the names of files as addresses end with them.
// The same as asf_edit/understanding, in the same words: tests/form_mistakes.json holds both to it.

import { oneLine, quoted, straight } from './form-text.js';
import { Mistake, understood } from './form-understood.js';

const TIME = /^(?:senast )?(?:(?:klockan|kl)\.? ?)?([0-9]{1,2})(?: ?[.:,] ?([0-9]{2})(?:[.:]00)?)?$/i;
const RUN_TOGETHER = /^([0-2][0-9])([0-9]{2})$/;
const MEND = 'Skriv timme och minut, till exempel 12.00.';

/** A time of the day: «12», «kl. 9», «klockan 12.30». */
export function time(written) {
  const text = straight(written);
  const match = TIME.exec(text) ?? RUN_TOGETHER.exec(text);
  if (!match) throw new Mistake(`${quoted(written)} är inget klockslag.`, MEND);
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour === 24 && minute === 0) throw new Mistake(`${quoted(written)} kan gälla två dagar.`, 'Lämna klockslaget tomt om hela dagen gäller.');
  if (hour > 23 || minute > 59) throw new Mistake(`${quoted(written)} är inget riktigt klockslag.`, MEND);
  return understood([hour, minute].map((part) => String(part).padStart(2, '0')).join(':'));
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LETTERS = { æ: 'ae', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ß: 'ss', œ: 'oe' };

/** The name of a file, out of the address of its page, or made of a name. */
export function slug(written) {
  const name = straight(written).replace(/\/+$/, '').replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  if (SLUG.test(name)) return understood(name);
  const folded = fold(name);
  if (!folded) throw new Mistake(`${quoted(written)} är inget filnamn.`, 'Skriv ett filnamn utan .yaml.');
  return understood(folded, { note: `${quoted(written)} togs som ${folded}` });
}

/** A name in a–z, 0–9 and "-", as asf_register/slugs.py folds it. */
export function fold(name) {
  const plain = oneLine(name).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[æøđðłþßœ]/g, (letter) => LETTERS[letter]);
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 100).replace(/-$/, '');
}
