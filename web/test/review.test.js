import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANGE_COLORS, changeStyle } from '../map/changes.js';
import { kindsIn } from '../map/difference.js';
import { PALETTE } from '../map/palette.js';
import { linkTo, readAddress, screenOf, writeAddress } from '../review/address.js';
import { comunaNames, createFields, inOrder } from '../review/fields.js';
import { isSame, measuresOf } from '../review/measures.js';
import {
  changedSince,
  choose,
  obstacle,
  outcomeOf,
  resolutionsOf,
  stillValid,
  undecided,
} from '../review/publication.js';
import { mayPublish, mayReview, split } from '../review/rights.js';
import { asAsked, dayInChile, previousOf, versionOn } from '../review/timeline.js';
import { itemsBetween, wordsBetween } from '../review/words.js';

const square = (x) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 0],
      [x + 1, 0],
      [x + 1, 1],
      [x, 0],
    ],
  ],
});

const conflict = (vigente = 'B') => ({ campo: 'nombre', base: 'A', vigente, propuesta: 'C' });

const edition = (more = {}) => ({
  codigo: 'CAL-03',
  nueva: false,
  retirar: null,
  base: { version: 4, campos: { nombre: 'A' }, geometria: square(0) },
  vigente: { version: 5, campos: { nombre: 'B', nota: 'x' }, geometria: square(0) },
  propuesta: { campos: { nombre: 'C' }, geometria: square(2) },
  resultado: { campos: { nombre: 'C' }, geometria: square(2) },
  conflictos: [],
  cambios: [{ campo: 'nota', antes: 'x', despues: 'y' }],
  diferencia: { agregados: 1, quitados: 0, movidos: 0 },
  ...more,
});

const preview = (...ediciones) => ({ se_puede: true, por_que_no: null, ediciones });

/* The address */

test('an address survives being written and read', () => {
  const addresses = [
    { draft: '0b9d3a52-1111-4c6e-9a56-aaaaaaaaaaaa', edition: 'CAL-03' },
    { code: 'CAL-03', version: 4, from: 2 },
    { code: 'ANF-12', date: '2026-06-01', lang: 'en' },
    {},
  ];
  for (const address of addresses) {
    const all = { ...readAddress(''), ...address };
    assert.deepEqual(readAddress(writeAddress(all)), all);
  }
});

test('nonsense in an address is left out', () => {
  const address = readAddress('?borrador=<b>&historia=../x&version=-1&desde=1e9&fecha=2026-13-01&idioma=de');
  assert.deepEqual(address, readAddress(''));
});

test('an address leads to one screen', () => {
  assert.equal(screenOf(readAddress('')), 'queue');
  assert.equal(screenOf(readAddress('?historia=cal-03')), 'history');
  assert.equal(screenOf(readAddress('?borrador=0b9d3a52-1111')), 'draft');
  assert.equal(linkTo({ lang: 'en', code: 'CAL-03' }), '/revision?idioma=en&historia=CAL-03');
});

/* Words */

const without = (pieces, kind) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('');

test('the words that differ are marked, and nothing else', () => {
  assert.deepEqual(wordsBetween('Parque del río Loa', 'Parque urbano del río Loa, norte'), [
    { kind: 'same', text: 'Parque ' },
    { kind: 'new', text: 'urbano ' },
    { kind: 'same', text: 'del río Loa' },
    { kind: 'new', text: ', norte' },
  ]);
  assert.deepEqual(wordsBetween('a', 'a'), [{ kind: 'same', text: 'a' }]);
});

test('words that changed side by side are one change, old before new', () => {
  assert.deepEqual(wordsBetween('el puerto viejo grande', 'el muelle nuevo grande'), [
    { kind: 'same', text: 'el ' },
    { kind: 'gone', text: 'puerto viejo' },
    { kind: 'new', text: 'muelle nuevo' },
    { kind: 'same', text: ' grande' },
  ]);
});

