import { distanceToLine, isInside } from './geometry.js';
import { densityOf, initiativePaint, isMark } from './tilepaint.js';

/** A tile of protomaps-leaflet shows data of one zoom less, at twice the size. */
const LEVEL_DIFF = 1;
const TILE = 256 << LEVEL_DIFF;
const PIXELS = 2;
/** How far tiles reach over their edge, in their own pixels: what ends there goes on in the neighbour. */
const MARGIN = (64 / 4096) * TILE;
/** Pixels around the middle of a mark that are the mark. */
const MARK_REACH = 8;

/**
 * The initiatives as vector tiles, painted on canvas below the footprints that are drawn one by one: for when there are
 * too many to hold. Says what lies under a pixel, and what can be seen.
 * @param {Object} deps
 * @param {Object} deps.lib protomaps-leaflet
 * @param {Object} deps.map Leaflet map
 * @param {Object} deps.words what the tiles say, in the names of this code (catalogue.js)
 * @param {(name: string, options: Object) => Promise<{maxZoom: number}>} deps.getTileSet
 * @param {Function} deps.getTile
 * @param {(seen: {drawn: number, groups: {lat: number, lon: number, n: number}[]}) => void} deps.onView what the part of
 *   the map that is seen shows one by one, and what only counted
 * @param {() => void} deps.onTrouble heard once when a tile fails
 */
export function createTiles({ lib, map, words, getTileSet, getTile, onView, onTrouble }) {
  const pane = map.createPane('initiatives');
  pane.classList.add('initiatives-pane');
  const set = words.DRAWN_LAYER;
  let colorBy = 'objective';
  let isOn = false;
  let told = false;
  let shrink = 1;
  let maxZoom = 14;
  let view = null;
  let density = null;

  const source = {
    async get(tile, size) {
      const layers = await decoder.get(tile, size).catch((error) => {
        if (error.name !== 'AbortError' && !told) {
          told = true;
          onTrouble();
        }
        // Under this name the library draws the tile empty, keeps nothing of it, and asks again at the next redraw.
        throw new DOMException('Tile not available', 'AbortError');
      });
      const features = layers.get(set) ?? [];
      for (const feature of features) {
        feature.sketch = words.toSketch(feature.props);
        feature.isCut = isCut(feature.bbox);
      }
      // The first tile that comes is a fair guess at its neighbours.
      density ??= densityOf(crowdOf([features]));
      return layers;
    },
  };
  const decoder = new lib.PmtilesSource(
    {
      async getZxy(z, x, y, signal) {
        const data = await getTile(set, z, x, y, signal);
        return data ? { data } : undefined;
      },
    },
    false,
  );
  const layer = lib.leafletLayer({
    url: '/',
    attribution: '',
    devicePixelRatio: PIXELS,
    noWrap: true,
    pane: 'initiatives',
    paintRules: [
      {
        dataLayer: set,
        symbolizer: initiativePaint(
          () => shrink,
          () => colorBy,
          () => density,
        ),
      },
    ],
  });

  /** Tiles of what is published now take the place of the others where they are, without a blank between. */
  function freshView() {
    view = new lib.View(new lib.TileCache(source, TILE), maxZoom, LEVEL_DIFF);
    layer.views = new Map([['', view]]);
  }
  freshView();

  /** The tiles under a box of the screen, each with the way from the pixels of the screen to those of the tile. */
  function tilesIn(corner, opposite) {
    const zoom = map.getZoom();
    const z = Math.min(Math.max(0, Math.round(zoom) - LEVEL_DIFF), maxZoom);
    const k = (2 ** z * TILE) / (2 ** zoom * 256);
    const origin = map.getPixelBounds().min;
    const inTile = ({ x, y }) => ({ x: (x + origin.x) * k, y: (y + origin.y) * k });
    const [a, b] = [inTile(corner), inTile(opposite)];
    const found = [];
    for (let x = Math.floor(a.x / TILE); x <= Math.floor(b.x / TILE); x++) {
      for (let y = Math.floor(a.y / TILE); y <= Math.floor(b.y / TILE); y++) {
        const box = { minX: a.x - x * TILE, minY: a.y - y * TILE, maxX: b.x - x * TILE, maxY: b.y - y * TILE };
        found.push({ tile: { z, x, y }, box, k });
      }
    }
    return found;
  }

  const touches = (bbox, box) =>
    bbox.minX <= box.maxX && bbox.maxX >= box.minX && bbox.minY <= box.maxY && bbox.maxY >= box.minY;

  let turn = 0;
  async function lookAround() {
    if (!isOn) return;
    const mine = (turn += 1);
    const { x, y } = map.getSize();
    const parts = tilesIn({ x: 0, y: 0 }, { x, y });
    const loaded = await Promise.allSettled(parts.map(({ tile }) => view.tileCache.get(tile)));
    if (mine !== turn || !isOn) return;
    const drawn = new Set();
    const groups = [];
    loaded.forEach(({ value: layers }, n) => {
      const { tile, box } = parts[n];
      for (const { bbox, sketch } of layers?.get(set) ?? []) if (touches(bbox, box)) drawn.add(sketch.code);
      for (const { bbox, props } of layers?.get(words.GROUPED_LAYER) ?? []) {
        if (!touches(bbox, box)) continue;
        const at = map.unproject(
          [tile.x * 256 + (bbox.minX * 256) / TILE, tile.y * 256 + (bbox.minY * 256) / TILE],
          tile.z,
        );
        groups.push({ lat: at.lat, lon: at.lng, n: words.toGrouped(props) });
      }
    });
    onView({ drawn: drawn.size, groups });
    // All tiles that are seen alike, or marks would change their size at an edge.
    const now = densityOf(crowdOf(loaded.map(({ value: layers }) => layers?.get(set) ?? [])));
    if (now.step === density?.step) return;
    density = now;
    layer.rerenderTiles();
  }

  function fitScale() {
    const zoom = map.getZoom();
    const now = 2 ** (Math.round(zoom) - zoom);
    if (Math.abs(now - shrink) < 0.01) return;
    shrink = now;
    if (isOn) layer.rerenderTiles();
  }
  map.on('zoomend', fitScale);
  map.on('moveend', lookAround);
  fitScale();

  async function readSet(options) {
    const described = await getTileSet(set, options);
    maxZoom = described.maxZoom;
    freshView();
  }

  return {
    /** @param {Object} state of the map @param {boolean} wanted whether tiles are drawn at all */
    show(state, wanted) {
      const repaint = state.colorBy !== colorBy;
      colorBy = state.colorBy;
      pane.classList.toggle('is-quiet', state.selected !== null);
      if (wanted === isOn) {
        if (wanted && repaint) layer.rerenderTiles();
        return;
      }
      isOn = wanted;
      if (wanted) {
        layer.addTo(map);
        lookAround();
      } else {
        layer.remove();
        onView({ drawn: 0, groups: [] });
      }
    },
    start: () => readSet(),
    /** Something was published. */
    async renew() {
      await readSet({ anew: true });
      if (!isOn) return;
      layer.rerenderTiles();
      await lookAround();
    },
    retry() {
      told = false;
      if (isOn) layer.rerenderTiles();
    },
    /**
     * @param {{x: number, y: number}} point pixel of the map
     * @param {number} reach pixels
     * @returns {Object[]} sketches of what the tiles show there: marks and lines first, then areas from small to large
     */
    hitsAt(point, reach) {
      if (!isOn) return [];
      const hits = new Map();
      for (const { tile, box, k } of tilesIn(point, point)) {
        const p = { x: box.minX, y: box.minY };
        const layers = view.tileCache.cache.get(`${tile.x}:${tile.y}:${tile.z}`)?.data;
        for (const feature of layers?.get(set) ?? []) {
          if (isHit(feature, p, reach * k, k)) hits.set(feature.sketch.code, feature);
        }
      }
      return [...hits.values()].sort((a, b) => weight(a) - weight(b)).map(({ sketch }) => sketch);
    },
  };
}

