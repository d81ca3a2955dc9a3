import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, measure, readableArea, readableLength, ringArea } from '../editing/measure.js';

const closed = (ring) => [...ring, ring[0]];
/** Ring, square metres, metres around: from GeographicLib, with which the service measures. */
const RINGS = [
  [
    [
      [-68.93, -22.45],
      [-68.9, -22.45],
      [-68.9, -22.43],
      [-68.93, -22.43],
    ],
    6839552.176847,
    10605.884436,
  ],
  [
    [
      [-70.4, -23.7],
      [-70.3999, -23.7],
      [-70.3999, -23.6999],
      [-70.4, -23.6999],
    ],
    112.953811,
    42.548041,
  ],
  [
    [
      [-71, -26],
      [-67, -26],
      [-67, -21],
      [-71, -21],
    ],
    226221893388.39038,
    1923841.385065,
  ],
  [
    [
      [-70.1, -22.1],
      [-69.2, -22.4],
      [-69.7, -23.3],
    ],
    5474811326.25029,
    349741.187231,
  ],
];

const near = (actual, expected, share) =>
  assert.ok(Math.abs(actual - expected) <= Math.abs(expected) * share, `${actual} is not ${expected}`);

test('areas and perimeters agree with GeographicLib: to some parts in a million, and to the millimetre', () => {
  for (const [ring, area, perimeter] of RINGS) {
    const found = measure({ type: 'Polygon', coordinates: [closed(ring)] });
    near(found.areaM2, area, 5e-6);
    assert.ok(Math.abs(found.lengthM - perimeter) < 0.003, `${found.lengthM} is not ${perimeter}`);
    near(ringArea([...ring].reverse()), area, 5e-6);
  }
});

test('distances agree with GeographicLib', () => {
  for (const [a, b, metres] of [
    [[-68.93, -22.45], [-68.9, -22.43], 3800.275292],
    [[-70.4, -23.7], [-70.3999, -23.7], 10.198626],
    [[-71, -26], [-67, -21], 688037.529392],
    [[-70.2, -22], [-70.2, -22.5], 55366.833375],
    [[-70, -22], [-70, -22], 0],
  ]) {
    assert.ok(Math.abs(distance(a, b) - metres) < 0.001);
  }
});

test('a hole is no area, but its edge is perimeter; parts add up', () => {
  const outer = closed(RINGS[0][0]);
  const hole = closed([
    [-68.92, -22.44],
    [-68.91, -22.44],
    [-68.91, -22.435],
    [-68.92, -22.435],
  ]);
  const whole = measure({ type: 'Polygon', coordinates: [outer] });
  const pierced = measure({ type: 'Polygon', coordinates: [outer, hole] });
  near(pierced.areaM2, whole.areaM2 - ringArea(hole), 1e-9);
  assert.ok(pierced.lengthM > whole.lengthM);
  const twice = measure({ type: 'MultiPolygon', coordinates: [[outer], [outer]] });
  near(twice.areaM2, 2 * whole.areaM2, 1e-12);
  assert.deepEqual(measure({ type: 'Point', coordinates: [-70, -22] }), { lengthM: 0, areaM2: 0 });
  assert.deepEqual(measure(null), { lengthM: 0, areaM2: 0 });
});

test('figures come in the unit in which they are read', () => {
  assert.deepEqual(readableLength(12.345), { value: 12.3, unit: 'm' });
  assert.deepEqual(readableLength(940.4), { value: 940, unit: 'm' });
  assert.deepEqual(readableLength(12_345), { value: 12.35, unit: 'km' });
  assert.deepEqual(readableArea(532.4), { value: 532, unit: 'm²' });
  assert.deepEqual(readableArea(6_839_552), { value: 683.96, unit: 'ha' });
  assert.deepEqual(readableArea(5_474_811_326), { value: 5474.81, unit: 'km²' });
});
