import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../state/state.js';
import { readUrl, writeUrl } from '../state/url.js';

const known = {
  layer: new Set(['tocopilla', 'antofagasta', 'calama', 'rutas', 'regional']),
  objective: new Set(['OE1', 'OE2', 'OE3', 'OE4', 'OE5']),
  theme: new Set(['aguas', 'rutas']),
  responsible: new Set(['regional', 'gobierno']),
  selected: new Set(['CAL-03']),
};

test('a bare address is the default state, and the default state is a bare address', () => {
  assert.deepEqual(readUrl('', known), { state: { ...DEFAULTS }, ignored: [] });
  assert.equal(writeUrl(DEFAULTS), '');
});

test('every part of the state survives the trip through the address', () => {
  const state = {
    lang: 'en',
    q: 'río & ñandú',
    filters: { layer: ['calama', 'rutas'], objective: ['OE2'], theme: ['aguas'], responsible: ['gobierno'] },
    selected: 'CAL-03',
    colorBy: 'theme',
    base: 'osm',
    view: { zoom: 12.5, lat: -22.4624, lon: -68.9272 },
    date: '2025-06-01',
  };
  const url = writeUrl(state);
  assert.deepEqual(readUrl(url, known), { state, ignored: [] });
  assert.match(url, /^\?idioma=en&q=r%C3%ADo%20%26%20%C3%B1and%C3%BA&capa=calama,rutas&objetivo=OE2&/);
  assert.match(url, /&iniciativa=CAL-03&color=tema&fondo=osm&fecha=2025-06-01&vista=12\.5\/-22\.4624\/-68\.9272$/);
});

test('random states survive the trip (seeded)', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const some = (set) => [...set].filter(() => random() < 0.4);
  for (let n = 0; n < 300; n++) {
    const state = {
      lang: random() < 0.5 ? 'es' : 'en',
      q: random() < 0.5 ? '' : 'agua, tren/calle?',
      filters: Object.fromEntries(['layer', 'objective', 'theme', 'responsible'].map((key) => [key, some(known[key])])),
      selected: random() < 0.5 ? null : 'CAL-03',
      colorBy: random() < 0.5 ? 'objective' : 'theme',
      base: random() < 0.5 ? 'embedded' : 'osm',
      view:
        random() < 0.5
          ? null
          : {
              zoom: Math.round(random() * 26 + 10) / 2,
              lat: -Number((20 + random() * 6).toFixed(4)),
              lon: -Number((66 + random() * 5).toFixed(4)),
            },
      date: random() < 0.5 ? null : random() < 0.5 ? '2024-02-29' : '2025-06-01T12:00:00.123456Z',
    };
    assert.deepEqual(readUrl(writeUrl(state), known), { state, ignored: [] });
  }
});

test('a date that is none, or is to come, is left out and named', () => {
  for (const text of [
    '2025-02-30',
    '2025-6-1',
    'ayer',
    '2999-01-01',
    '2025-06-01T12:00:00',
    '2025-06-01T99:00:00Z',
    '',
  ]) {
    const { state, ignored } = readUrl(`?fecha=${encodeURIComponent(text)}`, known);
    assert.equal(state.date, null, text);
    assert.deepEqual(ignored, [`fecha=${text}`]);
  }
  assert.equal(readUrl('?fecha=2025-06-01T12:00:00-04:00', known).state.date, '2025-06-01T12:00:00-04:00');
});

test('unknown and malformed values are left out and named', () => {
  const { state, ignored } = readUrl(
    '?idioma=fr&capa=calama,luna&objetivo=OE9&iniciativa=XXX-99&color=rosa&fondo=google&vista=12/abc/1',
    known,
  );
  assert.deepEqual(state, { ...DEFAULTS, filters: { ...DEFAULTS.filters, layer: ['calama'] } });
  assert.deepEqual(ignored, [
    'capa=luna',
    'objetivo=OE9',
    'iniciativa=XXX-99',
    'idioma=fr',
    'color=rosa',
    'fondo=google',
    'vista=12/abc/1',
  ]);
});

test('names of the object prototype are no values', () => {
  assert.deepEqual(readUrl('?idioma=constructor&color=toString', known).state, { ...DEFAULTS });
});

test('a view out of this world is left out', () => {
  for (const view of ['99/0/0', '5/-91/0', '5/0/-181', '5/0', '/////', '5/-22/-68/1']) {
    const { state, ignored } = readUrl(`?vista=${view}`, known);
    assert.equal(state.view, null, view);
    assert.equal(ignored.length, 1, view);
  }
});

test('a text of thousands of letters is left out', () => {
  const { state, ignored } = readUrl(`?q=${'x'.repeat(5000)}`, known);
  assert.equal(state.q, '');
  assert.equal(ignored.length, 1);
  assert.ok(ignored[0].length < 40);
});

test('parameters of others are let be', () => {
  assert.deepEqual(readUrl('?utm_source=correo&capa=calama', known).ignored, []);
});

test('before the data are loaded, well-formed codes are kept', () => {
  const { state, ignored } = readUrl('?capa=luna&iniciativa=ZZZ-01&tema=%3Cb%3E', null);
  assert.deepEqual(state.filters.layer, ['luna']);
  assert.equal(state.selected, 'ZZZ-01');
  assert.deepEqual(ignored, ['tema=<b>']);
});
