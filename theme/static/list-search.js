// Text search. Pagefind ranks; only its result ids are used, never its fragments.
// Nothing here is fetched until somebody types.

import { fold } from './list-state.js';

/**
 * @param {{pagefind: string, search: string}} urls
 * @returns {{find: (q: string) => Promise<object>, suggest: (q: string) => string[]}}
 */
export function makeSearch(urls) {
  let loading;
  let known = new Map();
  let lost = false; // once a piece of the index may be missing, «nothing found» proves nothing

  async function load() {
    const [pagefind, answer] = await Promise.all([
      import(new URL(urls.pagefind, location.href).href),
      fetch(urls.search),
    ]);
    if (!answer.ok) throw new Error(`${urls.search}: ${answer.status}`);
    const file = await answer.json();
    await pagefind.options({ excerptLength: 0 });
    await pagefind.init();
    known = byFold(file.words);
    return {
      pagefind,
      records: new Map(file.records.map((id, k) => [id, k])),
      pages: new Map(file.pages.map((page) => [page.id, page])),
    };
  }

  const loaded = () => {
    loading ??= load().catch((reason) => {
      loading = undefined; // the next key press may be luckier
      throw reason;
    });
    return loading;
  };

  const reachable = () => fetch(urls.search, { method: 'HEAD', cache: 'no-store' }).then((answer) => answer.ok, () => false);

  return {
    warm: () => loaded().catch(() => {}),
    /** Record numbers, best first, and the content pages that were found. */
    async find(q) {
      const { pagefind, records, pages } = await loaded();
      const answer = await pagefind.search(q);
      // Pagefind takes a piece of its index that did not come for one without the word.
      if (!answer.results.length && (lost ||= !(await reachable()))) throw new Error('no connection');
      const found = { order: [], pages: [] };
      for (const { id } of answer.results) {
        if (records.has(id)) found.order.push(records.get(id));
        else if (pages.has(id)) found.pages.push(pages.get(id));
      }
      return found;
    },
    suggest: (q) => suggestions(q, known),
  };
}

function byFold(words) {
  const known = new Map();
  for (const word of words) for (const part of word.split(/[\s,/()]+/)) if (part.length > 2) known.set(fold(part), part);
  return known;
}

/** Up to three ways to write `q` with known words instead of the unknown ones. */
function suggestions(q, known) {
  const parts = q.split(/\s+/).filter(Boolean).slice(0, 6);
  const options = parts.map((part) => {
    const wanted = fold(part);
    if (wanted.length < 3 || known.has(wanted)) return [part];
    const allowed = wanted.length < 6 ? 1 : 2;
    const close = [];
    for (const [folded, word] of known) {
      const apart = distance(wanted, folded, allowed);
      if (apart <= allowed) close.push([apart, word]);
    }
    close.sort((a, b) => a[0] - b[0] || a[1].localeCompare(b[1], 'sv'));
    return close.length ? close.slice(0, 3).map(([, word]) => word.toLowerCase()) : [part];
  });
  const wide = Math.max(...options.map((choice) => choice.length), 0);
  const written = new Set();
  for (let i = 0; i < wide; i++) written.add(options.map((choice) => choice[Math.min(i, choice.length - 1)]).join(' '));
  written.delete(parts.join(' '));
  return [...written];
}

/** Damerau–Levenshtein (neighbours may swap places), or more than `limit`. */
function distance(a, b, limit) {
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
