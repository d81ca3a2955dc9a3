/** The lines of the base map that are worth snapping to. */
const LAYERS = ['rutas', 'ferrocarriles', 'rios', 'costa', 'limites'];
/** The closest zoom that the tiles have: lines are simplified by up to 10 m there, less than the base map is exact. */
const ZOOM = 12;
/** Seen from farther away, nobody aims at a road; and more tiles than these would be felt. */
const MOST_TILES = 12;
/** Pixels into which the decoder cuts a tile: its own grid, so that nothing is lost. */
const SIDE = 4096;
const KEPT = 60;

/**
 * The lines of the base map near what is seen, out of the very tiles that draw it: what one snaps to is what one sees.
 * @param {Object} deps
 * @param {Object} deps.lib protomaps-leaflet, for its decoder
 * @param {(z: number, x: number, y: number, signal?: AbortSignal) => Promise<?ArrayBuffer>} deps.getTile
 * @returns {(view: number[]) => Promise<Object[]>} west, south, east, north -> GeoJSON lines; a tile that cannot be had
 *   is left out
 */
export function createGround({ lib, getTile }) {
  const decoder = new lib.PmtilesSource(
    { getZxy: async (z, x, y, signal) => wrap(await getTile(z, x, y, signal)) },
    false,
  );
  /** @type {Map<string, Promise<Object[]>>} */
  const kept = new Map();

  function linesOf(x, y) {
    const key = `${x}/${y}`;
    if (!kept.has(key)) {
      const lines = read(x, y).catch(() => {
        kept.delete(key);
        return [];
      });
      kept.set(key, lines);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value);
    }
    return kept.get(key);
  }

  async function read(x, y) {
    const layers = await decoder.get({ z: ZOOM, x, y }, SIDE);
    const toLonLat = (point) => lonLatOf(x + point.x / SIDE, y + point.y / SIDE);
    return LAYERS.flatMap((name) => layers.get(name) ?? []).flatMap(({ geom }) =>
      geom.filter((line) => line.length > 1).map((line) => ({ type: 'LineString', coordinates: line.map(toLonLat) })),
    );
  }

  return async ([west, south, east, north]) => {
    const [left, top] = tileOf(west, north);
    const [right, bottom] = tileOf(east, south);
    if ((right - left + 1) * (bottom - top + 1) > MOST_TILES) return [];
    const wanted = [];
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) wanted.push(linesOf(x, y));
    return (await Promise.all(wanted)).flat();
  };
}

const wrap = (data) => (data ? { data } : undefined);

/** @returns {[number, number]} column and row of the tile at a place */
export function tileOf(lon, lat) {
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return [Math.floor((lon / 360 + 0.5) * 2 ** ZOOM), Math.floor(y * 2 ** ZOOM)];
}

/** @param {number} x @param {number} y columns and rows of tiles, with fractions @returns {[number, number]} degrees */
export function lonLatOf(x, y) {
  const turn = Math.PI * (1 - (2 * y) / 2 ** ZOOM);
  return [(x / 2 ** ZOOM - 0.5) * 360, (Math.atan(Math.sinh(turn)) * 180) / Math.PI];
}