test('whatever the texts (seeded), leaving out one side gives back the other', () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const words = ['río', 'Loa', ' ', ', ', 'de', ' ', 'ñandú', '12', '\n', '—'];
  const text = () => Array.from({ length: random(14) }, () => words[random(words.length)]).join('');
  for (let i = 0; i < 4000; i++) {
    const [before, after] = [text(), text()];
    const pieces = wordsBetween(before, after);
    assert.equal(without(pieces, 'new'), before);
    assert.equal(without(pieces, 'gone'), after);
  }
});

test('very long texts end in time and still add up', () => {
  const before = Array.from({ length: 3000 }, (_, i) => `a${i}`).join(' ');
  const after = Array.from({ length: 3000 }, (_, i) => `b${i}`).join(' ');
  const pieces = wordsBetween(before, after);
  assert.equal(without(pieces, 'new'), before);
  assert.equal(without(pieces, 'gone'), after);
});

test('of lists, each item is told once', () => {
  assert.deepEqual(itemsBetween(['a', 'b'], ['b', 'c']), [
    { kind: 'gone', text: 'a' },
    { kind: 'same', text: 'b' },
    { kind: 'new', text: 'c' },
  ]);
});

/* Publication */

test('a conflict must be decided before anything is told to the service', () => {
  const seen = preview(edition({ conflictos: [conflict()] }), edition({ codigo: 'CAL-05' }));
  assert.deepEqual(
    undecided(seen, {}).map(({ code, campo }) => [code, campo]),
    [['CAL-03', 'nombre']],
  );
  assert.equal(obstacle(seen, {}), 'conflicts');
  const choices = choose('CAL-03', 'nombre', 'propuesta')({});
  assert.equal(obstacle(seen, choices), null);
  assert.deepEqual(resolutionsOf(seen, choices), { 'CAL-03': { nombre: 'propuesta' } });
});

test('what the service says against a publication stands, unless the conflicts are the reason', () => {
  assert.equal(
    obstacle({ ...preview(edition()), se_puede: false, por_que_no: 'Tiene hallazgos.' }, {}),
    'Tiene hallazgos.',
  );
  assert.equal(obstacle({ ...preview(edition()), se_puede: false, por_que_no: null }, {}), 'unknown');
  const choices = choose('CAL-03', 'nombre', 'vigente')({});
  const decided = { ...preview(edition({ conflictos: [conflict()] })), se_puede: false, por_que_no: 'Hay conflictos.' };
  assert.equal(obstacle(decided, choices), null);
});

test('choosing never changes the choices that were', () => {
  const first = Object.freeze({ 'CAL-03': Object.freeze({ nombre: 'vigente' }) });
  const second = choose('CAL-03', 'geometria', 'propuesta')(first);
  assert.deepEqual(first, { 'CAL-03': { nombre: 'vigente' } });
  assert.deepEqual(second, { 'CAL-03': { nombre: 'vigente', geometria: 'propuesta' } });
});

test('a decision about something that changed meanwhile is asked again', () => {
  const choices = choose('CAL-03', 'nombre', 'vigente')({});
  const before = preview(edition({ conflictos: [conflict('B')] }));
  assert.deepEqual(stillValid(choices, before, preview(edition({ conflictos: [conflict('B')] }))), choices);
  assert.deepEqual(stillValid(choices, before, preview(edition({ conflictos: [conflict('Z')] }))), {});
  assert.deepEqual(stillValid(choices, before, preview(edition())), {});
});

test('what changed since the reviewer looked is told, and nothing when nothing did', () => {
  const before = preview(edition(), edition({ codigo: 'CAL-05' }));
  assert.deepEqual(changedSince(before, structuredClone(before)), []);
  const now = edition({
    vigente: { version: 6, campos: { nombre: 'D', nota: 'x' }, geometria: square(9) },
    conflictos: [conflict('D')],
  });
  assert.deepEqual(changedSince(before, preview(now, edition({ codigo: 'CAL-09' }))), [
    { kind: 'gone', code: 'CAL-05' },
    { kind: 'version', code: 'CAL-03', from: 5, to: 6 },
    { kind: 'field', code: 'CAL-03', field: 'nombre', before: 'B', after: 'D' },
    { kind: 'shape', code: 'CAL-03' },
    { kind: 'conflict', code: 'CAL-03', field: 'nombre' },
    { kind: 'added', code: 'CAL-09' },
  ]);
});

