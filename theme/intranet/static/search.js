// Searches the index that was opened after unlocking. Nothing of a question leaves the device.

import { stem } from './list-stem.js';
import { distance, fold, isGlue, mistakesIn, parts } from './list-text.js';

const MOST_LETTERS = 200;
const MOST_WORDS = 8;
// How much a found word counts by how it answers the one that was asked for.
const SAME = 1;
const BEGUN = 0.7;
const ENDS_COMPOUND = 0.5;
const WITHIN_COMPOUND = 0.3;
const ITS_TITLE = 1.5; // «Efter certifieringen» and «Inför certifieringen» differ in a word that says nothing
const SHORTEST_BEGINNING = 3; // of a word that is not the last; that one is still being written
const SHORTEST_ENDING = 4; // «avtal» in «ramavtal»
const SHORTEST_WITHIN = 5; // «leverantör» in «underleverantörsavtal»
const SHORTEST_FIRST_PART = 2;
const SHORTEST_MISSPELT = 4;
const AT_ONCE = 5; // texts that are made ready without a pause
const MOST_SIMILAR = 3;

/**
 * @typedef {{kind: string, route: string, title: string, summary: string, text: string}} Entry
 * @typedef {{entry: Entry, score: number}} Hit
 * @typedef {{hits: Hit[], needles: string[], missing: string[], partly: boolean}} Answer
 *   needles: what to mark in the hits; missing: words that no page has; partly: no page has all
 */

/**
 * @param {object} file  as the build has made it
 */
