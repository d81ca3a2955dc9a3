import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { crcOf } from '../importing/zip.js';
import { boxOf } from '../importing/box.js';
import { bodyOfChoices, choicesOf, columnsAgree, readCode } from '../importing/choices.js';
import { bringsFiles, oneFile } from '../importing/files.js';
import { countsOf, featuresOf, titleOf } from '../importing/filter.js';
import { follow } from '../importing/follow.js';
import { isUnfinished, phaseOf, progressOf } from '../importing/phase.js';
import * as plans from '../importing/plan.js';
import { parseTarget, valueOf } from '../importing/target.js';

/** A feature as the service tells it. */
const feature = (objeto, propuesta, more = {}) => ({
  type: 'Feature',
  geometry: null,
  properties: { objeto, etiqueta: `registro ${objeto}`, valores: {}, notas: [], rechazo: null, propuesta, ...more },
});
const change = (codigo, base = 2) => ({ accion: 'cambiar', codigo, base });

const FEATURES = [
  feature(1, change('CAL-03')),
  feature(2, { accion: 'nueva' }),
  feature(3, { accion: 'igual', codigo: 'CAL-05' }),
  feature(4, change('CAL-09'), { rechazo: 'No tiene forma.' }),
  feature(5, { accion: 'nueva' }),
  feature(6, change('CAL-03')),
];
const LAYERS = [
  { columnas: [{ nombre: 'NOMBRE', campo: 'nombre' }] },
  {
    columnas: [
      { nombre: 'TITULO', campo: 'nombre' },
      { nombre: 'OBS', campo: null },
    ],
  },
];
const plan = () => plans.createPlan(FEATURES, LAYERS, 'Importación de area.zip');

test('a plan begins with what the service proposes, and takes nothing in that was refused', () => {
  assert.deepEqual([...plan().targets.values()].map(valueOf), [
    'change CAL-03',
    'new',
    'same CAL-05',
    'skip',
    'new',
    'change CAL-03',
  ]);
  assert.deepEqual(plans.targetOf({ rechazo: null, propuesta: null }), { kind: 'skip' });
});

test('a field is taken from one column only, the first that was guessed', () => {
  assert.deepEqual(plan().columns, { NOMBRE: 'nombre' });
  const moved = plans.withColumn(plan(), 'TITULO', 'nombre');
  assert.deepEqual(moved.columns, { TITULO: 'nombre' });
  assert.deepEqual(plans.withColumn(moved, 'TITULO', null).columns, {});
});

test('a plan is a value: a step leaves the one before as it was', () => {
  const before = plan();
  const after = plans.withTarget(before, [2, 5], { kind: 'new', group: 'a' });
  assert.equal(valueOf(before.targets.get(2)), 'new');
  assert.equal(valueOf(after.targets.get(2)), 'group a');
  assert.deepEqual(plans.groupsOf(after), ['a']);
});

test('what is summed up counts initiatives, not features', () => {
  assert.deepEqual(plans.summaryOf(plan()), { changed: 1, made: 2, same: 1, skipped: 1, joined: 2 });
  const joined = plans.withTarget(plan(), [2, 5], { kind: 'new', group: 'a' });
  assert.deepEqual(plans.summaryOf(joined), { changed: 1, made: 1, same: 1, skipped: 1, joined: 4 });
  assert.equal(plans.companions(joined, 2), 2);
  assert.equal(plans.companions(joined, 1), 2);
  assert.equal(plans.companions(plan(), 2), 1);
  assert.equal(plans.companions(plan(), 3), 1);
});

test('new initiatives need a layer, by a column or for all', () => {
  assert.deepEqual(plans.mistakesOf(plan()), ['layer']);
  assert.deepEqual(plans.mistakesOf(plans.withValue(plan(), 'capa', 'calama')), []);
  assert.deepEqual(plans.mistakesOf(plans.withColumn(plan(), 'OBS', 'capa')), []);
  const none = plans.withTarget(plan(), [2, 5], { kind: 'skip' });
  assert.deepEqual(plans.mistakesOf(none), []);
});

