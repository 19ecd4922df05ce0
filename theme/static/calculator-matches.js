// Who can answer, and what a buyer may do with that: as Matching and advice_for in
// asf_register/marketplace. A test holds them together.

const WHOLE = 0;
const UNSAID = 1;
const PART = 2;

const AFTER_Z = { å: '{', ä: '|', æ: '|', ö: '}', ø: '}' };

/** A sort key by the Swedish alphabet, as asf_register/swedish.py makes it. */
const alphabetical = (text) => text.toLowerCase().replace(/[åäæöø]/g, (letter) => AFTER_Z[letter]).normalize('NFD').replace(/\p{M}/gu, '');

/** Compares lists of numbers, the first difference first. */
const compare = (one, other) => one.map((value, n) => value - other[n]).find(Boolean) ?? 0;

/** Of several ways to deliver, the one to name: whole before part, said before unsaid, by code before trade. */
function best(supplies, place) {
  const ranked = supplies.map((supply) => {
    const whole = !(place.reach & ~supply.reach);
    return { ...supply, whole, rank: [!whole, !supply.says, !supply.byCode].map(Number) };
  });
  return ranked.reduce((first, one) => (first && compare(first.rank, one.rank) <= 0 ? first : one), null);
}

const order = (one, other) => (one < other ? -1 : Number(one > other));

const fitOf = ({ whole, says }) => (whole ? WHOLE : says ? PART : UNSAID);

/** Why somebody is named: what it delivers, and where. */
export function reason({ delivery, here }, place, country) {
  const where = country.words(place.reach & delivery.reach) || country.words(delivery.reach);
  if (delivery.service) return `erbjuder ${delivery.what} i ${where}`;
  if (!delivery.says) return `arbetar med ${delivery.what} och finns i ${country.words(here)}`;
  return `levererar ${delivery.what} i ${where}`;
}

/**
 * @param {object[]} suppliers  from suppliersFor
 * @param {object} place  from country.named
 * @param {object} country  from knowCountry
 * @returns {{matches: object[], nearby: object[]}} the best fit first, and those who deliver elsewhere,
 *   the nearest first
 */
export function matchesOf(suppliers, place, country) {
  const matched = (one, supplies) => {
    const delivery = best(supplies, place);
    return { ...one, key: alphabetical(one.name), delivery, fit: fitOf(delivery), km: country.distance(one, place) };
  };
  const byOrder = (one, other) => one.fit - other.fit || one.trust - other.trust
    || (one.km ?? Infinity) - (other.km ?? Infinity)
    || order(one.key, other.key) || order(one.slug, other.slug);
  const reaching = suppliers.map((one) => [one, one.supplies.filter((supply) => place.reach & supply.reach)]);
  const elsewhere = reaching.filter(([, there]) => !there.length).map(([one]) => matched(one, one.supplies));
  return {
    matches: reaching.filter(([, there]) => there.length).map(([one, there]) => matched(one, there)).sort(byOrder),
    nearby: elsewhere.filter(({ km }) => km !== null).sort((one, other) => one.km - other.km || byOrder(one, other)),
  };
}

/** How many suppliers some matches are; a unit is the same one as what it is part of. */
export const suppliersIn = (matches) => new Set(matches.map(({ supplier }) => supplier)).size;

export const deliversEverywhere = ({ delivery }) => delivery.whole || !delivery.says;

/** The row of the table of advice that holds for one contract. */
export function adviceFor(table, matches, leastShare) {
  const [all, part] = table;
  // Who shows too small a share can answer, but not what is reserved.
  const may = matches.filter(({ share }) => !share || share[0] >= leastShare);
  const everywhere = suppliersIn(may.filter(deliversEverywhere));
  const counted = matches.length && !may.length ? 1 : everywhere;
  const row = table.find(({ least }) => counted >= least);
  // Many who each reach some of the area could bid on lots by place.
  return row !== all && suppliersIn(may) >= all.least ? part : row;
}
