import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFacets, filterInitiatives, isFiltered, toggled } from '../state/filter.js';
import { DEFAULTS, NO_FILTERS } from '../state/state.js';
import { initiative } from './sample.js';

const all = [
  initiative('CAL-01', { nombre: 'Avenida Granaderos', tema: 'rutas', capa: 'calama' }),
  initiative('CAL-02', { nombre: 'Red de aguas grises', tema: 'aguas', capa: 'calama' }),
  initiative('TOC-03', {
    nombre: 'Reúso de aguas en Ollagüe',
    tema: 'aguas',
    capa: 'tocopilla',
    objetivos: ['OE1', 'OE2'],
    comunas: ['Ollagüe'],
  }),
  initiative('REG-10', { nombre: 'Ruta 5', tema: 'rutas', capa: 'rutas', responsable: 'gobierno' }),
];
const codes = (state) => filterInitiatives(all, { ...DEFAULTS, ...state }).map((i) => i.code);

test('nothing chosen lets everything through', () => {
  assert.equal(codes({}).length, 4);
  assert.equal(isFiltered(DEFAULTS), false);
});

test('accents and case do not matter', () => {
  assert.deepEqual(codes({ q: 'ollague' }), ['TOC-03']);
  assert.deepEqual(codes({ q: 'REÚSO' }), ['TOC-03']);
  assert.deepEqual(codes({ q: 'OLLAGÜE' }), ['TOC-03']);
});

test('all words must be there, each as the start of a word', () => {
  assert.deepEqual(codes({ q: 'aguas red' }), ['CAL-02']);
  assert.deepEqual(codes({ q: 'guas' }), []);
});

test('a code finds its initiative, with or without hyphen and case', () => {
  assert.deepEqual(codes({ q: 'cal-02' }), ['CAL-02']);
  assert.deepEqual(codes({ q: 'cal 02' }), ['CAL-02']);
});

test('a text of signs and blanks only filters nothing', () => {
  assert.equal(codes({ q: '  -- ' }).length, 4);
  assert.equal(isFiltered({ ...DEFAULTS, q: ' -' }), false);
});

test('choices of one facet add up, facets narrow each other', () => {
  assert.deepEqual(codes({ filters: { ...NO_FILTERS, layer: ['calama', 'rutas'] } }), ['CAL-01', 'CAL-02', 'REG-10']);
  assert.deepEqual(codes({ filters: { ...NO_FILTERS, layer: ['calama', 'rutas'], theme: ['rutas'] } }), [
    'CAL-01',
    'REG-10',
  ]);
});

test('an initiative of two objectives is found by either', () => {
  assert.deepEqual(codes({ filters: { ...NO_FILTERS, objective: ['OE2'] } }), ['TOC-03']);
});

test('the number beside a choice is what choosing it alone in its facet would show', () => {
  const states = [
    DEFAULTS,
    { ...DEFAULTS, q: 'aguas' },
    { ...DEFAULTS, filters: { ...NO_FILTERS, theme: ['aguas'], layer: ['calama'] } },
  ];
  for (const state of states) {
    const counts = countFacets(all, state);
    for (const key of Object.keys(NO_FILTERS)) {
      for (const code of ['calama', 'rutas', 'tocopilla', 'OE1', 'OE2', 'aguas', 'regional', 'gobierno']) {
        const chosen = { ...state, filters: { ...state.filters, [key]: [code] } };
        assert.equal(counts[key].get(code) ?? 0, filterInitiatives(all, chosen).length, `${key} ${code}`);
      }
    }
  }
});

test('toggling twice changes nothing, and never the original', () => {
  const once = toggled(NO_FILTERS, 'layer', 'calama');
  assert.deepEqual(once.layer, ['calama']);
  assert.deepEqual(toggled(once, 'layer', 'calama'), NO_FILTERS);
  assert.deepEqual(NO_FILTERS.layer, []);
});
