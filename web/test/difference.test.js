import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference } from '../editor/difference.js';

const line = (...coordinates) => ({ type: 'LineString', coordinates });

test('a moved vertex is one taken away and one added', () => {
  const { added, removed } = difference(line([0, 0], [1, 1], [2, 2]), line([0, 0], [1, 1.5], [2, 2]));
  assert.deepEqual([added, removed], [[[1, 1.5]], [[1, 1]]]);
});

test('parts and rings count alike, and the closing vertex once', () => {
  const square = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ],
  };
  assert.equal(difference(null, square).added.length, 3);
  assert.equal(difference(square, null).removed.length, 3);
  assert.deepEqual(difference(square, structuredClone(square)), { added: [], removed: [] });
});

test('a hair is no difference', () => {
  assert.deepEqual(difference(line([0, 0], [1, 1]), line([0, 1e-9], [1, 1])), { added: [], removed: [] });
});
