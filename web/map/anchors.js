import { insidePoint, middleOf, ringArea } from './geometry.js';

/**
 * Where the marks of an initiative stand: one for a point or a line (its middle; of several stretches, the longest),
 * one in each part of an area, the largest first. In a town that is one part of nine, a person still finds it.
 * @param {Object} geometry GeoJSON
 * @returns {[number, number][]} longitude, latitude
 */
export function anchorsOf(geometry) {
  const { type, coordinates } = geometry;
  switch (type) {
    case 'Point':
      return [coordinates];
    case 'MultiPoint':
      return coordinates;
    case 'LineString':
      return [back(middleOf(coordinates.map(point)))];
    case 'MultiLineString': {
      const longest = coordinates.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
      return [back(middleOf(longest.map(point)))];
    }
    case 'Polygon':
      return [back(insidePoint(coordinates.map((ring) => ring.map(point))))];
    case 'MultiPolygon':
      return coordinates
        .map((polygon) => polygon.map((ring) => ring.map(point)))
        .sort((a, b) => ringArea(b[0]) - ringArea(a[0]))
        .map((rings) => back(insidePoint(rings)));
    default:
      return [];
  }
}

const point = ([x, y]) => ({ x, y });
const back = ({ x, y }) => [x, y];
const lengthOf = (line) =>
  line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i][0], y - line[i][1]), 0);
