import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PALETTE } from '../map/palette.js';
import { markOf, OBJECTIVES, pathStyle, precisionLook, THEME_GROUPS } from '../map/style.js';
import { THEME_ICONS } from '../ui/icons.js';
import { initiative } from './sample.js';

/** WCAG 2.2 contrast of two opaque colours. */
function contrast(a, b) {
  const luminance = (hex) =>
    [1, 3, 5]
      .map((k) => parseInt(hex.slice(k, k + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, k) => sum + c * [0.2126, 0.7152, 0.0722][k], 0);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const colors = [...Object.values(OBJECTIVES), ...THEME_GROUPS].map((look) => look.color);
const grounds = ['beyond', 'land', 'sea', 'urban', 'salar'];

test('the measure of contrast knows black on white', () => {
  assert.equal(Math.round(contrast('#000000', '#ffffff')), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
});

test('every colour of an initiative stands out from every ground of the map (3:1)', () => {
  for (const color of colors) {
    for (const ground of grounds) {
      assert.ok(contrast(color, PALETTE[ground]) >= 3, `${color} on ${ground}: ${contrast(color, PALETTE[ground])}`);
    }
  }
});

test('every pictogram is readable on its colour (4.5:1)', () => {
  for (const color of colors) assert.ok(contrast(color, '#ffffff') >= 4.5, color);
});

test('every label is readable on its halo and on the ground it stands on (4.5:1)', () => {
  const pairs = [
    ['label', 'halo'],
    ['label', 'urban'],
    ['quiet', 'halo'],
    ['quiet', 'land'],
    ['comuna', 'land'],
    ['neighbour', 'beyond'],
    ['seaLabel', 'sea'],
    ['riverLabel', 'halo'],
    ['roadLabel', 'halo'],
  ];
  for (const [ink, ground] of pairs) {
    const ratio = contrast(PALETTE[ink], PALETTE[ground]);
    assert.ok(ratio >= 4.5, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
  }
});

test('objectives differ in outline as well as in colour', () => {
  const looks = Object.values(OBJECTIVES);
  assert.equal(new Set(looks.map((l) => l.shape)).size, looks.length);
  assert.equal(new Set(looks.map((l) => l.color)).size, looks.length);
});

test('every theme has a group and a pictogram of its own', () => {
  const themes = THEME_GROUPS.flatMap((group) => group.themes);
  assert.equal(themes.length, 15);
  assert.deepEqual([...themes].sort(), Object.keys(THEME_ICONS).sort());
  assert.equal(new Set(Object.values(THEME_ICONS)).size, 15);
});

test('only an exact place has a whole outline', () => {
  const look = (precision, ubicacion) =>
    initiative('X', { precision, ubicacion }, { type: 'Polygon', coordinates: [[[0, 0]]] });
  const exact = look('lugar_exacto', 'exacta');
  const street = look('calle', 'referencial');
  const region = look('region', 'referencial');
  assert.deepEqual([exact, street, region].map(precisionLook), ['exact', 'referential', 'region']);
  assert.equal(pathStyle(exact, 'objective').dashArray, null);
  assert.notEqual(pathStyle(street, 'objective').dashArray, null);
  assert.ok(pathStyle(region, 'objective').fillOpacity < pathStyle(street, 'objective').fillOpacity);
  assert.ok(pathStyle(street, 'objective').fillOpacity < pathStyle(exact, 'objective').fillOpacity);
});

test('what several initiatives share, a town or the region, is filled only while pointed at or open', () => {
  const area = { type: 'Polygon', coordinates: [[[0, 0]]] };
  for (const precision of ['ciudad', 'region']) {
    for (const supuesta of [false, true]) {
      const shared = initiative('X', { precision, ubicacion: 'referencial', supuesta }, area);
      const fill = (emphasis) => pathStyle(shared, 'objective', emphasis).fillOpacity;
      assert.deepEqual([fill('plain'), fill('quiet')], [0, 0]);
      assert.ok(fill('hot') > 0 && fill('selected') > 0);
    }
  }
});

test('the first of two objectives gives colour and outline, the second a dot', () => {
  const mark = markOf(initiative('X', { objetivos: ['OE2', 'OE5'] }), 'objective');
  assert.equal(mark.color, OBJECTIVES.OE2.color);
  assert.equal(mark.shape, OBJECTIVES.OE2.shape);
  assert.equal(mark.second, OBJECTIVES.OE5.color);
});

test('a code that this page does not know is still drawn', () => {
  assert.ok(markOf(initiative('X', { objetivos: ['OE9'], tema: 'nuevo' }), 'theme').color);
});
