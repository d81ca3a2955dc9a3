import assert from 'node:assert/strict';
import { test } from 'node:test';
import es from '../i18n/es-editor.js';
import { FIELDS, fieldOf, findMistakes, firstValues, parse, print, readValues, sendable } from '../editor/fields.js';

test('every field has a name and a help', () => {
  for (const { key } of FIELDS) assert.ok(es[`field.${key}`] && es[`hint.${key}`], key);
});

test('what is printed reads back as it was', () => {
  for (const [key, value] of [
    ['etiquetas', ['agua', 'río']],
    ['correcciones', ['“Rio” → “Río”', 'coma, dentro']],
    ['fuente_numero', 12],
    ['fuente_mapa_numero', null],
    ['nombre', 'Costanera, etapa 2'],
  ]) {
    assert.deepEqual(parse(fieldOf(key), print(fieldOf(key), value)), value, key);
  }
});

test('a new initiative lacks what it needs, and nothing else is said', () => {
  const mistakes = findMistakes(firstValues('calama'));
  assert.deepEqual(
    mistakes.map(({ field }) => field),
    FIELDS.filter(({ needed, key }) => needed && key !== 'capa').map(({ key }) => key),
  );
  assert.ok(mistakes.every(({ why }) => why === 'missing'));
});

test('blanks are no name, and four hundred letters are the most', () => {
  const values = { ...firstValues('calama'), nombre: '   ', nombre_en: 'x'.repeat(401) };
  const of = (key) => findMistakes(values).find(({ field }) => field === key);
  assert.equal(of('nombre').why, 'missing');
  assert.deepEqual([of('nombre_en').why, of('nombre_en').max], ['long', 400]);
});

test('a number that is none is told and does not travel', () => {
  for (const typed of ['doce', '-1', '1.5', '0']) {
    const value = parse(fieldOf('fuente_numero'), typed);
    const [mistake] = findMistakes({ ...firstValues('calama'), fuente_numero: value }).filter(
      ({ field }) => field === 'fuente_numero',
    );
    assert.equal(mistake.why, 'number', typed);
  }
  assert.deepEqual(sendable({ fuente_numero: 'doce', nombre: 'a' }), { nombre: 'a' });
});

test('a published initiative fills the form, absent lists as empty ones', () => {
  const values = readValues({ codigo: 'CAL-01', nombre: 'a', supuesta: true });
  assert.deepEqual([values.nombre, values.supuesta, values.etiquetas, values.nota], ['a', true, [], '']);
  assert.ok(!('codigo' in values));
});
