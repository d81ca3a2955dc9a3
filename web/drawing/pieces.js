import { fromParts, isInRing, kindOf, partsOf, replacePart, tidied } from '../editing/shape.js';
import { LOOK } from './look.js';

/**
 * A geometry as layers that Geoman can edit, one for each part, and the way back. A tool that must move several parts
 * as one gets them as one layer. Nothing but these layers belongs to Geoman: all others are ignored (opt-in).
 * @param {Object} L Leaflet
 * @param {Object} map Leaflet map
 */
export function createPieces(L, map) {
  const group = L.layerGroup().addTo(map);
  /** @type {{layer: Object, part: ?number}[]} part null: the layer is all of them */
  let pieces = [];
  let geometry = null;

  const options = { pmIgnore: false, snapIgnore: false, bubblingMouseEvents: true };
  const latLngs = (coordinates, depth) => L.GeoJSON.coordsToLatLngs(coordinates, depth);

  function make(kind, coordinates, depth, look) {
    switch (kind) {
      case 'point':
        return L.marker(L.GeoJSON.coordsToLatLng(coordinates), {
          ...options,
          icon: pointIcon(),
          autoPanOnFocus: false,
        });
      case 'line':
        return L.polyline(latLngs(coordinates, depth), { ...options, ...look, fill: false });
      default:
        return L.polygon(latLngs(coordinates, depth + 1), { ...options, ...look });
    }
  }

  const pointIcon = () => L.divIcon({ className: 'draft-point', iconSize: [28, 28] });

  /** What a layer shows now. */
  function read({ layer }, kind) {
    const found = layer.toGeoJSON(false).geometry;
    return fromParts(kind, partsOf(found));
  }

  return {
    list: () => pieces,
    /**
     * @param {?Object} shown geometry
     * @param {{chosen: ?number, whole: boolean}} how the chosen part stands out; whole: all parts in one layer
     */
    draw(shown, { chosen, whole }) {
      geometry = shown;
      group.clearLayers();
      const kind = kindOf(shown);
      const parts = partsOf(shown);
      if (whole && kind !== 'point' && parts.length > 1) {
        pieces = [{ layer: make(kind, parts, 1, LOOK.draft), part: null }];
      } else {
        pieces = parts.map((coordinates, part) => ({
          layer: make(kind, coordinates, 0, part === chosen ? LOOK.chosen : LOOK.draft),
          part,
        }));
      }
      for (const { layer } of pieces) layer.addTo(group);
      return pieces;
    },
    /** @returns {?Object} the geometry as the layers now show it */
    collect() {
      const kind = kindOf(geometry);
      const now = pieces.reduceRight((sum, piece) => replacePart(sum, piece.part, read(piece, kind)), geometry);
      return now && tidied(now, geometry);
    },
    /** The layers already show this. */
    accept(shown) {
      geometry = shown;
    },
    /**
     * Moves the vertices of the layers, handles and all, when nothing else changed: what has the focus keeps it.
     * @returns {boolean} whether that was enough
     */
    shift(shown) {
      const kind = kindOf(shown);
      if (kind === 'point' || !isAlikeBuilt(shown, geometry) || pieces.some(({ part }) => part === null)) return false;
      const [now, before] = [partsOf(shown), partsOf(geometry)];
      for (const { layer, part } of pieces) {
        if (now[part] === before[part]) continue;
        layer.setLatLngs(latLngs(now[part], kind === 'line' ? 0 : 1));
        shiftHandles(L, layer);
      }
      geometry = shown;
      return true;
    },
    /**
     * @param {Map<Object, ?Object>} cut what is left of each layer that was cut
     * @param {number[][]} ring of the cut: Geoman leaves lines alone that lie wholly inside
     */
    afterCut(cut, ring) {
      const kind = kindOf(geometry);
      const isInside = (piece) => kind === 'line' && partsOf(read(piece, kind))[0].every((at) => isInRing(at, ring));
      const left = pieces.flatMap((piece) => {
        if (cut.has(piece.layer)) return partsOf(cut.get(piece.layer));
        return isInside(piece) ? [] : partsOf(read(piece, kind));
      });
      const now = fromParts(kind, left);
      return now && tidied(now, geometry);
    },
  };
}

/** As many parts, rings and vertices. */
function isAlikeBuilt(a, b) {
  const built = (c) => (typeof c[0] === 'number' ? 1 : c.map(built));
  return a?.type === b?.type && JSON.stringify(built(a.coordinates)) === JSON.stringify(built(b.coordinates));
}

/** Geoman nests the markers of the vertices as the layer nests its coordinates. */
function shiftHandles(L, layer) {
  const put = (markers, latLngs) =>
    markers.forEach((marker, i) => {
      if (Array.isArray(marker)) put(marker, latLngs[i]);
      else if (!marker.getLatLng().equals(latLngs[i])) marker.setLatLng(latLngs[i]);
    });
  if (!layer.pm.enabled() || !layer.pm._markers) return;
  put(layer.pm._markers, layer.getLatLngs());
  for (const marker of layer.pm._markers.flat(Infinity)) {
    const middle = marker._middleMarkerNext;
    if (middle)
      middle.setLatLng(L.PM.Utils.calcMiddleLatLng(layer._map, marker.getLatLng(), middle.rightM.getLatLng()));
  }
}
