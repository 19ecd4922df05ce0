// The columns of the posts, from one static file.

import { choicesOf } from './list-choices.js';
import { anyOf, flag } from './list-kinds.js';
import { indexesOf } from './list-narrow.js';

/** A post that touches a region but names none of its municipalities is about all of it. */
function municipalities(file) {
  const inside = file.facets.lan.map(() => []);
  file.facets.kommun.forEach((term, index) => inside[term.lan].push(index));
  return file.municipalities.map((named, k) => {
    const parts = new Set(named.map((index) => file.facets.kommun[index].lan));
    return [...named, ...file.regions[k].filter((region) => !parts.has(region)).flatMap((region) => inside[region])];
  });
}

/**
 * @param {string} url
 * @returns {Promise<object>} as narrow wants it; `closes` has a post's moment, or nothing
 */
export async function loadPosts(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const file = await answer.json();
  const indexes = indexesOf(file.facets);
  const column = { slag: file.kinds.map((kind) => [kind]), lan: file.regions, kommun: municipalities(file), bransch: file.industries };
  const held = Object.keys(column).map((key) => [key, anyOf(key, column[key], indexes[key])]);
  const flags = Object.keys(file.flags).map((key) => [key, flag(key, file.flags[key])]);
  const choices = choicesOf([
    ...Object.keys(file.facets).map((key) => ({ key, kind: key === 'kommun' ? 'place' : 'many' })),
    ...flags.map(([key]) => ({ key, kind: 'flag' })),
  ]);
  return { ...file, by: Object.fromEntries([...held, ...flags]), choices, indexes };
}
