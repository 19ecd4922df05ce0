// The stem of a Swedish word, as Snowball and Pagefind cut it, of words that are folded already.

const START = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const SHORTEST_START = 3;
// Read from the left, so the longest of them is found.
const ENDING = new RegExp(`(?:${`
  a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as
  arnas ernas ornas es ades andes ens arens hetens erns at andet het ast
`.trim().split(/\s+/).join('|')})$`);
// «huset» and «husets», but not «lagret», «paket» or «kvalitet».
const ET = /[aeiouy][^aeiouy]ets?$/;
const NOT_ET = /(?:h|iet|uit|fab|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|ivit|kvit|xit|kom|rak|pak|stak)ets?$/;
const GENITIVE = /[bcdfghjklmnoprtvy]s$/;
const PAIR = /(?:dd|gd|nn|dt|gt|kt|tt)$/;
const LATER_ENDING = /(?:lig|ig|els)$/;

/** Endings are cut only after the word's start, which is its first syllable or so. */
export function stem(word) {
  const start = Math.max(START.exec(word)?.[0].length ?? word.length, SHORTEST_START);
  const cut = (text, ending) => text.slice(0, start) + text.slice(start).replace(ending, '');
  let left = cut(word, ENDING);
  if (left === word && ET.test(word) && !NOT_ET.test(word)) left = cut(word, /ets?$/);
  if (left === word && word.length > start && GENITIVE.test(word)) left = word.slice(0, -1);
  if (PAIR.test(left.slice(start))) left = left.slice(0, -1);
  return /fullt$/.test(left.slice(start)) ? left.slice(0, -1) : cut(left, LATER_ENDING);
}
