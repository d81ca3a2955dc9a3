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
  const has = (value) => value !== null && value !== undefined;
  const digits = decimalsOf(largest / size);
  const inUnit = (value) => (has(value) ? Number((value / size).toFixed(digits)) : null);
  const [old, now] = [inUnit(before), inUnit(after)];
  return {
    kind,
    unit,
    before: old,
    after: now,
    // The difference of what is shown, so that whoever subtracts finds the same.
    change: has(before) && has(after) ? Number((now - old).toFixed(digits)) : null,
    percent: has(before) && has(after) && before > 0 ? tenths(((after - before) / before) * 100) : null,
  };
}

/** Four digits in all, and three decimals at most. */
const decimalsOf = (value) => Math.max(0, Math.min(3, 3 - Math.floor(Math.log10(value))));

/** The drawing promises no more. */
const tenths = (value) => Number(value.toFixed(1));

/** @returns {boolean} whether the shape is the same on both sides */
export const isSame = (d) => !d || (d.agregados === 0 && d.quitados === 0 && d.movidos === 0);
