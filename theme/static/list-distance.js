// How far enterprises are from a municipality: from its centre to the nearest of their places.

const RADIUS = 6371; // kilometres
const RADIANS = Math.PI / 180 / 100; // positions stand in hundredths of a degree

/**
 * @param {{centres: number[][], positions: (number|number[])[]}} file
 * @param {number[][]} kommun  the municipalities of each record
 * @param {number} origin  the number of a municipality
 * @returns {Float32Array} kilometres; Infinity where that isn't known
 */
export function distancesFrom({ centres, positions }, kommun, origin) {
  const [lat, lon] = centres[origin];
  return Float32Array.from(kommun, (inside, k) => {
    let least = Infinity; // where nobody knows
    const to = (there, east) => (least = Math.min(least, kilometres(lat, lon, there, east)));
    const own = positions[k];
    if (own) {
      const [north, east] = centres[inside[0]] ?? [0, 0];
      for (let i = 0; i < own.length; i += 2) to(north + own[i], east + own[i + 1]);
    } else {
      for (const one of inside) to(...centres[one]);
    }
    return least;
  });
}

/** As asf_register/position.py reckons it. */
function kilometres(south, west, north, east) {
  const up = ((north - south) * RADIANS) / 2;
  const across = ((east - west) * RADIANS) / 2;
  const half = Math.sin(up) ** 2 + Math.cos(south * RADIANS) * Math.cos(north * RADIANS) * Math.sin(across) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(half));
}
