import { alike } from '../editing/draft.js';
import { countVertices } from '../editing/shape.js';
import { LOOK } from './look.js';
import { createPieces } from './pieces.js';

/**
 * The map side of drawing: shows a geometry, lets Geoman edit it with the tool of the moment, and tells each change as
 * a whole new geometry. It can be given a geometry at any time and keeps the tool: that is what undo needs.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet with Geoman @param {Object} deps.map Leaflet map
 * @param {Object} deps.handles
 * @param {(geometry: ?Object) => void} deps.onEdit
 * @param {(geometry: ?Object) => void} deps.onShape while something is dragged
 * @param {(part: number) => void} deps.onPick a part was clicked
 */
export function createEngine({ L, map, handles, onEdit, onShape, onPick }) {
  const pieces = createPieces(L, map);
  const spot = L.circleMarker([0, 0], LOOK.spot);
  let geometry = null;
  let chosen = null;
  let tool = null;

  // Of all edits of one drag only the last is a change: Geoman tells some before the drag is over.
  const isDragging = () => Boolean(L.Draggable._dragging) || pieces.list().some(({ layer }) => layer.pm.dragging?.());

  function settle() {
    if (isDragging()) return;
    const now = pieces.collect();
    if (alike(now, geometry)) return;
    geometry = now;
    pieces.accept(now);
    dress();
    onEdit(now);
  }

  function listen({ layer, part }) {
    layer.on('pm:edit pm:dragend pm:rotateend pm:markerdragend', () => setTimeout(settle));
    layer.on('pm:change pm:drag pm:rotate', () => onShape(pieces.collect()));
    layer.on('click', () => tool === null && part !== null && onPick(part));
  }

  const isEdited = ({ part }) => chosen === null || part === null || part === chosen;

  function dress() {
    if (tool === 'vertices') handles.dress(pieces.list().filter(isEdited), countVertices(geometry));
    else handles.clear();
  }

  function enable({ layer }) {
    if (tool === 'vertices') {
      layer.pm.enable({ ...handles.options(countVertices(geometry)), draggable: layer instanceof L.Marker });
    } else if (tool === 'move') {
      layer.pm.setOptions({ draggable: true, snappable: false });
      layer.pm.enableLayerDrag();
    } else if (tool === 'rotate' && !(layer instanceof L.Marker)) {
      layer.pm.enableRotate();
      handles.muteTurning(layer);
    }
  }

  function draw() {
    for (const { layer } of pieces.list()) {
      layer.off();
      layer.pm.disableRotate?.();
      layer.pm.disableLayerDrag?.();
      layer.pm.disable();
    }
    const whole = (tool === 'move' || tool === 'rotate') && chosen === null;
    for (const piece of pieces.draw(geometry, { chosen, whole })) {
      listen(piece);
      piece.layer.pm.setOptions({ preventMarkerRemoval: piece.layer instanceof L.Marker });
      if (isEdited(piece)) enable(piece);
    }
    dress();
  }

  map.on('moveend', () => tool === 'vertices' && dress());

  return {
    geometry: () => geometry,
    layers: () =>
      pieces
        .list()
        .filter(isEdited)
        .map(({ layer }) => layer),
    afterCut: pieces.afterCut,
    /** @param {{geometry: ?Object, chosen: ?number, tool: ?string}} next tool: one that changes what is there, or null */
    show(next) {
      const isSameTool = next.chosen === chosen && next.tool === tool;
      if (isSameTool && alike(next.geometry, geometry)) return;
      ({ geometry, chosen, tool } = next);
      if (!isSameTool || tool === 'move' || tool === 'rotate' || !pieces.shift(geometry)) draw();
    },
    /** @param {?[number, number]} lonLat the chosen vertex, seen even while no tool shows the vertices */
    mark(lonLat) {
      if (!lonLat || tool === 'vertices') spot.remove();
      else spot.setLatLng([lonLat[1], lonLat[0]]).addTo(map);
    },
    /** Draws again although nothing changed: what is on the map is not what was said (a cut that came to nothing). */
    redraw: draw,
  };
}
