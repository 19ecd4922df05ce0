// Words for keys: the secret phrase that unlocks one, and the word code that a public key is known by.

import { troubles } from './trouble.js';

const PHRASE = 6;
const CODE = 5;
const BITS = 11n;
// Within this many letters of a word it is taken for a slip of the hand.
const SLIPS = 2;

let fetched;

/** The 2 048 words, in the order of the file. */
export function words() {
  fetched ??= fetch(new URL('./words.json', import.meta.url)).then((answer) => answer.json()).catch(() => { throw troubles.fileMissing(); });
  fetched.catch(() => { fetched = undefined; });
  return fetched;
}

/** A word as it is compared: small letters without dots and rings. */
export const folded = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

/** Six words drawn by lot. There are 2 048 of them, so eleven random bits choose one without bias. */
export async function newPhrase() {
  const list = await words();
  return [...crypto.getRandomValues(new Uint16Array(PHRASE))].map((number) => list[number % list.length]);
}

/** What a phrase is as a password, however it was written: `age -d` takes it too. */
export const secretOf = (phrase) => phrase.map(folded).join('-');

/**
 * Reads a phrase that somebody has written.
 * @param {string} text  with any case, spaces, hyphens or commas; å ä ö may be a and o
 * @returns {Promise<{phrase: string[], unknown: {written: string, nearest: ?string}[]}>}
 */
export async function readPhrase(text) {
  const list = await words();
  const byFolded = new Map(list.map((word) => [folded(word), word]));
  const written = text.split(/[^\p{L}\p{M}]+/u).filter(Boolean);
  const phrase = written.map((word) => byFolded.get(folded(word)));
  const unknown = written.filter((_, at) => !phrase[at]).map((word) => ({ written: word, nearest: nearest(word, list) }));
  return { phrase, unknown };
}

/** What is wrong with a phrase that was read, in words; nothing if it may be right. */
export function mistakeIn({ phrase, unknown }, code) {
  if (code && phrase.every(Boolean) && phrase.join('-') === code) {
    return 'Det där är kontrollordet. Det låser inte upp något. Skriv frasen, som har sex ord.';
  }
  if (unknown.length) {
    const [{ written, nearest: near }] = unknown;
    return `Ordet «${written}» kan inte vara med i en fras.${near ? ` Menade du «${near}»?` : ' Kontrollera stavningen.'}`;
  }
  if (phrase.length !== PHRASE) return `Frasen har sex ord. Du har skrivit ${phrase.length}.`;
  return '';
}

/**
 * The five words that a public key is known by, made of the first 55 bits of its SHA-256.
 * @param {string} publicKey  as "age1…"
 */
export async function wordCode(publicKey) {
  const list = await words();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(publicKey));
  const bits = new DataView(digest).getBigUint64(0) >> (64n - BITS * BigInt(CODE));
  const at = (place) => Number((bits >> (BITS * BigInt(CODE - 1 - place))) & ((1n << BITS) - 1n));
  return Array.from({ length: CODE }, (_, place) => list[at(place)]).join('-');
}

function nearest(word, list) {
  const written = folded(word);
  let best = null;
  let fewest = Math.min(SLIPS, Math.ceil(written.length / 3)) + 1;
  for (const one of list) {
    const slips = distance(written, folded(one), fewest);
    if (slips < fewest) [best, fewest] = [one, slips];
  }
  return best;
}

/** How many letters to add, drop, change or swap with their neighbour; `most` where it is no fewer. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) >= most) return most;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const here = [i];
    for (let j = 1; j <= b.length; j += 1) {
      here[j] = Math.min(above[j] + 1, here[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) here[j] = Math.min(here[j], before[j - 2] + 1);
    }
    [before, above] = [above, here];
  }
  return Math.min(above[b.length], most);
}
