// Names of municipalities as people write them, one or several in a text.
// The same as asf_edit/understanding/terms.py, in the same words.

import { closest } from './form-nearest.js';
import { listing, lines, quoted, straight, WORD, withEdges } from './form-text.js';
import { Mistake, understood } from './form-understood.js';

// How like a name a word is that counts as the name misspelt, and as worth asking about.
const NEAR = 0.88;
const WORTH_ASKING = 0.75;
const SHORTEST_WITHIN = 3;
const LONGEST_WITHIN = 5; // words
const LONGEST_FOLDED = 100;
const SEPARATOR = withEdges('(\\s*(?:[,;\\/•|+&]|<<och>>|<<samt>>)\\s*)', 'i');
const KIND_OF_PLACE = withEdges('<<(?:kommuner|kommun|stad|län|region)>>', 'gi');
const WORDS = new RegExp(`[${WORD.replace('_', '')}]+(?:-[${WORD.replace('_', '')}]+)*`, 'gu');
const OTHER_LETTERS = { æ: 'ae', ø: 'o', ß: 'ss', ð: 'd', þ: 'th', ł: 'l', đ: 'd', œ: 'oe' };

/** A name folded to a–z, 0–9 and "-": «Håbo» becomes "habo". */
export function fold(name) {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[æøßðþłđœ]/g, (letter) => OTHER_LETTERS[letter]);
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, LONGEST_FOLDED).replace(/-+$/, '');
}

/**
 * Reads the names of a closed list of places.
 * @param {Object<string, string>} titles  by code
 */
export function makePlaces(titles) {
  // Letters come before folded ones, for Habo is another municipality than Håbo.
  const exact = gathered(titles, (name) => name.toLowerCase());
  const folded = gathered(titles, fold);
  const meantBy = (word) => exact.get(word.toLowerCase()) ?? folded.get(fold(word)) ?? [];

  function called(text) {
    const name = waysOfSaying(text).find((way) => meantBy(way).length);
    if (name !== undefined) {
      const codes = meantBy(name);
      if (codes.length === 1) return understood(codes);
      const several = codes.map((code) => titles[code]).join(' eller ');
      return understood(codes.slice(0, 1), { note: `${quoted(text)} kan vara ${several}; det togs som ${titles[codes[0]]}` });
    }
    const code = /^[0-9]+$/.test(text) && Object.keys(titles).find((one) => one === text.padStart(one.length, '0'));
    return code ? understood([code], { note: `${quoted(text)} togs som ${code}, ${titles[code]}` }) : null;
  }

  function misspelt(text) {
    const near = closest(fold(text), folded.keys(), NEAR);
    if (near === null || /^[0-9]+$/.test(text)) return null;
    const [code] = meantBy(near);
    return understood([code], { note: `${quoted(text)} togs som ${titles[code]}` });
  }

  /** The places that some of the words of a longer text are names of. */
  function within(text) {
    const spoken = text.match(WORDS) ?? [];
    const codes = new Set();
    for (let at = 0; at < spoken.length;) {
      let end = Math.min(spoken.length, at + LONGEST_WITHIN);
      const meant = () => {
        const run = spoken.slice(at, end).join(' ');
        return run.length >= SHORTEST_WITHIN ? meantBy(run) : [];
      };
      while (end > at + 1 && !meant().length) end -= 1;
      for (const code of meant().slice(0, 1)) codes.add(code);
      at = end;
    }
    if (!codes.size) return null;
    const named = [...codes].map((code) => titles[code]);
    return understood([...codes], { note: `av ${quoted(text)} togs ${listing(named)}` });
  }

  function oneOf(text) {
    const found = called(text) ?? misspelt(text) ?? within(text);
    if (found) return found;
    const like = closest(fold(text), folded.keys(), WORTH_ASKING);
    const ask = like === null ? '' : `Menade du ${titles[meantBy(like)[0]]}? `;
    throw new Mistake(`${quoted(text)} är ingen kommun.`, `${ask}Skriv den kommun som orten ligger i.`);
  }

  return {
    /** One municipality; its code. */
    place(written) {
      const text = straight(written);
      const found = oneOf(text);
      if (found.value.length === 1) return { ...found, value: found.value[0] };
      throw new Mistake(`${quoted(text)} är flera: ${listing(found.value.map((code) => titles[code]))}.`, 'Skriv en av dem.');
    },
    /** Several municipalities with commas, semicolons, slashes or «och» between them; their codes. */
    places(written) {
      const pieces = lines(written).split('\n').map(straight).join(', ').split(SEPARATOR);
      const found = [];
      for (let at = 0; at < pieces.length;) {
        const ends = Array.from({ length: Math.ceil((pieces.length - at) / 2) }, (_, n) => pieces.length - 2 * n);
        const end = ends.find((one) => called(pieces.slice(at, one).join('')));
        if (end !== undefined) found.push(called(pieces.slice(at, end).join('')));
        else if (pieces[at].trim()) found.push(oneOf(pieces[at].trim()));
        at = (end ?? at + 1) + 1;
      }
      if (!found.length) oneOf(straight(written));
      const notes = new Set(found.map(({ note }) => note).filter(Boolean));
      return understood([...new Set(found.flatMap(({ value }) => value))], { note: [...notes].join('; ') });
    },
  };
}

function gathered(titles, folded) {
  const found = new Map();
  const add = (name, code) => name && found.set(name, [...new Set([...(found.get(name) ?? []), code])]);
  for (const code of Object.keys(titles)) add(folded(code), code);
  for (const [code, title] of Object.entries(titles)) add(folded(title), code);
  return found;
}

/** «Göteborgs kommun» and «Falu kommun». */
function waysOfSaying(text) {
  const place = straight(text.replace(KIND_OF_PLACE, ''));
  const joined = text.includes('&') ? [text.replace(/\s*&\s*/g, ' och ')] : [];
  return [text, ...joined, place, place.replace(/s$/i, ''), `${place}n`, `${text} län`, `${place}s län`];
}
