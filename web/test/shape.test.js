import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, measure } from '../editing/measure.js';
import * as shape from '../editing/shape.js';

const ring = (x, y, side) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const AREA = { type: 'Polygon', coordinates: [ring(-70, -22, 1)] };
const PIERCED = { type: 'Polygon', coordinates: [ring(-70, -22, 1), ring(-69.8, -21.8, 0.1)] };
const TWO = { type: 'MultiPolygon', coordinates: [AREA.coordinates, [ring(-68, -22, 0.5)]] };
const LINE = {
  type: 'LineString',
  coordinates: [
    [-70, -22],
    [-69, -22],
    [-69, -21],
  ],
};
const at = (part, r, index) => ({ part, ring: r, index });

test('parts are added and removed, and one part is no multi-part', () => {
  const both = shape.addParts(AREA, { type: 'Polygon', coordinates: [ring(-68, -22, 0.5)] });
  assert.deepEqual(both, TWO);
  assert.deepEqual(shape.removePart(both, 1), AREA);
  assert.equal(shape.removePart(AREA, 0), null);
  assert.deepEqual(shape.addParts(null, AREA), AREA);
  assert.deepEqual(shape.replacePart(TWO, 1, null), AREA);
  assert.equal(shape.kindOf(TWO), 'area');
  assert.equal(shape.kindOf({ type: 'MultiPoint', coordinates: [] }), 'point');
});

test('a hole must lie inside one part, and outside its other holes', () => {
  assert.deepEqual(shape.addHole(AREA, ring(-69.8, -21.8, 0.1)), PIERCED);
  assert.equal(shape.addHole(AREA, ring(-69.2, -21.8, 0.5)), null);
  assert.equal(shape.addHole(PIERCED, ring(-69.77, -21.77, 0.02)), null);
  assert.equal(shape.addHole(TWO, ring(-67.9, -21.9, 0.1)).coordinates[1].length, 2);
});

test('a vertex of a ring moves with the one that closes it', () => {
  const moved = shape.moveVertex(AREA, at(0, 0, 0), [-70.123456789, -22.5]);
  assert.deepEqual(moved.coordinates[0][0], [-70.1234568, -22.5]);
  assert.deepEqual(moved.coordinates[0][4], [-70.1234568, -22.5]);
  assert.deepEqual(AREA.coordinates[0][0], [-70, -22]);
});

test('vertices come and go; a hole with two is no hole, an outline with two is no part', () => {
  const more = shape.insertVertex(LINE, at(0, 0, 0), shape.middleAfter(LINE, at(0, 0, 0)));
  assert.deepEqual(more.coordinates[1], [-69.5, -22]);
  assert.deepEqual(shape.removeVertex(more, at(0, 0, 1)), LINE);
  assert.deepEqual(shape.middleAfter(LINE, at(0, 0, 2)), [-69, -20.5]);
  assert.deepEqual(shape.middleAfter(AREA, at(0, 0, 3)), [-70, -21.5]);
  let left = shape.removeVertex(PIERCED, at(0, 1, 0));
  assert.equal(shape.ringsOf(left, 0)[1].length, 3);
  left = shape.removeVertex(left, at(0, 1, 0));
  assert.deepEqual(left, AREA);
  const triangle = shape.removeVertex(AREA, at(0, 0, 0));
  assert.equal(shape.removeVertex(triangle, at(0, 0, 0)), null);
  assert.deepEqual(shape.removeVertex(shape.removeVertex(TWO, at(1, 0, 0)), at(1, 0, 0)), AREA);
});

test('vertices are counted without those that close rings', () => {
  assert.equal(shape.countVertices(PIERCED), 8);
  assert.equal(shape.countVertices(TWO), 8);
  assert.equal(shape.countVertices(LINE), 3);
  assert.equal(shape.countVertices(null), 0);
  assert.equal(shape.vertexAt(AREA, at(0, 0, 4)), null);
  assert.equal(shape.vertexAt(AREA, at(3, 0, 0)), null);
});

test('a shift of metres is that many metres on the ellipsoid', () => {
  const from = [-68.93, -22.45];
  assert.ok(Math.abs(distance(from, shape.shifted(from, 100, 0)) - 100) < 0.02);
  assert.ok(Math.abs(distance(from, shape.shifted(from, 0, -10)) - 10) < 0.02);
});

test('what is moved or turned keeps its size, and only the chosen part', () => {
  const small = { type: 'Polygon', coordinates: [ring(-68.93, -22.45, 0.02)] };
  const area = measure(small).areaM2;
  for (const changed of [shape.translate(small, 500, -300), shape.rotate(small, 30), shape.rotate(small, -90)]) {
    assert.ok(Math.abs(measure(changed).areaM2 / area - 1) < 2e-4);
  }
  const moved = shape.translate(TWO, 1000, 0, 1);
  assert.deepEqual(moved.coordinates[0], TWO.coordinates[0]);
  assert.notDeepEqual(moved.coordinates[1], TWO.coordinates[1]);
});

test('a turn is clockwise, and four quarters are none', () => {
  const up = {
    type: 'LineString',
    coordinates: [
      [-69, -22.01],
      [-69, -21.99],
    ],
  };
  const [a, b] = shape.rotate(up, 90).coordinates;
  assert.ok(b[0] > a[0] && Math.abs(a[1] - b[1]) < 1e-6);
  let turned = up;
  for (let i = 0; i < 4; i++) turned = shape.rotate(turned, 90);
  turned.coordinates.forEach((c, i) => assert.ok(distance(c, up.coordinates[i]) < 0.1));
});

test('what was there keeps its digits; what is new is rounded to the centimetre', () => {
  const before = {
    type: 'LineString',
    coordinates: [
      [-70.123456789012, -22],
      [-69, -22],
    ],
  };
  const drawn = {
    type: 'LineString',
    coordinates: [
      [-70.123456789012, -22],
      [-69.000000049, -22],
    ],
  };
  assert.deepEqual(shape.tidied(drawn, before).coordinates, [
    [-70.123456789012, -22],
    [-69, -22],
  ]);
  assert.deepEqual(shape.tidied(drawn, null).coordinates[0], [-70.1234568, -22]);
});
