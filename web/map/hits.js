import { distanceToLine, isInside } from './geometry.js';

/**
 * Which initiatives lie under a pixel. SVG tells only the topmost one; footprints overlap (nine town areas are shared
 * by four initiatives), so every click and hover asks here.
 * @param {import('../state/catalogue.js').Initiative[]} initiatives those drawn
 * @param {{x: number, y: number}} p pixel asked about
 * @param {(lonLat: [number, number]) => {x: number, y: number}} project to pixels
 * @param {number} tolerance pixels
 * @returns {import('../state/catalogue.js').Initiative[]} lines and points first, then areas from small to large
 */
export function hitsAt(initiatives, p, project, tolerance) {
  return initiatives
    .filter((i) => nearBox(i.bbox, p, project, tolerance) && touches(i.geometry, p, project, tolerance))
    .sort((a, b) => weight(a) - weight(b) || (a.code < b.code ? -1 : 1));
}

/** Orders from what hides least to what hides most: points, lines, then areas by the size of their box. */
export function weight({ geometry, bbox }) {
  if (geometry.type.endsWith('Point')) return -2;
  if (geometry.type.endsWith('LineString')) return -1;
  return (bbox[2] - bbox[0]) * (bbox[3] - bbox[1]);
}

function nearBox([west, south, east, north], p, project, tolerance) {
  const a = project([west, north]);
  const b = project([east, south]);
  return p.x >= a.x - tolerance && p.x <= b.x + tolerance && p.y >= a.y - tolerance && p.y <= b.y + tolerance;
}

function touches({ type, coordinates }, p, project, tolerance) {
  const onLine = (line) => distanceToLine(p, line.map(project)) <= tolerance;
  const onPolygon = (rings) =>
    isInside(
      p,
      rings.map((ring) => ring.map(project)),
    ) || rings.some(onLine);
  switch (type) {
    case 'Point':
      return onLine([coordinates]);
    case 'MultiPoint':
      return coordinates.some((c) => onLine([c]));
    case 'LineString':
      return onLine(coordinates);
    case 'MultiLineString':
      return coordinates.some(onLine);
    case 'Polygon':
      return onPolygon(coordinates);
    case 'MultiPolygon':
      return coordinates.some(onPolygon);
    default:
      return false;
  }
}