test('a draft needs a title and at least one change', () => {
  const empty = plans.withTitle(plans.withTarget(plan(), [1, 2, 5, 6], { kind: 'skip' }), '  ');
  assert.deepEqual(plans.mistakesOf(empty), ['title', 'nothing']);
});

test('the acceptance names only what is taken in, with the version it was compared with', () => {
  const grouped = plans.withTarget(plan(), [5], { kind: 'new', group: 'a' });
  const body = plans.bodyOf(plans.withValue(grouped, 'capa', 'calama'), () => 7);
  assert.deepEqual(body, {
    titulo: 'Importación de area.zip',
    columnas: { NOMBRE: 'nombre' },
    actualizar_campos: false,
    comunes: { capa: 'calama' },
    destinos: [
      { objeto: 1, codigo: 'CAL-03', base: 7 },
      { objeto: 2, nueva: true },
      { objeto: 5, nueva: true, grupo: 'a' },
      { objeto: 6, codigo: 'CAL-03', base: 7 },
    ],
  });
});

test('a common value that is emptied is not sent', () => {
  const some = plans.withValue(plan(), 'objetivos', ['OE1']);
  assert.deepEqual(some.values, { objetivos: ['OE1'] });
  for (const nothing of ['', null, false, []]) assert.deepEqual(plans.withValue(some, 'objetivos', nothing).values, {});
});

test('targets survive being written and read', () => {
  const targets = [
    { kind: 'change', code: 'CAL-03' },
    { kind: 'same', code: 'CAL-05' },
    { kind: 'new', group: null },
    { kind: 'new', group: 'b' },
    { kind: 'skip' },
  ];
  for (const target of targets) assert.deepEqual(parseTarget(valueOf(target)), target);
});

test('features are found by what becomes of them', () => {
  const { targets } = plan();
  assert.deepEqual(countsOf(FEATURES, targets), {
    all: 6,
    change: 2,
    new: 2,
    same: 1,
    skip: 0,
    repaired: 0,
    refused: 1,
  });
  const shown = featuresOf(FEATURES, targets, 'new').map(({ properties }) => properties.objeto);
  assert.deepEqual(shown, [2, 5]);
});

test('a feature is called by its name, else by where it stands; what looks like markup stays text', () => {
  const { properties } = feature(1, null, { valores: { NOMBRE: ' <b>=1+1</b> ' } });
  assert.equal(titleOf(properties, { NOMBRE: 'nombre' }), '<b>=1+1</b>');
  assert.equal(titleOf(properties, {}), 'registro 1');
  assert.equal(titleOf({ valores: null, etiqueta: 'fila 2' }, { NOMBRE: 'nombre' }), 'fila 2');
});

test('the states of the service have a phase each; one that is not known yet is waited for', () => {
  const phases = ['leyendo', 'pregunta', 'listo', 'rechazado', 'aceptado', 'otro'].map((estado) => phaseOf({ estado }));
  assert.deepEqual(phases, ['reading', 'question', 'ready', 'refused', 'accepted', 'reading']);
  assert.ok(isUnfinished({ estado: 'listo' }));
  assert.ok(!isUnfinished({ estado: 'aceptado' }));
});

test('progress knows its share only where the whole is known', () => {
  assert.deepEqual(progressOf({ etapa: 'leer', hechos: 50, total: 200 }), {
    stage: 'leer',
    done: 50,
    total: 200,
    share: 0.25,
  });
  assert.equal(progressOf({ etapa: 'reconocer', hechos: 0, total: null }).share, null);
  assert.equal(progressOf({ etapa: 'leer', hechos: 5, total: 0 }).share, null);
  assert.equal(progressOf(null).stage, 'esperar');
  assert.equal(progressOf({ etapa: 'bailar', hechos: 3, total: 2 }).share, 1);
});

test('one file is taken; folders, several and empty ones are told apart', async () => {
  const area = { name: 'area.zip', size: 12 };
  assert.deepEqual(await oneFile([area]), { file: area, trouble: null });
  assert.equal((await oneFile([area, area])).trouble, 'many');
  assert.equal((await oneFile([area], true)).trouble, 'folder');
  assert.equal((await oneFile([{ name: 'a', size: 0 }])).trouble, 'empty');
  assert.equal((await oneFile([])).trouble, 'none');
  assert.ok(bringsFiles({ types: ['Files'] }));
  assert.ok(!bringsFiles({ types: ['text/plain'] }));
  assert.ok(!bringsFiles(null));
});

