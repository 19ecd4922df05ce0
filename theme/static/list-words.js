// The sentences of the list page.

const thin = new Intl.NumberFormat('sv-SE');

export const number = (n) => thin.format(n).replace(/\u00a0/g, '\u202f');
export const enterprises = (n) => `${number(n)} företag`;

/** «Städning» inside a sentence is «städning», but «IT» stays «IT». */
export function inside(title) {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title[0].toLowerCase() + title.slice(1);
}

function anyOf(titles) {
  return titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} eller ${titles.at(-1)}`;
}

/** «23 företag inom städning i Gävleborg». Long choices are counted, not listed. */
export function sentence(n, state, titles) {
  const said = (key, plural) => {
    const chosen = titles(key);
    return chosen.length > 3 ? `${chosen.length} ${plural}` : anyOf(chosen.map(key === 'lan' || key === 'kommun' ? String : inside));
  };
  const parts = [n === 0 ? 'Inget företag' : enterprises(n)];
  if (state.q) parts.push(`för ”${state.q.length > 60 ? `${state.q.slice(0, 60)}…` : state.q}”`);
  if (state.bransch.size) parts.push(`inom ${said('bransch', 'branscher')}`);
  if (state.tjanst.size) parts.push(`med ${said('tjanst', 'slags tjänster')}`);
  if (state.malgrupp.size) parts.push(`för ${said('malgrupp', 'målgrupper')}`);
  const places = [said('lan', 'län'), said('kommun', 'kommuner')].filter(Boolean);
  if (places.length) parts.push(`i ${places.reverse().join(', ')}`);
  if (state.siffror) parts.push('med siffror');
  const known = [state.certifierad && 'certifiera', state.bekraftad && 'bekräfta'].filter(Boolean);
  if (known.length) parts.push(`som är ${known.map((word) => word + (n === 1 ? 't' : 'de')).join(' och ')}`);
  return parts.length > 1 ? parts.join(' ') : `${parts[0]} i listan`;
}
