import { roundLonLat } from './coordinates.js';

/**
 * Pure changes of a GeoJSON geometry: parts, rings and vertices. A geometry is a point, line or area, or several of one
 * kind; a change gives a new one, in its simplest type (one part is no multi-part), or null when nothing is left.
 * Vertices are counted without the one that closes a ring.
 *
 * @typedef {'point'|'line'|'area'} Kind
 * @typedef {{part: number, ring: number, index: number}} Place of a vertex; ring 0 is the outline, others are holes
 */

const TYPES = { point: 'Point', line: 'LineString', area: 'Polygon' };
/** Vertices without which there is no line, and no ring. */
const LEAST = { point: 1, line: 2, area: 3 };

/** @returns {?Kind} */
export function kindOf(geometry) {
  if (!geometry) return null;
  return Object.keys(TYPES).find((kind) => geometry.type.endsWith(TYPES[kind])) ?? null;
}

/** @returns {Array} the coordinates of each part: a position, a line, or rings */
export function partsOf(geometry) {
  if (!geometry) return [];
  return geometry.type.startsWith('Multi') ? geometry.coordinates : [geometry.coordinates];
}

/** @param {Kind} kind @param {Array} parts @returns {?Object} null without parts */
export function fromParts(kind, parts) {
  if (parts.length === 0) return null;
  return parts.length === 1
    ? { type: TYPES[kind], coordinates: parts[0] }
    : { type: `Multi${TYPES[kind]}`, coordinates: parts };
}

/** @returns {Object} one part as a geometry of its own; null = all */
export const partOf = (geometry, part) =>
  part === null ? geometry : fromParts(kindOf(geometry), [partsOf(geometry)[part]]);

/** @param {?Object} geometry @param {?Object} more of the same kind, or null */
export const addParts = (geometry, more) =>
  geometry && more ? fromParts(kindOf(geometry), [...partsOf(geometry), ...partsOf(more)]) : (geometry ?? more);

/** Another shape, of any number of parts, in the place of one part, or of all (null). */
export function replacePart(geometry, part, by) {
  if (part === null) return by;
  const parts = [...partsOf(geometry)];
  parts.splice(part, 1, ...partsOf(by));
  return fromParts(kindOf(geometry), parts);
}

export const removePart = (geometry, part) => replacePart(geometry, part, null);

/**
 * Makes a hole. @param {number[][]} ring closed
 * @returns {?Object} null when the ring does not lie inside one part
 */
export function addHole(geometry, ring) {
  const part = partsOf(geometry).findIndex(
    ([outer, ...holes]) =>
      ring.every((p) => isInRing(p, outer)) && !ring.some((p) => holes.some((h) => isInRing(p, h))),
  );
  return part < 0 ? null : replacePart(geometry, part, fromParts('area', [[...partsOf(geometry)[part], ring]]));
}