export function makeSearch(file) {
  const entries = file.entries.map(([kind, route, title, summary, text]) => ({ kind, route, title, summary, text }));
  const stems = file.stems ? file.stems.split(' ') : [];
  const { endings, values } = file;
  const titles = entries.map(({ title }) => parts(title).join(' '));
  // All stems in one text, so that the browser's own search looks for parts of them.
  const joined = ` ${file.stems} `;
  const starts = new Uint32Array(stems.length);
  stems.reduce((at, one, k) => (starts[k] = at) + one.length + 1, 1);

  /** The first stem that isn't before a text. */
  function from(text) {
    let low = 0;
    for (let high = stems.length; low < high;) {
      const middle = (low + high) >> 1;
      if (stems[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The stems that answer a word, each with how well. */
  function answering(word, last) {
    const found = new Map();
    const take = (k, worth) => (found.get(k) ?? 0) < worth && found.set(k, worth);
    const cut = stem(word);
    const same = from(cut);
    if (stems[same] === cut) take(same, SAME);
    if (last || word.length >= SHORTEST_BEGINNING) begun(word, cut, take);
    if (cut.length >= SHORTEST_ENDING) within(cut, take);
    return found;
  }

  function begun(word, cut, take) {
    const beginning = cut.length >= SHORTEST_BEGINNING ? cut : word;
    for (let k = from(beginning); stems[k]?.startsWith(beginning); k++) take(k, BEGUN);
    // «kvinno» begins «kvinnor», whose stem is shorter.
    for (let length = 1; length < beginning.length; length++) {
      const shorter = beginning.slice(0, length);
      const k = from(shorter);
      if (stems[k] === shorter && endings[k].split(',').some((ending) => (shorter + ending).startsWith(beginning))) take(k, BEGUN);
    }
  }

  function within(cut, take) {
    for (let at = joined.indexOf(cut); at >= 0; at = joined.indexOf(cut, at + 1)) {
      const k = numberAt(at);
      if (at - starts[k] < SHORTEST_FIRST_PART) continue;
      if (joined[at + cut.length] === ' ') take(k, ENDS_COMPOUND);
      else if (cut.length >= SHORTEST_WITHIN) take(k, WITHIN_COMPOUND);
    }
  }

  function numberAt(at) {
    let low = 0;
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** What one word is worth in each entry; rare words tell more. */
  function scores(word, last) {
    const worth = new Float64Array(entries.length);
    for (const [k, factor] of answering(word, last)) {
      const pairs = values[k];
      for (let i = 0, entry = 0; i < pairs.length; i += 2) {
        entry += pairs[i];
        worth[entry] = Math.max(worth[entry], factor * pairs[i + 1]);
      }
    }
    const having = worth.reduce((n, one) => n + (one > 0), 0);
    const rare = Math.log(1 + (entries.length + 1) / (having + 0.5));
    return { word, having, worth: worth.map((one) => one * rare) };
  }

  /** @returns {Answer} */
  function find(question) {
    const words = wordsOf(question);
    const asked = words.map((word, i) => scores(word, i === words.length - 1));
    const known = asked.filter(({ having }) => having);
    const missing = asked.filter(({ having }) => !having).map(({ word }) => word);
    const whole = parts(question.slice(0, MOST_LETTERS)).join(' ');
    const counted = entries.map((entry, k) => {
      const having = known.filter(({ worth }) => worth[k]);
      const sum = having.reduce((all, { worth }) => all + worth[k], 0);
      return { entry, words: having.length, score: sum * (titles[k].startsWith(whole) ? ITS_TITLE : 1), k };
    });
    const most = counted.reduce((best, one) => Math.max(best, one.words), 0);
    const hits = most ? counted.filter((one) => one.words === most) : [];
    hits.sort((one, other) => other.score - one.score || one.k - other.k);
    return { hits, needles: known.map(({ word }) => stem(word)), missing, partly: most > 0 && most < words.length };
  }

  let written; // these two are made when somebody first misspells
  let spelt;

  /** The known words that are most like a misspelt one, as they are spelt. */
  function similar(word) {
    if (word.length < SHORTEST_MISSPELT) return [];
    written ??= stems.flatMap((one, k) => endings[k].split(',').map((ending) => one + ending))
      .map((one) => ({ one, letters: lettersOf(one) }));
    spelt ??= new Map(file.spelt.split(' ').map((one) => [fold(one), one]));
    const allowed = mistakesIn(word);
    const letters = lettersOf(word);
    const close = written
      .filter(({ one, letters: its }) => Math.abs(one.length - word.length) <= allowed && differing(its, letters) <= 2 * allowed)
      .map(({ one }) => ({ one, apart: distance(word, one, allowed) }))
      .filter(({ apart }) => apart <= allowed);
    const least = Math.min(...close.map(({ apart }) => apart));
    return close.filter(({ apart }) => apart === least).slice(0, MOST_SIMILAR).map(({ one }) => spelt.get(one) ?? one);
  }

  /** Makes the texts ready for the first question, a few at a time, until nobody is there to ask. */
  async function prepare(over) {
    for (let k = 0; k < entries.length && !over(); k++) {
      linesOf(entries[k]);
      if (k % AT_ONCE === 0) await new Promise((resolve) => { setTimeout(resolve); });
    }
  }

  return { find, similar, prepare };
}

/** The words of a question that say something, folded, or all where none does. */
export function wordsOf(question) {
  const written = question.slice(0, MOST_LETTERS).normalize('NFC').split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const telling = written.filter((word) => !isGlue(word));
  const all = (telling.length ? telling : written).flatMap(parts);
  return [...new Set(all)].slice(0, MOST_WORDS);
}

/** Which letters a word has, as bits, so that most words are told apart at once. */
const lettersOf = (word) => [...word].reduce((bits, letter) => bits | (1 << (letter.codePointAt(0) % 31)), 0);

function differing(one, other) {
  let count = 0;
  for (let bits = one ^ other; bits; bits &= bits - 1) count += 1;
  return count;
}

const SHORTEST_MARKED_WITHIN = 4;
const PIECES = /([\p{L}\p{N}\p{M}]+)/u;

/**
 * A text in pieces, and which of them were asked for.
 * @param {string} text
 * @param {string[]} needles
 * @returns {{text: string, marked: boolean}[]}
 */
export function marked(text, needles) {
  return text.split(PIECES).map((piece, i) => ({ text: piece, marked: i % 2 === 1 && isAsked(fold(piece), needles) }));
}

const isAsked = (word, needles) => needles.some((needle) =>
  (needle.length < SHORTEST_MARKED_WITHIN ? word.startsWith(needle) : word.includes(needle)));

const SNIPPET = 200;
const BEFORE = 60;

/** The lines of an entry's text. Folding costs more than looking, so it is done once. */
function linesOf(entry) {
  entry.lines ??= entry.text.split('\n').map((line) => ({ line, folded: fold(line), heading: line.startsWith('\t') }));
  return entry.lines;
}

/**
 * The part of an entry's text that says most of what was asked for.
 * @param {Entry} entry
 * @param {string[]} needles
 */
export function snippet(entry, needles) {
  let best = { found: 0 };
  for (const { line, folded, heading } of linesOf(entry)) {
    const found = needles.filter((needle) => folded.includes(needle)).length * 2 - Number(heading);
    if (found > best.found) best = { found, line };
    if (found === needles.length * 2) break;
  }
  return best.line ? cutOut(best.line.trim(), needles) : entry.summary;
}

/** A long line, from a little before the first word that was asked for. */
function cutOut(line, needles) {
  if (line.length <= SNIPPET) return line;
  let at = 0;
  for (const piece of marked(line, needles)) {
    if (piece.marked) break;
    at += piece.text.length;
  }
  const first = at <= BEFORE ? 0 : line.indexOf(' ', at - BEFORE) + 1;
  const last = first + SNIPPET >= line.length ? line.length : line.lastIndexOf(' ', first + SNIPPET);
  const end = last > first ? last : first + SNIPPET;
  return `${first ? '… ' : ''}${line.slice(first, end)}${end < line.length ? ' …' : ''}`;
}
