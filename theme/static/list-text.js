// Words, as people type them.

/** Folds case and diacritics, so that «Goteborg» finds «Göteborg». */
export function fold(text) {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim();
}

/** The words of a text, folded. */
export const parts = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The words of a question, each once, without the punctuation around them. */
export function wordsOf(text) {
  const words = text.normalize('NFC').split(/[\s,;/()]+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const seen = new Set();
  return words.filter((word) => word && !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()));
}

// Pagefind wants every word in a hit, so words that only hold a question together must go.
// Not «får», «sy», «bo» or «te»: somebody may sell that.
const GLUE = new Set(`
  i på för och om till med en ett vid nära av den det de dem hos från eller som vi er ni oss vår vårt våra att
  är var vad vem vilka vilken vilket hur när kan ska vill har man jag du ditt din dina min mitt mina mig dig
  någon något några finns finna hitta söker sök alla andra mer mest men så där här inom runt kring åt ur utan
  under över efter bland mellan sig sin sitt sina the and in of for
`.trim().split(/\s+/).flatMap((word) => [word, fold(word)]));

/** True for «i» and «på», also where it is written «pa»; but «hår» is not «här». */
export const isGlue = (word) => GLUE.has(word.toLowerCase());

/** How many mistakes a word of this length may hold and still be taken for another. */
export const mistakesIn = (word) => (word.length < 6 ? 1 : 2);

/** Damerau–Levenshtein (neighbours may swap places), or more than `limit`. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, above] = [above, row];
  }
  return above[b.length];
}
