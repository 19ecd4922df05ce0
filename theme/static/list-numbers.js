// Numbers and titles inside a sentence.

const thin = new Intl.NumberFormat('sv-SE');
const PLACES = ['lan', 'kommun', 'till'];

export const number = (n) => thin.format(n).replace(/\u00a0/g, '\u202f');

/** «Städning» inside a sentence is «städning», but «IT» stays «IT». */
export function inside(title) {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title[0].toLowerCase() + title.slice(1);
}

function anyOf(titles) {
  return titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} eller ${titles.at(-1)}`;
}

/**
 * What is chosen of a facet, inside a sentence. Long choices are counted, not listed.
 * @param {string} key
 * @param {(key: string) => string[]} titles
 * @param {{many: string, crowd: string}} said  with «{}» for the choices, or for their number
 */
export function chosenOf(key, titles, said) {
  const chosen = titles(key);
  if (chosen.length > 3) return said.crowd.replace('{}', chosen.length);
  return said.many.replace('{}', () => anyOf(chosen.map(PLACES.includes(key) ? String : inside)));
}
