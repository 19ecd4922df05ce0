// The name that is most like a word, measured as Python's difflib does it (Ratcliff and Obershelp).

/**
 * @param {string} word
 * @param {Iterable<string>} names
 * @param {number} least  how like it has to be, from 0 to 1
 * @returns {?string}
 */
export function closest(word, names, least) {
  let best = null;
  let most = least;
  for (const name of names) {
    const like = likeness(name, word);
    // Of two that are as like, difflib takes the later by the alphabet.
    if (like > most || (like === most && (best === null || name > best))) [best, most] = [name, like];
  }
  return best;
}

const likeness = (a, b) => (a.length + b.length ? (2 * matching(a, b)) / (a.length + b.length) : 1);

/** How many letters stand in the longest runs that two words have in common, from left to right. */
function matching(a, b) {
  if (!a || !b) return 0;
  const [i, j, size] = longestRun(a, b);
  if (!size) return 0;
  return size + matching(a.slice(0, i), b.slice(0, j)) + matching(a.slice(i + size), b.slice(j + size));
}

function longestRun(a, b) {
  let found = [0, 0, 0];
  let above = new Map();
  for (let i = 0; i < a.length; i += 1) {
    const here = new Map();
    for (let j = 0; j < b.length; j += 1) {
      if (a[i] !== b[j]) continue;
      const size = (above.get(j - 1) ?? 0) + 1;
      here.set(j, size);
      if (size > found[2]) found = [i - size + 1, j - size + 1, size];
    }
    above = here;
  }
  return found;
}
