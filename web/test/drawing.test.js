import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DRAFT_COLOR } from '../drawing/look.js';
import { createGround, lonLatOf, tileOf } from '../drawing/ground.js';
import { runsIn } from '../drawing/snaps.js';
import { isUsable, toolOf } from '../drawing/tools.js';
import { PALETTE } from '../map/palette.js';
import { OBJECTIVES } from '../map/style.js';
import { root } from './files.js';

const line = [
  [0, 0],
  [10, 0],
  [20, 0],
  [30, 0],
  [30, 10],
];

test('only the stretches of a line in view can be snapped to, each with both its ends', () => {
  assert.deepEqual(runsIn(line, [12, -1, 18, 1]), [
    [
      [10, 0],
      [20, 0],
    ],
  ]);
  assert.deepEqual(runsIn(line, [-5, -1, 5, 1]), [
    [
      [0, 0],
      [10, 0],
    ],
  ]);
  assert.deepEqual(runsIn(line, [50, 50, 60, 60]), []);
  assert.deepEqual(runsIn(line, [-90, -90, 90, 90]), [line]);
});

test('a line that leaves the view and comes back is two stretches', () => {
  const loop = [
    [0, 0],
    [10, 0],
    [10, 50],
    [0, 50],
    [0, 5],
  ];
  assert.equal(runsIn(loop, [-1, -1, 11, 6]).length, 2);
});

test('an initiative has one kind of shape: tools of another kind cannot be used', () => {
  assert.equal(isUsable(toolOf('line'), null, null), true);
  assert.equal(isUsable(toolOf('line'), 'area', null), false);
  assert.equal(isUsable(toolOf('rectangle'), 'area', null), true);
  assert.equal(isUsable(toolOf('area'), null, 'line'), false);
  assert.equal(isUsable(toolOf('vertices'), null, null), false);
  assert.equal(isUsable(toolOf('hole'), 'line', null), false);
});

test('a place is in the tile that is asked for it, and comes back from it (seeded)', () => {
  let seed = 3;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let i = 0; i < 500; i++) {
    const [lon, lat] = [-76 + 14 * random(), -30 + 15 * random()];
    const [x, y] = tileOf(lon, lat);
    const [west, north] = lonLatOf(x, y);
    const [east, south] = lonLatOf(x + 1, y + 1);
    assert.ok(west <= lon && lon < east && south < lat && lat <= north);
  }
});

test('the lines of the base map come from its tiles, each tile asked for once, and areas are left out', async () => {
  const asked = [];
  const half = { x: 2048, y: 2048 };
  const lib = {
    PmtilesSource: class {
      constructor(source) {
        this.source = source;
      }
      async get({ z, x, y }) {
        asked.push((await this.source.getZxy(z, x, y)).data);
        const geom = [[{ x: 0, y: 0 }, half], [half]];
        return new Map([
          ['rutas', [{ geom }]],
          ['urbano', [{ geom }]],
        ]);
      }
    },
  };
  const ground = createGround({ lib, getTile: async (z, x, y) => `${z}/${x}/${y}` });
  const [x, y] = tileOf(-68.93, -22.45);
  const [lon, lat] = lonLatOf(x + 0.5, y + 0.5);
  const view = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001];
  const lines = await ground(view);
  await ground(view);
  assert.deepEqual(asked, [`12/${x}/${y}`]);
  assert.equal(lines.length, 1);
  assert.deepEqual(lines[0].coordinates[0], lonLatOf(x, y));
  assert.deepEqual(lines[0].coordinates[1], [lon, lat]);
  assert.deepEqual(await ground([-71, -26, -67, -21]), [], 'from far away there is nothing to aim at');
});

test('the colour of a draft is that of no initiative, stands out, and is the same in the style sheet', () => {
  const luminance = (hex) => {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  for (const ground of [PALETTE.land, PALETTE.sea, PALETTE.urban, PALETTE.salar]) {
    assert.ok(contrast(DRAFT_COLOR, ground) > 4.5, ground);
  }
  for (const { color } of Object.values(OBJECTIVES)) assert.notEqual(color, DRAFT_COLOR);
  const css = readFileSync(join(root, 'styles/drawing.css'), 'utf8');
  assert.deepEqual([...new Set(css.match(/#[0-9a-f]{6}/g))], [DRAFT_COLOR]);
});
