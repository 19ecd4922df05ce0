// What enterprises and pages say themselves, asked of Pagefind in a worker: one word at a time, and
// none twice.

const MOST_KEPT = 40; // answers

/**
 * @param {string} url  of Pagefind
 * @param {string[][]} ids  Pagefind's ids of records and pages, in the order of their numbers, by bundle
 * @param {() => Promise<boolean>} reachable  whether the site still answers
 */
export async function makeTexts(url, ids, reachable) {
  const worker = new Worker(new URL('list-worker.js', import.meta.url), { type: 'module' });
  const kept = new Map();
  let last = Promise.resolve();
  let lost = false; // once a piece of the index may be missing, «nothing found» proves nothing

  /** The worker does one thing at a time. */
  const send = (call, asked) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { answer, failed } }) => (failed ? reject(new Error(failed)) : resolve(answer));
    worker.onerror = () => reject(new Error('the worker cannot be loaded'));
    worker.postMessage({ call, asked });
  });

  async function answerTo(query) {
    const answer = await send('ask', { query });
    // Pagefind takes a piece of its index that did not come for one without the word.
    if (!answer.numbers.length && (lost ||= !(await reachable()))) throw new Error('no connection');
    kept.set(query, answer);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  }

  await send('start', { url: new URL(url, location.href).href, ids }).catch((reason) => {
    worker.terminate();
    throw reason;
  });
  return {
    /** @returns {?{numbers: Uint32Array, worths: Float32Array}} null for what has not been asked */
    answer: (query) => kept.get(query) ?? null,
    /** Asks, after what was asked before, unless nobody wants to know any more. */
    ask(queries, wanted) {
      const asking = last.then(async () => {
        for (const query of queries) if (wanted() && !kept.has(query)) await answerTo(query);
      });
      last = asking.catch(() => {});
      return asking;
    },
  };
}
