// What was found, by the places that a question names.

/** The groups that records are in: see inPlaces. */
const [IN, TO, SPOKEN, ELSEWHERE] = [0, 1, 2, 3];

/**
 * Hits that are in any of the places, then those that deliver there, and then those that only
 * speak of them.
 * @param {number[]} order  hits, best first
 * @param {{text: string, called: object[]}[]} named  from knowPlaces
 * @param {object} columns  from loadColumns
 * @param {Map<string, number[]>} mentions  who speaks of a place, by its name
 * @returns {{order: number[], groups: Uint8Array, places: object[]}} `groups` says of each record
 *   which it is in: 0, 1 or 2
 */
export function inPlaces(order, named, columns, mentions) {
  const within = (k, { key, index }) => columns.columns[key][k].includes(index);
  const number = ({ key, index }) => (key === 'lan' ? columns.facets.kommun.length + index : index);
  const inAny = (k, called) => called.some((place) => within(k, place));
  // «Lund, Skåne» means Lund: a region says which town is meant.
  const says = (region, town) => region.key === 'lan' && town.key === 'kommun' && town.lan === region.index;
  const asked = named.filter((one) => !named.some((other) => other !== one
    && one.called.some((region) => other.called.some((town) => says(region, town)))));
  const places = asked.flatMap(({ called }) => {
    const towns = called.filter(({ key }) => key === 'kommun');
    return order.some((k) => inAny(k, towns)) ? towns : called;
  });
  const spoken = new Set(asked.flatMap(({ called }) => called.flatMap(({ name }) => mentions.get(name) ?? [])));
  const groups = new Uint8Array(columns.total).fill(ELSEWHERE);
  for (const k of order) {
    if (inAny(k, places)) groups[k] = IN;
    else if (columns.delivery && places.some((place) => columns.delivery.reaches.reaches(k, number(place)))) groups[k] = TO;
    else if (spoken.has(k)) groups[k] = SPOKEN;
  }
  return { order: [IN, TO, SPOKEN].flatMap((group) => order.filter((k) => groups[k] === group)), groups, places };
}

/**
 * The groups of everybody where it is chosen where something is delivered to: who is there, and who
 * isn't.
 * @param {object} columns
 * @param {Set<string>} slugs  of what is chosen
 * @returns {Uint8Array}
 */
export function byDelivery(columns, slugs) {
  const { indexes, reach, facets: { kommun }, columns: { kommun: inside, lan } } = columns;
  const numbers = [...slugs].map((slug) => indexes[reach].get(slug));
  const there = (k) => numbers.some((n) => (n < kommun.length ? inside[k].includes(n) : lan[k].includes(n - kommun.length)));
  return Uint8Array.from({ length: columns.total }, (_, k) => (there(k) ? IN : TO));
}
