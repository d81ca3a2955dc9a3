import { LOOK } from './look.js';

/** The shape that Geoman draws for each of our tools. */
const SHAPES = {
  point: 'Marker',
  line: 'Line',
  area: 'Polygon',
  rectangle: 'Rectangle',
  hole: 'Polygon',
  cut: 'Cut',
  split: 'Line',
};
/** Vertices without which there is nothing to finish. */
const LEAST = { Line: 2, Polygon: 3, Cut: 3 };

export const draws = (tool) => tool in SHAPES;

/**
 * Drawing something new, by mouse, finger, keyboard or typed coordinates alike: all of them become the clicks on the
 * map that Geoman listens to. The one module that touches Geoman's drawing, whose inner functions (`_finishShape`,
 * `_removeLastVertex`, `_hintMarker`) have no public twin in 2.20.2.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet @param {Object} deps.map Leaflet map
 * @param {(tool: string, geometry: Object) => void} deps.onDrawn
 * @param {(cut: Map<Object, ?Object>, ring: number[][]) => void} deps.onCut what is left (null: nothing) of each layer
 *   that was cut, and the shape of the cut
 * @param {(tool: string, count: number, added: boolean) => void} deps.onVertex
 * @param {(latLngs: Object[]) => void} deps.onShape the shape with the pointer as its last vertex
 * @param {(tool: string) => void} deps.onEnd Geoman is quiet again; what was drawn is told after this
 */
export function createSketch({ L, map, onDrawn, onCut, onVertex, onShape, onEnd }) {
  let tool = null;
  let corners = 0;
  let drawn = null;
  let cut = new Map();
  let cancelled = false;
  const shape = () => map.pm.Draw[SHAPES[tool]];
  const vertices = () => (LEAST[SHAPES[tool]] ? shape()._layer.getLatLngs() : []);
  const count = () => (LEAST[SHAPES[tool]] ? vertices().length : corners);

  map.on('pm:drawstart', ({ workingLayer }) => {
    workingLayer.on('pm:change', ({ latlngs }) => tool && onShape(latlngs));
    workingLayer.on('pm:vertexadded', () => tool && onVertex(tool, count(), true));
    workingLayer.on('pm:vertexremoved', () => tool && onVertex(tool, count(), false));
  });
  map.on('click', () => {
    if (tool !== 'rectangle') return;
    corners += 1;
    if (corners === 1) onVertex(tool, corners, true);
  });
  map.on('pm:create', ({ layer }) => {
    drawn = layer.toGeoJSON(false).geometry;
    layer.remove();
  });
  map.on('pm:cut', ({ layer, originalLayer }) => {
    const found = layer.toGeoJSON(false);
    const shapes = (found.features ?? [found]).map((feature) => feature.geometry).filter(Boolean);
    layer.remove();
    cut.set(originalLayer, joined(shapes));
  });
  map.on('pm:drawend', () => {
    if (!tool) return;
    const [done, hasDrawn, hasCut] = [tool, drawn, cut];
    const isCut = done === 'cut' && !cancelled && count() >= LEAST.Cut;
    const ring = isCut && vertices().map(({ lat, lng }) => [lng, lat]);
    tool = null;
    onEnd(done);
    if (hasDrawn) onDrawn(done, hasDrawn);
    if (ring) onCut(hasCut, ring);
  });

  return {
    /** @param {string} wanted tool @param {Object[]} layers that a cut may touch */
    begin(wanted, layers) {
      [tool, corners, drawn, cut, cancelled] = [wanted, 0, null, new Map(), false];
      const options = {
        tooltips: false,
        continueDrawing: false,
        markerEditable: false,
        templineStyle: LOOK.sketch,
        hintlineStyle: LOOK.hint,
        pathOptions: { ...LOOK.draft, pmIgnore: true },
        markerStyle: { icon: L.divIcon({ className: 'draft-point', iconSize: [28, 28] }), keyboard: false },
      };
      if (wanted === 'cut') map.pm.enableGlobalCutMode({ ...options, layersToCut: [...layers] });
      else map.pm.enableDraw(SHAPES[wanted], options);
    },
    /** The layers were drawn anew: these are the ones that a cut may touch. */
    renew(layers) {
      if (tool === 'cut') shape().options.layersToCut = [...layers];
    },
    /** @returns {?string} the tool that draws */
    tool: () => tool,
    count: () => (tool ? count() : 0),
    canFinish: () => Boolean(tool) && count() >= (LEAST[SHAPES[tool]] ?? Infinity),
    /** The pointer of the keyboard moved: the hint follows and snaps. @returns {Object} where it now is */
    point(latlng) {
      map.fire('mousemove', eventAt(latlng));
      return shape()._hintMarker.getLatLng();
    },
    /** @param {boolean} exact typed: where it was said, even beside something to snap to */
    place(latlng, exact = false) {
      const hint = shape()._hintMarker;
      if (exact) {
        hint._snapped = false;
        hint.setLatLng(latlng);
      } else {
        map.fire('mousemove', eventAt(latlng));
      }
      map.fire('click', eventAt(hint.getLatLng()));
    },
    removeLast() {
      if (count() > 1 && LEAST[SHAPES[tool]]) shape()._removeLastVertex();
      else if (count() === 1) this.restart();
    },
    /** Begins again with nothing drawn. */
    restart() {
      const wanted = tool;
      const layers = shape().options.layersToCut ?? [];
      tool = null;
      map.pm.disableDraw();
      this.begin(wanted, layers);
      onVertex(wanted, 0, false);
    },
    finish() {
      if (this.canFinish()) shape()._finishShape();
    },
    cancel() {
      cancelled = true;
      if (tool) map.pm.disableDraw();
    },
  };

  function eventAt(latlng) {
    return {
      latlng: L.latLng(latlng),
      layerPoint: map.latLngToLayerPoint(latlng),
      containerPoint: map.latLngToContainerPoint(latlng),
      originalEvent: {},
    };
  }
}

/** Several shapes of one kind as one; null when there are none. */
function joined(shapes) {
  const parts = shapes.flatMap((s) => (s.type.startsWith('Multi') ? s.coordinates : [s.coordinates]));
  if (parts.length === 0) return null;
  return { type: `Multi${shapes[0].type.replace('Multi', '')}`, coordinates: parts };
}
