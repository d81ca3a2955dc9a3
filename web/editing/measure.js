/**
 * Lengths and areas on the ellipsoid WGS 84, as the service measures them, so that a figure does not change when it is
 * saved. Coordinates are longitude and latitude in degrees, results metres and square metres.
 */

const A = 6378137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const RADIANS = Math.PI / 180;

/**
 * Vincenty's inverse solution: half a millimetre, for all that is not at the other side of the Earth.
 * @param {[number, number]} p @param {[number, number]} q
 * @returns {number} metres of the geodesic
 */
export function distance([lon1, lat1], [lon2, lat2]) {
  if (lon1 === lon2 && lat1 === lat2) return 0;
  const L = (lon2 - lon1) * RADIANS;
  const u1 = Math.atan((1 - F) * Math.tan(lat1 * RADIANS));
  const u2 = Math.atan((1 - F) * Math.tan(lat2 * RADIANS));
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = L;
  let arc;
  for (let turn = 0; turn < 40; turn++) {
    arc = arcAt(lambda, s1, c1, s2, c2);
    const C = (F / 16) * arc.cosSqAlpha * (4 + F * (4 - 3 * arc.cosSqAlpha));
    const { sigma, sinSigma, cosSigma, cos2m } = arc;
    const before = lambda;
    lambda = L + (1 - C) * F * arc.sinAlpha * (sigma + C * sinSigma * (cos2m + C * cosSigma * (-1 + 2 * cos2m ** 2)));
    if (Math.abs(lambda - before) < 1e-13) break;
  }
  return lengthOf(arc);
}

function arcAt(lambda, s1, c1, s2, c2) {
  const sinSigma = Math.hypot(c2 * Math.sin(lambda), c1 * s2 - s1 * c2 * Math.cos(lambda));
  const cosSigma = s1 * s2 + c1 * c2 * Math.cos(lambda);
  const sinAlpha = sinSigma === 0 ? 0 : (c1 * c2 * Math.sin(lambda)) / sinSigma;
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const cos2m = cosSqAlpha === 0 ? 0 : cosSigma - (2 * s1 * s2) / cosSqAlpha;
  return { sigma: Math.atan2(sinSigma, cosSigma), sinSigma, cosSigma, sinAlpha, cosSqAlpha, cos2m };
}

function lengthOf({ sigma, sinSigma, cosSigma, cosSqAlpha, cos2m }) {
  const uSq = (cosSqAlpha * (A * A - B * B)) / (B * B);
  const a = 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
  const b = (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
  const tail = (b / 6) * cos2m * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cos2m ** 2);
  const delta = b * sinSigma * (cos2m + (b / 4) * (cosSigma * (-1 + 2 * cos2m ** 2) - tail));
  return B * a * (sigma - delta);
}

const q = (s) => (1 - E2) * (s / (1 - E2 * s * s) + Math.atanh(E * s) / E);
const Q_POLE = q(1);
/** Square of the radius of the sphere as large as the ellipsoid. */
const AUTHALIC_SQUARE = (A * A * Q_POLE) / 2;
const authalic = (lat) => Math.asin(Math.max(-1, Math.min(1, q(Math.sin(lat * RADIANS)) / Q_POLE)));

/**
 * @param {[number, number][]} ring open or closed, either way round
 * @returns {number} square metres inside: edges as great circles of the sphere of equal area, some parts in a million
 *   of the area between geodesics, even for the whole region
 */
export function ringArea(ring) {
  let excess = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [b1, b2] = [authalic(ring[j][1]), authalic(ring[i][1])];
    const half = ((ring[i][0] - ring[j][0]) * RADIANS) / 2;
    excess += 2 * Math.atan2(Math.tan(half) * Math.sin((b1 + b2) / 2), Math.cos((b1 - b2) / 2));
  }
  return Math.abs(excess) * AUTHALIC_SQUARE;
}

/** @param {[number, number][]} points @returns {number} metres along a line */
export const lineLength = (points) =>
  points.reduce((sum, point, i) => (i === 0 ? 0 : sum + distance(points[i - 1], point)), 0);

const total = (numbers) => numbers.reduce((sum, n) => sum + n, 0);
const polygonArea = ([outer, ...holes]) => Math.max(0, ringArea(outer) - total(holes.map(ringArea)));
const polygonPerimeter = (rings) => total(rings.map(lineLength));

/**
 * @param {?Object} geometry GeoJSON
 * @returns {{lengthM: number, areaM2: number}} length of lines, or perimeter of areas, holes included
 */
export function measure(geometry) {
  const c = geometry?.coordinates;
  switch (geometry?.type) {
    case 'LineString':
      return { lengthM: lineLength(c), areaM2: 0 };
    case 'MultiLineString':
      return { lengthM: total(c.map(lineLength)), areaM2: 0 };
    case 'Polygon':
      return { lengthM: polygonPerimeter(c), areaM2: polygonArea(c) };
    case 'MultiPolygon':
      return { lengthM: total(c.map(polygonPerimeter)), areaM2: total(c.map(polygonArea)) };
    default:
      return { lengthM: 0, areaM2: 0 };
  }
}

/**
 * The unit in which a length reads well. The texts are of the caller, who knows the language.
 * @returns {{value: number, unit: 'm'|'km'}} rounded to what can be read: 0.1 m, 1 m, then 10 m
 */
export function readableLength(metres) {
  if (metres < 100) return { value: Math.round(metres * 10) / 10, unit: 'm' };
  if (metres < 1000) return { value: Math.round(metres), unit: 'm' };
  return { value: Math.round(metres / 10) / 100, unit: 'km' };
}

/** @returns {{value: number, unit: 'm²'|'ha'|'km²'}} hectares from one to a hundred thousand */
export function readableArea(squareMetres) {
  if (squareMetres < 10_000) return { value: Math.round(squareMetres), unit: 'm²' };
  const hectares = squareMetres / 10_000;
  if (hectares < 1000) return { value: Math.round(hectares * 100) / 100, unit: 'ha' };
  if (hectares < 100_000) return { value: Math.round(hectares), unit: 'ha' };
  return { value: Math.round(hectares) / 100, unit: 'km²' };
}