test('the outcome follows the decisions', () => {
  const contested = edition({ conflictos: [conflict()] });
  const fields = (choices) => outcomeOf(contested, choices).changes.map(({ campo }) => campo);
  assert.deepEqual(fields({}), ['nota']);
  assert.deepEqual(fields(choose('CAL-03', 'nombre', 'propuesta')({})), ['nota', 'nombre']);
  assert.deepEqual(fields(choose('CAL-03', 'nombre', 'vigente')({})), ['nota']);

  const shape = edition({ resultado: null, conflictos: [{ campo: 'geometria', lugar: square(1) }] });
  assert.deepEqual(outcomeOf(shape, {}).after, square(2));
  const kept = outcomeOf(shape, choose('CAL-03', 'geometria', 'vigente')({}));
  assert.deepEqual([kept.before, kept.after, kept.decided], [square(0), square(2), 'vigente']);
  assert.equal(outcomeOf(shape, {}).difference, null);
  assert.deepEqual(outcomeOf(shape, {}).place, square(1));
});

test('a new initiative has no before, a retired one no after', () => {
  const nothing = { version: null, campos: {}, geometria: null, retirada: false };
  assert.equal(outcomeOf(edition({ vigente: nothing, nueva: true }), {}).before, null);
  const retired = edition({
    propuesta: { campos: {}, geometria: square(0), retirada: true },
    conflictos: [{ campo: 'retiro', base: false, vigente: false, propuesta: true }],
  });
  assert.equal(outcomeOf(retired, {}).after, null);
  assert.deepEqual(outcomeOf(retired, choose('CAL-03', 'retiro', 'vigente')({})).after, square(2));
});

/* History */

const versions = [
  { version: 4, fecha: '2026-11-18T15:00:00Z' },
  // The first of July in Chile, the second in Greenwich.
  { version: 3, fecha: '2026-07-02T03:30:00Z' },
  { version: 1, fecha: '2026-05-20T15:00:00Z' },
];

test('a day ends when it ends in Chile', () => {
  assert.equal(dayInChile('2026-07-02T03:30:00Z'), '2026-07-01');
  assert.equal(versionOn(versions, '2026-07-01').version, 3);
  assert.equal(versionOn(versions, '2026-06-30').version, 1);
  assert.equal(versionOn(versions, '2026-05-19'), null);
});

test('an address shows versions that exist, and says which do not', () => {
  const asked = (address) => {
    const { shown, against, missing } = asAsked(versions, { version: null, from: null, date: null, ...address });
    return [shown?.version ?? null, against?.version ?? null, missing];
  };
  assert.deepEqual(asked({}), [4, 3, null]);
  assert.deepEqual(asked({ version: 1 }), [1, null, null]);
  assert.deepEqual(asked({ version: 3, from: 4 }), [3, 4, null]);
  assert.deepEqual(asked({ version: 2 }), [4, 3, 'version']);
  assert.deepEqual(asked({ version: 3, from: 9 }), [3, 1, 'from']);
  assert.deepEqual(asked({ version: 3, from: 3 }), [3, null, null]);
  assert.deepEqual(asked({ date: '2026-06-01' }), [1, null, null]);
  assert.deepEqual(asked({ date: '2020-01-01' }), [null, null, 'date']);
  assert.equal(previousOf(versions, 3), 1);
});

/* Who may */

test('reviewing goes by layer, and an administrator reviews all', () => {
  const account = (rol, capa) => ({ es_admin: rol === 'admin', permisos: [{ rol, capa }] });
  assert.ok(mayPublish(account('revisor', 'calama'), 'calama'));
  assert.ok(!mayPublish(account('revisor', 'calama'), 'rutas'));
  assert.ok(!mayPublish(account('planificador', 'calama'), 'calama'));
  assert.ok(mayPublish(account('admin', null), 'rutas'));
  assert.ok(!mayPublish(null, 'calama') && !mayReview(null) && !mayReview(account('planificador', 'calama')));
});

