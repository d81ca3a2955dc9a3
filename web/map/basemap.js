import { paintRules } from './cartography.js';
import { labelRules } from './labels.js';
import { letteringIn, toUnit } from './lettering.js';
import { PALETTE } from './palette.js';

const MAX_DATA_ZOOM = 12;
/** A tile of protomaps-leaflet shows data of one zoom less, at twice the size. */
const LEVEL_DIFF = 1;
/** Tiles are drawn twice as fine as the page asks: sharp on phones, and sharp when shrunk at half zooms. */
const PIXELS = 2;

/**
 * The embedded base map: own vector tiles painted on canvas, the ground below the initiatives and its labels above
 * them. The one module that knows protomaps-leaflet.
 * @param {Object} deps
 * @param {Object} deps.lib protomaps-leaflet
 * @param {(z: number, x: number, y: number, signal: AbortSignal) => Promise<?ArrayBuffer>} deps.getTile
 * @param {() => 'es'|'en'} deps.language
 * @param {string} deps.labelPane pane of the labels
 * @param {() => void} deps.onTrouble heard once when a tile fails
 */
export function createBasemap({ lib, getTile, language, labelPane, onTrouble }) {
  let map = null;
  let shrink = 1;
  let told = false;
  const scale = () => shrink;
  let spots = [];

  /** The marks of the initiatives in the pixels of the tiles of a zoom. */
  const obstacles = (zoom) =>
    spots.map(({ lon, lat, radius }) => {
      const side = 256 * 2 ** zoom;
      const { x, y } = toUnit(lon, lat);
      return { x: x * side, y: y * side, radius: radius * shrink };
    });

  const view = new lib.View(
    new lib.TileCache(withLettering(lib, getTile, trouble), 256 << LEVEL_DIFF),
    MAX_DATA_ZOOM,
    LEVEL_DIFF,
  );
  const layer = (options) => {
    // The url only satisfies the constructor; both layers read the one view, so that a tile is fetched once.
    const made = lib.leafletLayer({ url: '/', attribution: '', devicePixelRatio: PIXELS, noWrap: true, ...options });
    made.views = new Map([['', view]]);
    return drawnOnce(made);
  };
  const ground = layer({ paintRules: paintRules(lib, scale), backgroundColor: PALETTE.beyond });
  const labels = layer({ labelRules: labelRules(lib, scale, language, obstacles), pane: labelPane });

  function trouble() {
    if (told) return;
    told = true;
    onTrouble();
  }

  /** At a half zoom Leaflet shrinks the tiles of the next whole zoom; letters and lines are drawn larger to match. */
  function fitScale() {
    const zoom = map.getZoom();
    const now = 2 ** (Math.round(zoom) - zoom);
    if (Math.abs(now - shrink) < 0.01) return;
    shrink = now;
    redraw();
  }

  function redraw() {
    labels.clearLayout();
    ground.rerenderTiles();
    labels.rerenderTiles();
  }

  return {
    /** @param {{lon: number, lat: number, radius: number}[]} marks that labels must keep clear of, in pixels */
    avoid(marks) {
      if (JSON.stringify(marks) === JSON.stringify(spots)) return;
      spots = marks;
      if (!map) return;
      labels.clearLayout();
      labels.rerenderTiles();
    },
    addTo(target) {
      map = target;
      shrink = 2 ** (Math.round(map.getZoom()) - map.getZoom());
      ground.addTo(map);
      labels.addTo(map);
      map.on('zoomend', fitScale);
    },
    remove() {
      map.off('zoomend', fitScale);
      map = null;
      ground.remove();
      labels.remove();
    },
    /** Draws everything again: in the language of the moment, and with the tiles that failed before. */
    redraw() {
      told = false;
      redraw();
    },
    /** @returns {Promise<void>} settled when the tiles on screen are drawn, or after the wait given */
    drawn(waitMs) {
      const loaded = (l) => new Promise((resolve) => (l.isLoading() ? l.once('load', resolve) : resolve()));
      const late = new Promise((resolve) => setTimeout(resolve, waitMs));
      return Promise.race([Promise.all([loaded(ground), loaded(labels)]), late]);
    },
  };
}

/**
 * The library draws a tile as often as it is asked to; while its data are on the way, or its neighbours' labels are being
 * laid out, that is several times. Here whoever asks again takes the place of who asked before: a tile is drawn once.
 */
function drawnOnce(layer) {
  const render = layer.renderTile.bind(layer);
  const done = new WeakMap();
  let turns = 0;
  layer.renderTile = (coords, canvas, key, onDrawn) => {
    if (onDrawn) done.set(canvas, onDrawn);
    // The library gives up a drawing whose tile goes by another key meanwhile, as it does when the tile is removed.
    canvas.key = `${key} ${(turns += 1)}`;
    return render(coords, canvas, canvas.key, () => {
      done.get(canvas)?.();
      done.delete(canvas);
    });
  };
  return layer;
}

/**
 * Tiles through api.js, decoded by the library, with the lettering added and short names for roads and rivers.
 */
function withLettering(lib, getTile, trouble) {
  const decoder = new lib.PmtilesSource(
    {
      getZxy: async (z, x, y, signal) => {
        const data = await getTile(z, x, y, signal);
        return data ? { data } : undefined;
      },
    },
    false,
  );
  return {
    async get(tile, size) {
      const layers = await decoder.get(tile, size).catch((error) => {
        if (error.name !== 'AbortError') trouble();
        // Under this name the library draws the tile empty, keeps nothing of it, and asks again at the next redraw.
        throw new DOMException('Tile not available', 'AbortError');
      });
      for (const name of ['rutas', 'rios']) {
        for (const feature of layers.get(name) ?? []) {
          feature.props.etiqueta = String(feature.props.nombre ?? '').replace(/\s*\(.*\)/, '');
        }
      }
      layers.set('letras', letteringIn(tile, size));
      return layers;
    },
  };
}
