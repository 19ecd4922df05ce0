// A worker that asks Pagefind. A hit leaves it as a number and what it is worth; Pagefind's own
// results are objects that would each cost the page a copy, and a message to let go of.

import { rare } from './list-forms.js';

let bundles;

/** Each bundle holds the pages after those of the one before it. */
async function start({ url, ids }) {
  const { createInstance } = await import(url);
  bundles = [];
  let first = 0;
  for (const [n, some] of ids.entries()) {
    const pagefind = createInstance({ basePath: new URL(n ? `${n}/` : '.', url).pathname });
    await pagefind.filters(); // ready now; two that start at once would spoil each other's memory
    bundles.push({ pagefind, numbers: new Map(some.map((id, i) => [id, first + i])) });
    first += some.length;
  }
}

async function ask({ query }) {
  const numbers = [];
  const worths = [];
  for (const bundle of bundles) {
    const { results } = await bundle.pagefind.search(query);
    // Pagefind weighs how rare a word is, but not in what it is asked for between quotation marks.
    const rarity = query.startsWith('"') ? 1 : rare(bundle.numbers.size, results.length);
    for (const { id, score } of results) {
      if (!bundle.numbers.has(id)) continue;
      numbers.push(bundle.numbers.get(id));
      worths.push(score / rarity);
    }
  }
  return { numbers: Uint32Array.from(numbers), worths: Float32Array.from(worths) };
}

const CALLS = { start, ask };

addEventListener('message', async ({ data: { call, asked } }) => {
  try {
    postMessage({ answer: await CALLS[call](asked) });
  } catch (reason) {
    postMessage({ failed: String(reason) });
  }
});
