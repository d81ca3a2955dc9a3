/**
 * Which vertices two shapes do not share: enough to see at once what was touched. What a change means in length and
 * area, part by part, the review says. Pure.
 */

const pairsOf = (coordinates) => (typeof coordinates[0] === 'number' ? [coordinates] : coordinates.flatMap(pairsOf));

/** As fine as coordinates are published: finer is no difference. */
const keyOf = ([lon, lat]) => `${lon.toFixed(7)} ${lat.toFixed(7)}`;

/**
 * @param {?Object} before GeoJSON, longitude and latitude @param {?Object} after
 * @returns {{added: number[][], removed: number[][]}} positions
 */
export function difference(before, after) {
  const [old, fresh] = [before, after].map(
    (geometry) => new Map((geometry ? pairsOf(geometry.coordinates) : []).map((pair) => [keyOf(pair), pair])),
  );
  const only = (a, b) => [...a].filter(([key]) => !b.has(key)).map(([, pair]) => pair);
  return { added: only(fresh, old), removed: only(old, fresh) };
}
