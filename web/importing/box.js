/**
 * @param {...?Object} shapes GeoJSON geometries, collections of them among these
 * @returns {?number[]} west, south, east, north; null where there is no place at all
 */
export function boxOf(...shapes) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (c) => {
    if (!Array.isArray(c)) return;
    if (typeof c[0] !== 'number') return c.forEach(visit);
    box[0] = Math.min(box[0], c[0]);
    box[1] = Math.min(box[1], c[1]);
    box[2] = Math.max(box[2], c[0]);
    box[3] = Math.max(box[3], c[1]);
  };
  const open = (shape) => {
    if (shape?.type === 'GeometryCollection') shape.geometries.forEach(open);
    else if (shape) visit(shape.coordinates);
  };
  shapes.forEach(open);
  return box.every(Number.isFinite) ? box : null;
}