const isCut = ({ minX, minY, maxX, maxY }) =>
  minX <= 1 - MARGIN || minY <= 1 - MARGIN || maxX >= TILE + MARGIN - 1 || maxY >= TILE + MARGIN - 1;

function crowdOf(tiles) {
  const most = (count) => Math.max(0, ...tiles.map(count));
  return {
    all: most((features) => features.length),
    shapes: most((features) => features.filter(({ geomType }) => geomType !== 1).length),
  };
}

function isHit(feature, p, tolerance, k) {
  const { bbox, geom, geomType } = feature;
  if (isMark(feature, 1 / k)) {
    const reach = Math.max(tolerance, MARK_REACH * k);
    const spots = geomType === 1 ? geom.flat() : [{ x: (bbox.minX + bbox.maxX) / 2, y: (bbox.minY + bbox.maxY) / 2 }];
    return spots.some(({ x, y }) => Math.hypot(x - p.x, y - p.y) <= reach);
  }
  const near =
    p.x >= bbox.minX - tolerance &&
    p.x <= bbox.maxX + tolerance &&
    p.y >= bbox.minY - tolerance &&
    p.y <= bbox.maxY + tolerance;
  if (!near) return false;
  return (geomType === 3 && isInside(p, geom)) || geom.some((part) => distanceToLine(p, part) <= tolerance);
}

/** Orders from what hides least to what hides most. */
function weight({ geomType, bbox }) {
  if (geomType !== 3) return geomType - 3;
  return (bbox.maxX - bbox.minX) * (bbox.maxY - bbox.minY);
}
