import { fromParts, kindOf, partsOf, replacePart, tidied } from '../editing/shape.js';
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
    /** @param {Map<Object, ?Object>} cut what is left of each layer that was cut */
    afterCut(cut) {
      const kind = kindOf(geometry);
      const left = pieces.flatMap((piece) => partsOf(cut.has(piece.layer) ? cut.get(piece.layer) : read(piece, kind)));
      const now = fromParts(kind, left);
      return now && tidied(now, geometry);
    },
  };
}
