import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  alike,
  changedCodes,
  codesOf,
  create,
  editionOf,
  EMPTY,
  forget,
  readDraft,
  replace,
  retire,
  saysNothing,
  setField,
  setGeometry,
  writeEdition,
} from '../editing/draft.js';
import { createUndo } from '../editing/undo.js';

const POINT = { type: 'Point', coordinates: [-70, -22] };
const OTHER = { type: 'Point', coordinates: [-70, -23] };
const after = (...edits) => edits.reduce((draft, edit) => edit(draft), EMPTY);

test('a change of a field is kept with the version it was made on', () => {
  const draft = after(setField('CAL-03', 4, 'nombre', 'Nuevo', 'Viejo'));
  assert.deepEqual(writeEdition(editionOf(draft, 'CAL-03')), {
    base: 4,
    nueva: false,
    campos: { nombre: 'Nuevo' },
    geometria: null,
    retirar: null,
  });
  assert.deepEqual(codesOf(draft), ['CAL-03']);
  const later = setField('CAL-03', 5, 'nota', 'Algo', null)(draft);
  assert.equal(editionOf(later, 'CAL-03').base, 4);
});

test('what goes back to the base version is no change any more', () => {
  const there = after(setField('A', 1, 'nombre', 'x', 'y'), setGeometry('A', 1, OTHER, POINT));
  const back = setGeometry(
    'A',
    1,
    { coordinates: [-70, -22], type: 'Point' },
    POINT,
  )(setField('A', 1, 'nombre', 'y', 'y')(there));
  assert.deepEqual(back, EMPTY);
  assert.deepEqual(after(setField('A', 1, 'nota', '', null)), EMPTY);
});

test('a change that changes nothing gives back the same draft', () => {
  const draft = after(setField('A', 1, 'objetivos', ['OE1'], []), retire('B', 2, 'repetida'));
  assert.equal(setField('A', 1, 'objetivos', ['OE1'], [])(draft), draft);
  assert.equal(retire('B', 2, 'repetida')(draft), draft);
  assert.equal(retire('C', 2, null)(draft), draft);
  assert.equal(forget('C')(draft), draft);
});

test('a new initiative stays, even with empty fields, until it is forgotten', () => {
  const draft = after(create('CAL-14', { nombre: 'x' }), setField('CAL-14', null, 'nombre', '', ''));
  assert.equal(editionOf(draft, 'CAL-14').nueva, true);
  assert.equal(editionOf(draft, 'CAL-14').campos.nombre, '');
  assert.deepEqual(forget('CAL-14')(draft), EMPTY);
});

test('drafts are frozen whole', () => {
  const draft = after(setGeometry('A', 1, { type: 'Point', coordinates: [1, 2] }, null));
  assert.throws(() => (draft.editions.A.geometria.coordinates[0] = 9), TypeError);
  assert.throws(() => (draft.editions.B = {}), TypeError);
});

test('what the service tells is read, and what there is to save is found', () => {
  const draft = readDraft({
    ediciones: [
      { codigo: 'A', base: 3, nueva: false, campos: { nombre: 'n' }, geometria: null, retirar: null, hallazgos: [] },
    ],
  });
  assert.deepEqual(changedCodes(draft, draft), []);
  const next = setField('B', 1, 'nombre', 'z', 'y')(forget('A')(draft));
  assert.deepEqual(changedCodes(draft, next), ['A', 'B']);
  assert.deepEqual(replace('A', null)(draft), EMPTY);
  assert.equal(saysNothing(editionOf(next, 'A')), true);
});

test('values are compared as JSON, whatever the order of the keys', () => {
  assert.ok(alike({ a: [1, { b: 2 }], c: null }, { a: [1, { b: 2 }] }));
  assert.ok(alike('', null));
  assert.ok(!alike([1, 2], [2, 1]));
  assert.ok(!alike(false, null));
  assert.ok(!alike(0, null));
  assert.ok(!alike({ a: 1 }, [1]));
});

test('undo and redo go through the very drafts that were', () => {
  const undo = createUndo(0);
  for (const n of [1, 2, 3]) undo.do((d) => d + n, `+${n}`);
  assert.equal(undo.get(), 6);
  assert.equal(undo.undoLabel(), '+3');
  assert.equal(undo.undo(), '+3');
  assert.equal(undo.undo(), '+2');
  assert.equal(undo.get(), 1);
  assert.equal(undo.redoLabel(), '+2');
  assert.equal(undo.redo(), '+2');
  assert.equal(undo.get(), 3);
  undo.do((d) => d * 10, 'x10');
  assert.equal(undo.redo(), null);
  assert.equal(undo.canRedo(), false);
  assert.equal(undo.get(), 30);
});

test('any walk of undo and redo stands where a plain list of states stands (seeded)', () => {
  let seed = 5;
  const random = (n) => (seed = (seed * 16807) % 2147483647) % n;
  const undo = createUndo(0);
  let [states, at] = [[0], 0];
  for (let i = 0; i < 5000; i++) {
    const choice = random(4);
    if (choice === 0 && at > 0) at -= 1;
    if (choice === 1 && at < states.length - 1) at += 1;
    if (choice === 0) undo.undo();
    else if (choice === 1) undo.redo();
    else {
      undo.do(() => i + 1, 'step');
      states = [...states.slice(0, at + 1), i + 1];
      at += 1;
    }
    assert.equal(undo.get(), states[at]);
    assert.equal(undo.canUndo(), at > 0);
    assert.equal(undo.canRedo(), at < states.length - 1);
  }
});

test('typing in one field is one step, until a pause or another field', () => {
  let clock = 0;
  const undo = createUndo('', () => clock);
  const type = (letter, key) => undo.do((d) => d + letter, 'typing', key);
  type('a', 'A:nombre');
  clock += 500;
  type('b', 'A:nombre');
  type('c', 'A:nota');
  clock += 5000;
  type('d', 'A:nota');
  undo.rest();
  type('e', 'A:nota');
  const seen = [undo.get()];
  while (undo.canUndo()) {
    undo.undo();
    seen.push(undo.get());
  }
  assert.deepEqual(seen, ['abcde', 'abcd', 'abc', 'ab', '']);
});

test('a step that changes nothing is none, and listeners hear why something changed', () => {
  const heard = [];
  const undo = createUndo(1);
  const stop = undo.subscribe((draft, cause) => heard.push([draft, cause]));
  assert.equal(
    undo.do((d) => d, 'nothing'),
    false,
  );
  undo.do((d) => d + 1, 'more');
  undo.undo();
  undo.redo();
  stop();
  undo.undo();
  assert.deepEqual(heard, [
    [2, 'do'],
    [1, 'undo'],
    [2, 'redo'],
  ]);
});

test("a change by somebody else is not taken away by undoing one's own", () => {
  const undo = createUndo(EMPTY);
  undo.do(setField('A', 1, 'nombre', 'mine', 'was'), 'name');
  undo.rebase(setField('A', 1, 'nota', 'theirs', null));
  undo.undo();
  assert.deepEqual(editionOf(undo.get(), 'A').campos, { nota: 'theirs' });
  undo.redo();
  assert.deepEqual(editionOf(undo.get(), 'A').campos, { nombre: 'mine', nota: 'theirs' });
});

test('a field that was emptied is a change, though others were changed before', () => {
  const first = after(setField('A', 1, 'nombre', 'b', 'a'));
  const emptied = setField('A', 1, 'nota', '', 'x')(first);
  assert.deepEqual(editionOf(emptied, 'A').campos, { nombre: 'b', nota: '' });
  assert.deepEqual(changedCodes(first, emptied), ['A']);
});
