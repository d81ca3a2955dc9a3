import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorsOf } from '../map/anchors.js';
import { cluster } from '../map/clusters.js';
import { distanceToSegment, insidePoint, isInside, middleOf } from '../map/geometry.js';
import { hitsAt } from '../map/hits.js';
import { initiative } from './sample.js';

const p = (x, y) => ({ x, y });
const square = (x, y, side) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

test('the distance to a segment ends at its ends', () => {
  assert.equal(distanceToSegment(p(5, 3), p(0, 0), p(10, 0)), 3);
  assert.equal(distanceToSegment(p(13, 4), p(0, 0), p(10, 0)), 5);
  assert.equal(distanceToSegment(p(3, 4), p(0, 0), p(0, 0)), 5);
});

test('a hole is outside', () => {
  const rings = [square(0, 0, 10), square(4, 4, 2)].map((ring) => ring.map(([x, y]) => p(x, y)));
  assert.equal(isInside(p(1, 1), rings), true);
  assert.equal(isInside(p(5, 5), rings), false);
  assert.equal(isInside(p(11, 5), rings), false);
});

test('the middle of a line is half way along it, not half way between its corners', () => {
  assert.deepEqual(middleOf([p(0, 0), p(10, 0), p(10, 2)]), p(6, 0));
});

test('the inside point of a horseshoe is in the iron, not in the gap', () => {
  const ring = [p(0, 0), p(10, 0), p(10, 10), p(7, 10), p(7, 3), p(3, 3), p(3, 10), p(0, 10)];
  assert.equal(isInside(insidePoint([ring]), [ring]), true);
});

test('an area in several parts has a mark in each, the largest first', () => {
  const anchors = anchorsOf({ type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(10, 10, 4)]] });
  assert.equal(anchors.length, 2);
  assert.ok(anchors[0][0] > 10 && anchors[1][0] < 1);
});

test('a line in several stretches has one mark, on the longest', () => {
  const anchors = anchorsOf({
    type: 'MultiLineString',
    coordinates: [
      [
        [0, 0],
        [1, 0],
      ],
      [
        [0, 5],
        [10, 5],
      ],
    ],
  });
  assert.deepEqual(anchors, [[5, 5]]);
});

test('marks that would cover each other join, and groups that touch join again', () => {
  const at = (code, x) => ({ code, x, y: 0 });
  const groups = cluster([at('A', 0), at('B', 40), at('C', 20), at('D', 200)], 36);
  assert.deepEqual(
    groups.map((g) => g.codes),
    [['A', 'C', 'B'], ['D']],
  );
  for (const a of groups) for (const b of groups) if (a !== b) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 36);
});

test('no two groups of many random marks are nearer than the reach (seeded), and no mark is lost', () => {
  let seed = 11;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const marks = Array.from({ length: 80 }, (_, n) => ({ code: `M${n}`, x: random() * 600, y: random() * 400 }));
  const groups = cluster(marks, 36);
  assert.equal(
    groups.reduce((sum, g) => sum + g.members.length, 0),
    80,
  );
  for (const a of groups) for (const b of groups) if (a !== b) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 36);
});

test('two parts of one initiative in one group count once', () => {
  const groups = cluster(
    [
      { code: 'A', x: 0, y: 0 },
      { code: 'A', x: 5, y: 0 },
    ],
    36,
  );
  assert.deepEqual(groups[0].codes, ['A']);
});

test('a click finds all that overlaps there: lines first, then areas from small to large', () => {
  const area = (code, side) => initiative(code, {}, { type: 'Polygon', coordinates: [square(0, 0, side)] });
  const line = initiative(
    'LIN',
    {},
    {
      type: 'LineString',
      coordinates: [
        [0, 5],
        [50, 5],
      ],
    },
  );
  // One degree is one pixel and latitude grows upwards, as on a map.
  const project = ([lon, lat]) => p(lon, -lat);
  const found = (x, y) => hitsAt([area('BIG', 40), area('TINY', 8), line], p(x, -y), project, 2).map((i) => i.code);
  assert.deepEqual(found(4, 5), ['LIN', 'TINY', 'BIG']);
  assert.deepEqual(found(30, 30), ['BIG']);
  assert.deepEqual(found(45, 6), ['LIN']);
  assert.deepEqual(found(45, 20), []);
});