test('the loose parts of a shapefile become one zip, which others can read', async () => {
  const parts = [new File(['shapes'], 'Área.SHP'), new File(['table'], 'Área.dbf'), new File([''], 'Área.cpg')];
  const { file, trouble } = await oneFile(parts);
  assert.equal(trouble, null);
  assert.equal(file.name, 'Área.zip');
  const read = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const texts = Object.entries(read).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]);
  assert.deepEqual(Object.fromEntries(texts), { 'Área.SHP': 'shapes', 'Área.dbf': 'table', 'Área.cpg': '' });
  assert.equal((await oneFile([parts[0], new File(['x'], 'notas.pdf')])).trouble, 'many');
  assert.equal((await oneFile([parts[1], parts[2]])).trouble, 'many');
});

test('the sum of a zip is that of the standard', async () => {
  assert.equal(await crcOf(new Blob(['123456789'])), 0xcbf43926);
});

test('an EPSG code is read as people write it', () => {
  assert.equal(readCode(' epsg: 24879 '), 'EPSG:24879');
  assert.equal(readCode('32719'), 'EPSG:32719');
  assert.equal(readCode('  '), null);
  for (const text of ['UTM 19', '12', 'EPSG:', '24879 S']) assert.equal(readCode(text), undefined);
});

test('what was not chosen is not sent, and columns come in pairs', () => {
  const choices = choicesOf({ crs: 'EPSG:24879' });
  assert.deepEqual(bodyOfChoices(choices), { crs: 'EPSG:24879', ejes: 'normales' });
  assert.ok(columnsAgree(choices));
  assert.ok(columnsAgree({ x: 'este', y: 'norte' }));
  assert.ok(!columnsAgree({ x: 'este', y: null }));
  assert.ok(!columnsAgree({ x: 'este', y: 'este' }));
});

test('the box holds every part, those of collections too', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [-69, -22],
      [-68, -23],
    ],
  };
  const both = { type: 'GeometryCollection', geometries: [line, { type: 'Point', coordinates: [-70, -22.5] }] };
  assert.deepEqual(boxOf(both, null), [-70, -23, -68, -22]);
  assert.equal(boxOf(null), null);
  assert.equal(boxOf({ type: 'GeometryCollection', geometries: [] }), null);
});

/** Runs what is due by hand. */
function clock() {
  const due = [];
  return { later: (job) => due.push(job), tick: async () => due.shift()?.(), waits: () => due.length > 0 };
}

test('the reading is followed until it has ended', async () => {
  const { later, tick, waits } = clock();
  const answers = [{ estado: 'leyendo' }, { estado: 'leyendo' }, { estado: 'listo' }];
  const heard = [];
  follow({
    ask: async () => answers.shift(),
    isBusy: (found) => phaseOf(found) === 'reading',
    onNews: ({ estado }) => heard.push(estado),
    onTrouble: assert.fail,
    later,
  });
  while (waits()) await tick();
  assert.deepEqual(heard, ['leyendo', 'leyendo', 'listo']);
});

test('a line that breaks is tried again, an import that is gone is not', async () => {
  const { later, tick, waits } = clock();
  const errors = [{ kind: 'network' }, { kind: 'timeout' }, { kind: 'notFound' }];
  const told = [];
  follow({
    ask: () => Promise.reject(errors.shift()),
    isBusy: () => true,
    onNews: assert.fail,
    onTrouble: ({ kind }) => told.push(kind),
    later,
  });
  while (waits()) await tick();
  assert.deepEqual(told, ['notFound']);
});

test('who stops following hears nothing more', async () => {
  const { later, tick } = clock();
  const stop = follow({
    ask: async () => ({ estado: 'leyendo' }),
    isBusy: () => true,
    onNews: assert.fail,
    onTrouble: assert.fail,
    later,
  });
  stop();
  await tick();
});
