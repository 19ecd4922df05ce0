// Enterprises by their slugs: first whether there are such, then what the open data says of each.

const RECORDS = '/api/v1/enterprises/';
const fetched = new Map();

function read(url) {
  if (!fetched.has(url)) {
    fetched.set(url, fetch(url, { cache: 'no-cache' }).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return answer.json();
    }).catch((reason) => {
      fetched.delete(url); // the next time may be luckier
      throw reason;
    }));
  }
  return fetched.get(url);
}

/**
 * @param {string} folder  of the known addresses
 * @param {string[]} slugs
 * @returns {Promise<{records: object[], closed: string[], unknown: number}>} in the order given,
 *   each once; what is said of those that have closed; how many of the slugs are nobody's
 */
export async function enterprises(folder, slugs) {
  const now = await Promise.all(slugs.map((slug) => present(folder, slug)));
  const once = (key) => [...new Set(now.map((one) => one[key]).filter(Boolean))];
  const found = once('slug');
  const records = await Promise.all(found.map(async (slug) => (await read(`${RECORDS}${slug}.json`)).results[0]));
  return { records, closed: once('closed'), unknown: now.filter(({ slug, closed }) => !slug && !closed).length };
}

/** The present `slug` for one that may be an earlier one, or that it has `closed`; nothing where nobody has it. */
async function present(folder, slug) {
  const { slugs, aliases, closed } = await read(`${folder}${slug[0]}.json`);
  if (Object.hasOwn(slugs, slug)) return { slug };
  if (Object.hasOwn(closed, slug)) return { closed: closed[slug] };
  return Object.hasOwn(aliases, slug) ? present(folder, aliases[slug]) : {};
}
