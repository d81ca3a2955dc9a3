import { boxOf, kindOf, partsOf } from '../editing/shape.js';
import { LOOK } from './look.js';

/** Vertices to snap to at one time: more, and each move of the pointer would be felt. */
const MOST = 4000;
const MARGIN = 0.25;

/**
 * What can be snapped to: only what lies in view, and of that only the stretches in view, as invisible lines that
 * Geoman looks at and nobody else.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet @param {Object} deps.map Leaflet map
 * @param {() => Object[]} deps.targets GeoJSON geometries of other footprints, at hand
 * @param {(view: number[]) => Promise<Object[]>} deps.ground those of the base map, which may take a while
 */
export function createSnaps({ L, map, targets, ground }) {
  const group = L.layerGroup();
  let on = false;
  let turn = 0;

  async function refresh() {
    if (!on) return;
    turn += 1;
    const mine = turn;
    const bounds = map.getBounds().pad(MARGIN);
    const view = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    group.clearLayers();
    const left = addAll(targets(), view, MOST);
    // What could not be had is not snapped to; drawing goes on.
    const lines = await ground(view).catch(() => []);
    if (mine === turn && on) addAll(lines, view, left);
  }

  /** @returns {number} how many vertices more there is room for */
  function addAll(geometries, view, room) {
    let left = room;
    for (const geometry of geometries) {
      if (left <= 0) break;
      if (meets(boxOf(geometry), view)) left -= add(geometry, view);
    }
    return left;
  }

  function add(geometry, view) {
    if (kindOf(geometry) === 'point') {
      const points = partsOf(geometry).filter((p) => meets([...p, ...p], view));
      // A circle of no size: Geoman snaps to markers and circles as points.
      for (const [lon, lat] of points) L.circleMarker([lat, lon], { ...LOOK.snap, radius: 0 }).addTo(group);
      return points.length;
    }
    const lines = kindOf(geometry) === 'line' ? partsOf(geometry) : partsOf(geometry).flat();
    const runs = lines.flatMap((line) => runsIn(line, view));
    for (const run of runs) L.polyline(L.GeoJSON.coordsToLatLngs(run), LOOK.snap).addTo(group);
    return runs.flat().length;
  }

  map.on('moveend', refresh);

  return {
    refresh,
    /** Only while something is drawn or edited. */
    use(wanted) {
      if (wanted === on) return;
      on = wanted;
      if (on) {
        group.addTo(map);
        refresh();
      } else {
        group.clearLayers();
        group.remove();
      }
    },
  };
}

const meets = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** @returns {number[][][]} the stretches of a line whose segments meet a box */
export function runsIn(line, box) {
  const runs = [];
  let run = null;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    const segment = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    if (!meets(segment, box)) {
      run = null;
      continue;
    }
    if (!run) runs.push((run = [a]));
    run.push(b);
  }
  return runs;
}