/** Even-odd rule, in degrees. @param {[number, number]} at @param {number[][]} ring open or closed */
export function isInRing([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** @returns {number[][][]} the vertices of each ring of a part; a point or a line is one ring */
export function ringsOf(geometry, part) {
  const found = partsOf(geometry)[part];
  switch (kindOf(geometry)) {
    case 'point':
      return [[found]];
    case 'line':
      return [found];
    case 'area':
      return found.map((ring) => ring.slice(0, -1));
    default:
      return [];
  }
}

/** @returns {number} vertices of all parts */
export const countVertices = (geometry) =>
  partsOf(geometry).reduce((sum, _, part) => sum + ringsOf(geometry, part).flat().length, 0);

/** @param {Place} place @returns {?[number, number]} */
export const vertexAt = (geometry, { part, ring, index }) =>
  (part < partsOf(geometry).length && ringsOf(geometry, part)[ring]?.[index]) || null;

function changeRing(geometry, { part, ring }, change) {
  const kind = kindOf(geometry);
  const rings = ringsOf(geometry, part).map((vertices, i) => (i === ring ? change(vertices) : vertices));
  // A hole with too few vertices is no hole; an outline with too few is no part.
  const left = rings.filter((vertices) => vertices.length >= LEAST[kind]);
  if (left.length === 0 || rings[0].length < LEAST[kind]) return removePart(geometry, part);
  const coordinates = {
    point: () => left[0][0],
    line: () => left[0],
    area: () => left.map((vertices) => [...vertices, vertices[0]]),
  }[kind]();
  return replacePart(geometry, part, fromParts(kind, [coordinates]));
}

/** @param {Place} place @param {[number, number]} to */
export const moveVertex = (geometry, place, to) =>
  changeRing(geometry, place, (vertices) => vertices.with(place.index, roundLonLat(to)));

/** A new vertex after the one at the place. */
export const insertVertex = (geometry, place, at) =>
  changeRing(geometry, place, (vertices) => vertices.toSpliced(place.index + 1, 0, roundLonLat(at)));

export const removeVertex = (geometry, place) =>
  changeRing(geometry, place, (vertices) => vertices.toSpliced(place.index, 1));

/** @returns {[number, number]} half way to the next vertex of the ring; beyond the end of a line, as far again */
export function middleAfter(geometry, { part, ring, index }) {
  const vertices = ringsOf(geometry, part)[ring];
  const [x, y] = vertices[index];
  if (kindOf(geometry) === 'line' && index === vertices.length - 1) {
    const [px, py] = vertices[index - 1];
    return [x + (x - px) / 2, y + (y - py) / 2];
  }
  const [nx, ny] = vertices[(index + 1) % vertices.length];
  return [(x + nx) / 2, (y + ny) / 2];
}

const mapPositions = (coordinates, change) =>
  typeof coordinates[0] === 'number' ? change(coordinates) : coordinates.map((c) => mapPositions(c, change));

const positionsOf = (coordinates) =>
  typeof coordinates[0] === 'number' ? [coordinates] : coordinates.flatMap(positionsOf);

/** @returns {number[]} west, south, east, north */
export function boxOf(geometry) {
  const all = positionsOf(geometry.coordinates);
  const side = (axis, least) => all.reduce((best, p) => least(best, p[axis]), all[0][axis]);
  return [side(0, Math.min), side(1, Math.min), side(0, Math.max), side(1, Math.max)];
}

/** Metres of a degree of longitude and of latitude, on the ellipsoid WGS 84 at a latitude. */
export function metresOfDegree(lat) {
  const sin = Math.sin((lat * Math.PI) / 180);
  const w = 1 - 0.00669437999014 * sin * sin;
  const east = (6378137 / Math.sqrt(w)) * Math.sqrt(1 - sin * sin);
  const north = (6378137 * (1 - 0.00669437999014)) / w ** 1.5;
  return [(east * Math.PI) / 180, (north * Math.PI) / 180];
}

/** @returns {[number, number]} a position, some metres to the east and north */
export function shifted([lon, lat], east, north) {
  const [mx, my] = metresOfDegree(lat);
  return roundLonLat([lon + east / mx, lat + north / my]);
}

/** Moves a part, or all (null), by metres; it keeps its shape. */
export function translate(geometry, east, north, part = null) {
  const piece = partOf(geometry, part);
  const [, south, , up] = boxOf(piece);
  const [mx, my] = metresOfDegree((south + up) / 2);
  const moved = mapPositions(piece.coordinates, ([lon, lat]) => roundLonLat([lon + east / mx, lat + north / my]));
  return replacePart(geometry, part, { ...piece, coordinates: moved });
}

/** Turns a part, or all (null), about the middle of its box. @param {number} degrees clockwise, as a compass counts */
export function rotate(geometry, degrees, part = null) {
  const piece = partOf(geometry, part);
  const [west, south, east, north] = boxOf(piece);
  const [cx, cy] = [(west + east) / 2, (south + north) / 2];
  const [mx, my] = metresOfDegree(cy);
  const [sin, cos] = [Math.sin((-degrees * Math.PI) / 180), Math.cos((-degrees * Math.PI) / 180)];
  const turned = mapPositions(piece.coordinates, ([lon, lat]) => {
    const [x, y] = [(lon - cx) * mx, (lat - cy) * my];
    return roundLonLat([cx + (x * cos - y * sin) / mx, cy + (x * sin + y * cos) / my]);
  });
  return replacePart(geometry, part, { ...piece, coordinates: turned });
}

/**
 * Rounds what is new and leaves what was there as it was, so that an edit of one vertex is one difference.
 * @param {Object} geometry just drawn @param {?Object} before
 */
export function tidied(geometry, before) {
  const known = new Set(before ? positionsOf(before.coordinates).map(String) : []);
  const tidy = (position) => (known.has(String(position)) ? position : roundLonLat(position));
  return { ...geometry, coordinates: mapPositions(geometry.coordinates, tidy) };
}