test('what one may publish comes first, the longest waiting on top', () => {
  const draft = (id, when, ...puede) => ({ id, puede, modificado: when, sucesos: [] });
  const found = split([draft('a', '2026-02', 'publicar'), draft('b', '2026-01'), draft('c', '2026-01', 'publicar')]);
  assert.deepEqual(
    found.mine.map(({ id }) => id),
    ['c', 'a'],
  );
  assert.deepEqual(
    found.others.map(({ id }) => id),
    ['b'],
  );
});

/* Measures and fields */

test('both sides of a measure have one unit, and subtracting them gives the change', () => {
  const [area, length] = measuresOf({
    superficie_antes_m2: 9000,
    superficie_despues_m2: 21345,
    longitud_antes_m: 18234,
    longitud_despues_m: 19456,
  });
  assert.deepEqual(area, { kind: 'area', unit: 'ha', before: 0.9, after: 2.135, change: 1.235, percent: 137.2 });
  assert.deepEqual(length, { kind: 'length', unit: 'km', before: 18.23, after: 19.46, change: 1.23, percent: 6.7 });
});

test('what has no area has no area to compare, and what is new nothing to compare with', () => {
  const point = { superficie_antes_m2: 0, superficie_despues_m2: 0, longitud_antes_m: null, longitud_despues_m: null };
  assert.deepEqual(measuresOf(point), []);
  const [made] = measuresOf({ superficie_antes_m2: null, superficie_despues_m2: 2.5e8 });
  assert.deepEqual(made, { kind: 'area', unit: 'km²', before: null, after: 250, change: null, percent: null });
  assert.ok(isSame({ agregados: 0, quitados: 0, movidos: 0 }) && !isSame({ agregados: 0, quitados: 0, movidos: 1 }));
});

test('values are read in the words of people', () => {
  const texts = { pick: ({ es }) => es, text: (key) => key, has: () => false, number: String, language: () => 'es' };
  const vocabulary = { layer: [{ code: 'calama', name: { es: 'Calama', en: 'Calama' } }] };
  const comunas = comunaNames([{ properties: { comunas_codigos: ['02201'], comunas: ['Calama'] } }]);
  const fields = createFields({ texts, vocabulary, comunas });
  assert.equal(fields.read('capa', 'calama'), 'Calama');
  assert.equal(fields.read('capa', 'nueva'), 'nueva');
  assert.deepEqual(fields.read('comunas_codigos', ['02201', '99999']), ['Calama', '99999']);
  assert.equal(fields.read('nota', ''), null);
  assert.equal(fields.read('etiquetas', []), null);
  assert.equal(fields.read('asterisco', false), 'review.no');
  assert.deepEqual(
    inOrder([{ campo: 'zzz' }, { campo: 'nota' }, { campo: 'nombre' }]).map(({ campo }) => campo),
    ['nombre', 'nota', 'zzz'],
  );
});

/* The map */

function contrast(a, b) {
  const luminance = (hex) => {
    const [r, g, b] = [1, 3, 5]
      .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('the colours of a difference can be seen on land and sea, and read on white', () => {
  for (const [kind, color] of Object.entries(CHANGE_COLORS)) {
    assert.ok(contrast(color, '#ffffff') >= 4.5, kind);
    for (const ground of ['land', 'sea', 'urban', 'salar']) {
      assert.ok(contrast(color, PALETTE[ground]) >= 3, `${kind} on ${ground}`);
    }
  }
});

test('without colour, no two states look alike', () => {
  for (const isArea of [true, false]) {
    const looks = Object.keys(CHANGE_COLORS).map((kind) => {
      const { dashArray, weight, fillColor } = changeStyle(kind, { isArea });
      return JSON.stringify([dashArray, weight, isArea && String(fillColor).startsWith('url') ? fillColor : '']);
    });
    assert.equal(new Set(looks).size, looks.length, looks.join(' '));
  }
});

test('the legend explains what is on the map and nothing else', () => {
  const difference = { agregados: 2, quitados: 0, movidos: 0, parte_agregada: square(0), parte_quitada: null };
  assert.deepEqual(
    kindsIn({ before: square(0), after: square(1), difference, place: null }).map(
      ({ kind, form }) => `${kind} ${form}`,
    ),
    ['before area', 'after area', 'added area', 'added vertex'],
  );
});
