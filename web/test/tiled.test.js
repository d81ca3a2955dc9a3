import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCounts, toSketch } from '../state/catalogue.js';
import { DEFAULTS } from '../state/state.js';
import {
  countsOf,
  drawnAddress,
  drawnOf,
  facetQueries,
  isDrawnOneByOne,
  isSame,
  kept,
  listAddress,
  tiledModel,
  wishOf,
} from '../state/tiled.js';

const chosen = { ...DEFAULTS, q: ' tren ', filters: { ...DEFAULTS.filters, layer: ['calama'], theme: ['aguas'] } };
const one = (code, version = 1) => ({ code, version, updated: `2026-06-0${version}T00:00:00Z` });

test('what is asked of the service says everything that was chosen, and no more', () => {
  assert.equal(listAddress(DEFAULTS, null), '/ogc/collections/iniciativas/items?limit=50&f=json');
  assert.equal(
    listAddress(chosen, '-70,-24,-69,-23'),
    '/ogc/collections/iniciativas/items?q=tren&capa=calama&tema=aguas&bbox=-70,-24,-69,-23&limit=50&f=json',
  );
  assert.equal(
    drawnAddress({ ...DEFAULTS, date: '2026-01-01' }, null),
    '/ogc/collections/iniciativas/items?fecha=2026-01-01&limit=500&f=json',
  );
  assert.match(listAddress(DEFAULTS, null, 150), /limit=150/);
});

test('the counts of a facet leave its own choices out', () => {
  const queries = facetQueries(chosen);
  assert.deepEqual(queries, {
    all: '?q=tren&capa=calama&tema=aguas',
    layer: '?q=tren&tema=aguas',
    theme: '?q=tren&capa=calama',
  });
  assert.deepEqual(facetQueries(DEFAULTS), { all: '' });
  const answer = (name) => ({ layer: name, objective: name, theme: name, responsible: name });
  const answers = Object.fromEntries(Object.keys(queries).map((name) => [name, answer(name)]));
  assert.deepEqual(countsOf(answers), { layer: 'layer', objective: 'all', theme: 'theme', responsible: 'all' });
});

test('the counts of the service are read by the names of this code', () => {
  const none = { territorios: [], objetivos: [], temas: [], responsables: [], horizontes: [], precisiones: [] };
  const counts = toCounts({ ...none, capas: [{ codigo: 'calama', cantidad: 7 }] });
  assert.equal(counts.layer.get('calama'), 7);
  assert.equal(counts.theme.size, 0);
});

test('words, choices and days are drawn one by one; colours and places are not', () => {
  assert.equal(isDrawnOneByOne(DEFAULTS), false);
  assert.equal(isDrawnOneByOne({ ...DEFAULTS, q: '  ' }), false);
  assert.equal(isDrawnOneByOne({ ...DEFAULTS, q: 'tren' }), true);
  assert.equal(isDrawnOneByOne({ ...DEFAULTS, date: '2026-01-01' }), true);
  assert.equal(wishOf({ ...DEFAULTS, q: 'a ' }), wishOf({ ...DEFAULTS, q: 'a', colorBy: 'theme' }));
  assert.notEqual(wishOf(DEFAULTS), wishOf(chosen));
});

test('what is open and what changed is drawn besides what was asked for, once each', () => {
  const [a, b, c] = [one('A'), one('B'), one('C')];
  const drawn = drawnOf([a, b], [b, c], a, []);
  assert.deepEqual(new Set(drawn.map((i) => i.code)), new Set(['A', 'B', 'C']));
  assert.equal(drawnOf([a, b], [b, c], a, drawn), drawn);
  assert.notEqual(drawnOf([a, b], [], a, drawn), drawn);
});

test('what says the same stays the same object', () => {
  const before = [one('A'), one('B')];
  assert.equal(kept([...before], before), before);
  assert.notEqual(kept([before[0], one('B', 2)], before), before);
  assert.ok(isSame(one('A'), one('A')));
  assert.ok(!isSame(one('A'), one('A', 2)));
  assert.ok(!isSame(undefined, one('A')));
});

test('an initiative that is on its way is neither open nor forgotten', () => {
  const answers = { known: new Map([['A', one('A')]]), list: { rows: [] }, drawn: [], counts: {}, found: {} };
  const model = (selected) => tiledModel({}, answers, { ...DEFAULTS, selected });
  assert.equal(model('A').selected.code, 'A');
  assert.equal(model('A').isComing, false);
  assert.equal(model('B').selected, null);
  assert.equal(model('B').isComing, true);
  assert.equal(model(null).isComing, false);
});

test('a tile says enough to draw an initiative as its footprint would be', () => {
  const sketch = toSketch({
    codigo: 'CAL-03',
    nombre: 'Paseo',
    nombre_en: '',
    objetivos: 'OE1,OE2',
    precision: 'sector',
    ubicacion: 'referencial',
    supuesta: true,
  });
  assert.deepEqual(sketch.objectives, ['OE1', 'OE2']);
  assert.equal(sketch.name.en, 'Paseo');
  assert.deepEqual([sketch.exact, sketch.assumed], [false, true]);
});
