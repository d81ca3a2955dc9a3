import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlace } from '../state/catalogue.js';
import { comunasOf, suggest } from '../state/search.js';
import { initiative } from './sample.js';

const place = (nombre, comuna, rango, coordinates) =>
  toPlace({ geometry: { coordinates }, properties: { nombre, clase: 'town', rango, comuna } });
const places = [
  place('Taltal', 'Taltal', 2, [-70.48, -25.4]),
  place('Cruce Taltal', 'Taltal', 4, [-70.33, -25.6]),
  place('María Elena', 'María Elena', 2, [-69.66, -22.34]),
];
const initiatives = [
  initiative('CAL-03', { nombre: 'Borde río El Loa' }),
  initiative('TOC-03', { comunas: ['Taltal'] }),
];
const found = (q) => suggest(q, { initiatives, places }, 'es').map((s) => `${s.kind}:${s.name}`);

test('a place is found without its accents', () => {
  assert.deepEqual(found('maria'), ['comuna:María Elena', 'place:María Elena']);
});

test('comunas come first, then initiatives, then places by rank', () => {
  assert.deepEqual(found('taltal'), [
    'comuna:Taltal',
    'initiative:Iniciativa TOC-03',
    'place:Taltal',
    'place:Cruce Taltal',
  ]);
});

test('a code leads to its initiative', () => {
  assert.deepEqual(found('CAL-03'), ['initiative:Borde río El Loa']);
});

test('among initiatives the code comes first, then the start of the name, then any of it, then the rest', () => {
  const sources = {
    places: [],
    initiatives: [
      initiative('REG-01', { nombre: 'Avenida', etiquetas: ['toc'] }),
      initiative('REG-02', { nombre: 'Bajada Toc' }),
      initiative('REG-03', { nombre: 'Toco' }),
      initiative('TOC-09', { nombre: 'Zanja' }),
    ],
  };
  assert.deepEqual(
    suggest('toc', sources, 'es').map((s) => s.item.code),
    ['TOC-09', 'REG-03', 'REG-02', 'REG-01'],
  );
});

test('nothing typed, nothing offered', () => {
  assert.deepEqual(found(''), []);
  assert.deepEqual(found('  '), []);
});

test('a comuna is as large as its places', () => {
  const taltal = comunasOf(places).find((c) => c.name === 'Taltal');
  assert.deepEqual(taltal.bbox, [-70.48, -25.6, -70.33, -25.4]);
});
