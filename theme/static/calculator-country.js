// Where something is delivered: whole numbers with a bit for each municipality, as in
// asf_register/marketplace/country.py, distance.py and reasons.py. A test holds them together.

const EARTH_RADIUS_KM = 6371;
const MOST_PLACES = 3;

/** Things in a row: «a, b och c». */
export const listing = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}` : parts.join(''));

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Great-circle distance, by the haversine formula. */
function kilometres([latitude, longitude], [otherLatitude, otherLongitude]) {
  const [south, north] = [radians(latitude), radians(otherLatitude)];
  const half = Math.sin((north - south) / 2) ** 2
    + Math.cos(south) * Math.cos(north) * Math.sin(radians(otherLongitude - longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
}

/**
 * @typedef {{key: string, title: string, reach: bigint, centres: number[][]}} Place  `centres` is empty
 *   for the whole country
 * @param {object} lists  what calculator-suppliers.js has loaded
 */
export function knowCountry({ regions, municipalities }) {
  const bits = municipalities.map((_, number) => 1n << BigInt(number));
  const everywhere = bits.reduce((reach, bit) => reach | bit, 0n);
  const inside = regions.map((_, region) => bits.reduce((reach, bit, number) => (municipalities[number][2] === region ? reach | bit : reach), 0n));
  const centresIn = (reach) => municipalities.filter((_, number) => reach & bits[number]).map(([, , , ...centre]) => centre);

  const wholeCountry = { key: '', title: 'hela landet', reach: everywhere, centres: [] };
  const ofRegion = regions.map(([slug, title], region) => (
    { key: `lan-${slug}`, title, reach: inside[region], centres: centresIn(inside[region]) }));
  const ofMunicipality = municipalities.map(([slug, title], number) => (
    { key: `kommun-${slug}`, title, reach: bits[number], centres: centresIn(bits[number]) }));

  return {
    everywhere,
    /** Each region with its municipalities, in the order of the lists. */
    groups: ofRegion.map((region, number) => ({ region, municipalities: ofMunicipality.filter((_, n) => municipalities[n][2] === number) })),
    /** @returns {Place|undefined} */
    named: (key) => (key ? [...ofRegion, ...ofMunicipality].find((place) => place.key === key) : wholeCountry),
    /** A reach in words: «hela landet», «Gävleborg», «Gävle, Sandviken, Ockelbo och 3 platser till». */
    words(reach) {
      if (reach === everywhere) return 'hela landet';
      const names = inside.flatMap((all, region) => {
        if (!(reach & all)) return [];
        return (reach & all) === all ? [regions[region][2]] : municipalities.filter((_, number) => reach & all & bits[number]).map(([, name]) => name);
      });
      if (names.length <= MOST_PLACES + 1) return listing(names);
      return listing([...names.slice(0, MOST_PLACES), `${names.length - MOST_PLACES} platser till`]);
    },
    /** Kilometres to a place: 0 inside one of several municipalities, null where that can't be said. */
    distance({ at, here }, { reach, centres }) {
      if (!at || !centres.length) return null;
      if (centres.length > 1 && here & reach) return 0;
      return Math.min(...centres.map((centre) => kilometres(at, centre)));
    },
  };
}
