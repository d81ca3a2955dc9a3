import { changeCasing, changeStyle, changeSymbol } from './changes.js';

/** More signs than this hide the shape that they speak of; then they are thinned out evenly, and the legend says so. */
export const MOST_SYMBOLS = 240;

/**
 * Draws one or two states of a shape and what differs between them.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.map Leaflet map
 */
export function createDifference({ L, map }) {
  const group = L.featureGroup().addTo(map);
  const renderer = L.svg({ padding: 0.5 });

  function shape(kind, geometry, alone) {
    if (!geometry) return;
    const options = (style) => ({ renderer, interactive: false, style, pointToLayer: (_, at) => symbol(kind, at, 20) });
    const isArea = hasArea(geometry);
    if (!isPoint(geometry) && (kind === 'before' || kind === 'after')) {
      const casing = { ...options(changeCasing(isArea)), pointToLayer: () => L.featureGroup() };
      L.geoJSON(geometry, casing).addTo(group);
    }
    L.geoJSON(geometry, options(changeStyle(kind, { alone, isArea }))).addTo(group);
  }

  function symbol(kind, at, size = 16) {
    const icon = L.divIcon({ className: 'change-mark', html: changeSymbol(kind, size), iconSize: [size, size] });
    return L.marker(at, { icon, interactive: false, keyboard: false });
  }

  function places(kind, geometry) {
    for (const [lon, lat] of thinned(geometry?.coordinates ?? [])) symbol(kind, [lat, lon]).addTo(group);
  }

  function moves(geometry) {
    for (const [[fromLon, fromLat], [lon, lat]] of thinned(geometry?.coordinates ?? [])) {
      L.polyline(
        [
          [fromLat, fromLon],
          [lat, lon],
        ],
        { renderer, interactive: false, ...changeStyle('moved') },
      ).addTo(group);
      symbol('moved', [lat, lon]).addTo(group);
    }
  }

  return {
    /**
     * @param {Object} drawn
     * @param {?Object} drawn.before GeoJSON geometry
     * @param {?Object} drawn.after GeoJSON geometry
     * @param {?Object} drawn.difference between both, as of the service
     * @param {?Object} drawn.place GeoJSON: where both sides changed the shape
     * @param {?('before'|'after')} only the state of the two that this map shows; null: both
     */
    draw({ before, after, difference, place }, only = null) {
      group.clearLayers();
      const wants = (side) => !only || only === side;
      // The outlines above the patterns: they are what the patterns lie between.
      if (wants('before')) shape('removed', difference?.parte_quitada);
      if (wants('after')) shape('added', difference?.parte_agregada);
      if (wants('before')) shape('before', before, Boolean(only));
      if (wants('after')) shape('after', after, Boolean(only));
      if (wants('before')) places('removed', difference?.lugares?.quitados);
      if (wants('after')) {
        moves(difference?.lugares?.movidos);
        places('added', difference?.lugares?.agregados);
      }
      shape('conflict', place);
    },
    bounds: () => group.getBounds(),
  };
}

/** @returns {{kind: string, isArea: boolean}[]} what the legend must explain, in the order of its lines */
export function kindsIn({ before, after, difference, place }) {
  const kinds = [];
  const add = (kind, geometry, form) => geometry && kinds.push({ kind, form: form ?? formOf(geometry) });
  add('before', before);
  add('after', after);
  add('added', difference?.parte_agregada);
  add('removed', difference?.parte_quitada);
  add('added', difference?.agregados, 'vertex');
  add('removed', difference?.quitados, 'vertex');
  add('moved', difference?.movidos, 'vertex');
  add('conflict', place);
  return kinds;
}

const isPoint = ({ type }) => type === 'Point' || type === 'MultiPoint';
const hasArea = ({ type, geometries }) =>
  type === 'Polygon' || type === 'MultiPolygon' || (type === 'GeometryCollection' && geometries.some(hasArea));
const formOf = (geometry) => (isPoint(geometry) ? 'point' : hasArea(geometry) ? 'area' : 'line');

/** Every so manieth, so that no more than MOST_SYMBOLS are left. */
function thinned(items) {
  const step = Math.ceil(items.length / MOST_SYMBOLS);
  return step <= 1 ? items : items.filter((_, i) => i % step === 0);
}
