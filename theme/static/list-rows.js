// Rows come ready-made from the build, in files of `chunk` rows each.

import { keepUp } from './days.js';

const MOST_FETCHED_AHEAD = 60; // files

/**
 * @param {HTMLElement} list  holds the first rows, in list order
 * @param {string} prefix  where <n>.json lie
 * @param {number} chunk  rows a file
 * @param {(inside: ParentNode, records: number[], ...further: any[]) => void} correct  brings rows to what
 *   holds now
 */
export function makeRows(list, prefix, chunk, correct = keepUp) {
  const html = new Map([...list.children].map((item, k) => [k, item.outerHTML]));
  const files = new Map();
  let shown = { wanted: null, also: null, rows: new Map() };

  function fetchChunk(n) {
    if (!files.has(n)) {
      files.set(n, fetch(`${prefix}${n}.json`).then(async (answer) => {
        if (!answer.ok) throw new Error(`${prefix}${n}.json: ${answer.status}`);
        (await answer.json()).forEach((row, i) => html.set(n * chunk + i, row));
      }).catch((reason) => {
        files.delete(n);
        throw reason;
      }));
    }
    return files.get(n);
  }

  function made(records, ...further) {
    const rows = document.createElement('template');
    rows.innerHTML = records.map((k) => html.get(k)).join('');
    correct(rows.content, records, ...further);
    return rows.content;
  }

  return {
    /** True when every record can be shown without waiting. */
    has: (records) => records.every((k) => html.has(k)),
    async load(records) {
      const missing = records.filter((k) => !html.has(k)).map((k) => Math.floor(k / chunk));
      await Promise.all([...new Set(missing)].map(fetchChunk));
    },
    /** Hits of a text search lie spread over all files: fetch them, quietly, one by one. */
    async fetchAhead(total) {
      if (navigator.connection?.saveData) return;
      const last = Math.min(Math.ceil(total / chunk), MOST_FETCHED_AHEAD);
      for (let n = 0; n < last; n++) await fetchChunk(n).catch(() => {});
    },
    /**
     * Shows the records in order; rows that stand there already are only moved.
     * @param {number[]} records
     * @param {string} [also]  what they are corrected by, where that changes
     */
    show(records, also = '') {
      const wanted = `${also}:${records.join()}`;
      if (shown.wanted === wanted) return;
      const before = shown.also === also ? shown.rows : new Map();
      const fresh = [...made(records.filter((k) => !before.has(k))).children];
      shown = { wanted, also, rows: new Map(records.map((k) => [k, before.get(k) ?? fresh.shift()])) };
      standing(list, [...shown.rows.values()]);
    },
    made,
  };
}

/** Makes elements the children of a list, in order; those in their place are not touched. */
function standing(list, wanted) {
  let here = list.firstElementChild;
  for (const one of wanted) {
    if (one === here) here = here.nextElementSibling;
    else list.insertBefore(one, here);
  }
  while (here) {
    const next = here.nextElementSibling;
    here.remove();
    here = next;
  }
}
