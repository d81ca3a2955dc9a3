import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dice } from './dice.js';
import { same } from '../editing/draft.js';
import { isEmpty, mergeEdits, toEdit, valueOf, withValue } from '../editor/merge.js';

const edit = (campos = {}, more = {}) => ({ base: 1, nueva: false, campos, geometria: null, retirar: null, ...more });
const point = (x) => ({ type: 'Point', coordinates: [x, -22] });

const CASES = [
  ['only they changed it', edit(), edit({ nombre: 'a' }), edit(), edit({ nombre: 'a' }), []],
  ['only I changed it', edit(), edit(), edit({ nombre: 'b' }), edit({ nombre: 'b' }), []],
  ['both changed it alike', edit(), edit({ nombre: 'a' }), edit({ nombre: 'a' }), edit({ nombre: 'a' }), []],
  [
    'different fields go together',
    edit(),
    edit({ nombre: 'a' }),
    edit({ nota: 'b' }),
    edit({ nota: 'b', nombre: 'a' }),
    [],
  ],
  [
    'the same field is a conflict',
    edit(),
    edit({ nombre: 'a' }),
    edit({ nombre: 'b' }),
    edit({ nombre: 'b' }),
    ['nombre'],
  ],
  [
    'a shape and a field go together',
    edit(),
    edit({}, { geometria: point(1) }),
    edit({ nombre: 'b' }),
    edit({ nombre: 'b' }, { geometria: point(1) }),
    [],
  ],
  [
    'two shapes are a conflict',
    edit(),
    edit({}, { geometria: point(1) }),
    edit({}, { geometria: point(2) }),
    edit({}, { geometria: point(2) }),
    ['geometria'],
  ],
  [
    'lists take what both add and lose what either takes away',
    edit({ etiquetas: ['a', 'b'] }),
    edit({ etiquetas: ['b', 'c'] }),
    edit({ etiquetas: ['a', 'b', 'd'] }),
    edit({ etiquetas: ['b', 'd', 'c'] }),
    [],
  ],
  ['they took it out, I had not touched it', edit({ nombre: 'a' }), null, edit({ nombre: 'a' }), null, []],
  ['they took it out, I changed it', edit(), null, edit({ nombre: 'b' }), edit({ nombre: 'b' }), ['edicion']],
  ['I took it out, they changed it', edit(), edit({ nombre: 'a' }), null, null, ['edicion']],
  ['I made it new, they know nothing', null, null, edit({ nombre: 'b' }), edit({ nombre: 'b' }), []],
  [
    'a field given back is given back',
    edit({ nombre: 'a', nota: 'n' }),
    edit({ nombre: 'a', nota: 'm' }),
    edit({ nota: 'n' }),
    edit({ nota: 'm' }),
    [],
  ],
  [
    'the newer base stands',
    edit(),
    edit({ nota: 'n' }, { base: 3 }),
    edit({ nombre: 'b' }),
    edit({ nombre: 'b', nota: 'n' }, { base: 3 }),
    [],
  ],
];

for (const [name, ancestor, theirs, mine, expected, conflicts] of CASES) {
  test(name, () => {
    const found = mergeEdits(ancestor, theirs, mine);
    assert.ok(same(found.edit, expected), JSON.stringify(found.edit));
    assert.deepEqual(
      found.conflicts.map((each) => each.field),
      conflicts,
    );
  });
}

function anyEdit(roll) {
  if (roll(8) === 0) return null;
  const campos = {};
  for (const key of ['nombre', 'nota', 'tema']) if (roll(2)) campos[key] = 'xyz'[roll(3)];
  if (roll(2)) campos.etiquetas = ['p', 'q', 'r'].filter(() => roll(2));
  return edit(campos, { geometria: roll(2) ? point(roll(3)) : null });
}

test('a merge with nobody else is mine, and neither side is lost without a conflict', () => {
  const roll = dice(7);
  for (let round = 0; round < 5000; round += 1) {
    const [base, theirs, mine] = [anyEdit(roll), anyEdit(roll), anyEdit(roll)];
    assert.ok(same(mergeEdits(base, base, mine).edit, mine));
    assert.ok(same(mergeEdits(base, theirs, base).edit, theirs));
    assert.ok(same(mergeEdits(base, mine, mine).edit, mine));
    const { edit: merged, conflicts } = mergeEdits(base, theirs, mine);
    if (conflicts.some(({ field }) => field === 'edicion')) continue;
    for (const field of ['nombre', 'nota', 'tema', 'geometria']) {
      const [b, t, m, r] = [base, theirs, mine, merged].map((each) => valueOf(each, field));
      if (!same(m, b)) assert.ok(same(r, m), field);
      else assert.ok(same(r, t), field);
      const clash = !same(m, b) && !same(t, b) && !same(m, t);
      assert.equal(
        conflicts.some((each) => each.field === field),
        clash,
        field,
      );
    }
  }
});

test('what says nothing is no edit', () => {
  assert.ok(isEmpty(null) && isEmpty(edit()));
  assert.ok(!isEmpty(edit({ nota: null })));
  assert.ok(!isEmpty(edit({}, { nueva: true })));
  assert.equal(toEdit({ codigo: 'CAL-01', ...edit(), hallazgos: [] }), null);
});

test('a field that was emptied is not one that was left alone', () => {
  assert.ok(!same(edit({ nota: null }), edit()));
  assert.deepEqual(mergeEdits(edit(), edit({ nombre: 'a' }), edit({ nota: null })).edit.campos, {
    nota: null,
    nombre: 'a',
  });
});

test('a value chosen stands in the edit', () => {
  assert.deepEqual(withValue(edit({ nombre: 'a' }), 'nombre', undefined), edit());
  assert.deepEqual(withValue(edit(), 'geometria', point(1)).geometria, point(1));
  assert.equal(withValue(edit(), 'edicion', null), null);
});
