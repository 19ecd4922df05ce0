// Rows come ready-made from the build, in files of `chunk` rows each.

import { keepUp } from './days.js';

const MOST_FETCHED_AHEAD = 60; // files

/**
 * @param {HTMLElement} list  holds the first rows, in list order
 * @param {string} prefix  where <n>.json lie
 * @param {number} chunk  rows a file
 * @param {(inside: ParentNode) => void} correct  brings rows to what holds now
 */
export function makeRows(list, prefix, chunk, correct = keepUp) {
  const html = new Map([...list.children].map((item, k) => [k, item.outerHTML]));
  const files = new Map();

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
    /** Shows the records in order; leaves rows that already stand where they are. */
    show(records) {
      const wanted = records.join();
      if (list.dataset.shown === wanted) return;
      const made = document.createElement('template');
      made.innerHTML = records.map((k) => html.get(k)).join('');
      correct(made.content);
      list.replaceChildren(made.content);
      list.dataset.shown = wanted;
    },
  };
}
