/**
 * Lengths and areas for people: one unit for both sides of a comparison, and three or four digits, as the drawing
 * promises no more. Pure.
 */

const AREAS = [
  { unit: 'km²', size: 1e6, from: 1e8 },
  { unit: 'ha', size: 1e4, from: 1e4 },
  { unit: 'm²', size: 1, from: 0 },
];
const LENGTHS = [
  { unit: 'km', size: 1000, from: 1000 },
  { unit: 'm', size: 1, from: 0 },
];

/**
 * @param {Object} difference as of the service
 * @returns {{kind: 'vertices'|'area'|'length', unit: string, before: ?number, after: ?number, change: ?number,
 *   percent: ?number}[]} only what either side has
 */
export function measuresOf(difference) {
  const d = difference;
  return [
    row('area', AREAS, d.superficie_antes_m2, d.superficie_despues_m2),
    row('length', LENGTHS, d.longitud_antes_m, d.longitud_despues_m),
  ].filter(Boolean);
}

function row(kind, units, before, after) {
  const largest = Math.max(before ?? 0, after ?? 0);
  if (largest === 0) return null;
  const { unit, size } = units.find(({ from }) => largest >= from);
  const inUnit = (value) => (value === null || value === undefined ? null : rounded(value / size));
  const both = before !== null && before !== undefined && after !== null && after !== undefined;
  return {
    kind,
    unit,
    before: inUnit(before),
    after: inUnit(after),
    change: both ? inUnit(after - before) : null,
    percent: both && before > 0 ? rounded(((after - before) / before) * 100) : null,
  };
}

/** Four digits of a large number, two decimals of a small one. */
export function rounded(value) {
  if (value === 0) return 0;
  const digits = Math.max(0, Math.min(3, 3 - Math.floor(Math.log10(Math.abs(value)))));
  return Number(value.toFixed(digits));
}

/** @returns {boolean} whether the shape is the same on both sides */
export const isSame = (d) => !d || (d.agregados === 0 && d.quitados === 0 && d.movidos === 0);
