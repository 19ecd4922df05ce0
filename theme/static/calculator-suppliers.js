// What is on file of who delivers what, as asf_site/calculator/calculator_suppliers.py writes it. A question
// loads only the files that it needs.

const DIVISION = 2;
const DIGITS = 8;

/** The digits of a CPV code that say something: «9091» of «90910000-9». */
export const stemOf = (code) => code.slice(0, DIGITS).replace(/0+$/, '').padEnd(DIVISION, '0');

/** Whether one of two stems reaches the other, up or down the tree. */
const isRelated = (one, other) => one.startsWith(other) || other.startsWith(one);

export async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** Columns as one object a row. */
const rows = (columns) => (columns.slug ?? columns.of ?? []).map((_, number) => (
  Object.fromEntries(Object.entries(columns).map(([key, values]) => [key, values[number]]))));

/**
 * What is asked for.
 * @param {object} lists  as loaded
 * @param {string} what  the name of a term's file, or a CPV code of two digits or more
 * @returns {{titles: string[], terms: string[], stem: string}|null} null for a term that isn't there
 */
export function needFor({ terms }, what) {
  if (!/^\d/.test(what)) return what in terms ? { titles: [terms[what][0]], terms: [what], stem: '' } : null;
  const stem = stemOf(what);
  const reached = Object.keys(terms).filter((name) => terms[name][1].some((own) => isRelated(stem, own)));
  return { titles: reached.map((name) => terms[name][0]), terms: reached, stem };
}

/**
 * Everybody who delivers what is asked for, wherever that is.
 * @param {object} lists  as loaded
 * @param {string} folder  the address that the files begin with
 * @param {object} need  from needFor
 * @returns {Promise<object[]>} enterprises, each with `supplies` in the order of its own page
 */
export async function suppliersFor({ files }, folder, need) {
  const wanted = [...need.terms, ...(need.stem ? [`cpv-${need.stem.slice(0, DIVISION)}`] : [])];
  const found = new Map();
  const read = await Promise.all(wanted.filter((name) => files.includes(name)).map(async (name) => [name, await load(`${folder}${name}.json`)]));
  for (const [name, file] of read) {
    const reaches = file.reaches.map((text) => BigInt(`0x${text}`));
    const here = rows(file.enterprises).map((one) => {
      if (!found.has(one.slug)) found.set(one.slug, { ...one, supplier: one.supplier || one.slug, here: reaches[one.here], supplies: new Map() });
      return found.get(one.slug);
    });
    const byDivision = name.startsWith('cpv-');
    for (const { of, nth, stems, ...supply } of rows(file.supplies)) {
      const byCode = Boolean(need.stem) && stems.some((own) => isRelated(own, need.stem));
      if (!byDivision || byCode) here[of].supplies.set(nth, { ...supply, nth, byCode, reach: reaches[supply.reach] });
    }
  }
  return [...found.values()]
    .map((one) => ({ ...one, supplies: [...one.supplies.values()].sort((a, b) => a.nth - b.nth) }))
    .filter((one) => one.supplies.length);
}
