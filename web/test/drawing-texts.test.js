import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import en from '../i18n/en-drawing.js';
import es from '../i18n/es-drawing.js';
import { GROUPS, TOOLS } from '../drawing/tools.js';
import { nameOf, sources } from './files.js';

const holes = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();

test('the drawing tools say the same in Spanish and English', () => {
  assert.deepEqual(Object.keys(en), Object.keys(es));
  for (const key of Object.keys(es)) {
    assert.ok(es[key].trim() && en[key].trim(), key);
    assert.deepEqual(holes(en[key]), holes(es[key]), key);
  }
});

test('every text of drawing that the code names exists, and none is left over', () => {
  const code = sources
    .filter((file) => nameOf(file).startsWith('drawing/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const named = new Set([...code.matchAll(/['"`](draw\.[A-Za-z_.0-9]*[A-Za-z0-9])['"`]/g)].map((m) => m[1]));
  const prefixes = [...code.matchAll(/`(draw\.[A-Za-z.]*)\$\{/g)].map((m) => m[1]);
  for (const key of named) assert.ok(key in es, `${key} has no text`);
  for (const key of Object.keys(es)) {
    assert.ok(named.has(key) || prefixes.some((prefix) => key.startsWith(prefix)), `${key} is used nowhere`);
  }
});

test('every tool has a name, a hint, and a key of its own', () => {
  assert.equal(new Set(TOOLS.map(({ key }) => key)).size, TOOLS.length);
  assert.deepEqual(GROUPS.flatMap(({ tools }) => tools).sort(), TOOLS.map(({ id }) => id).sort());
  for (const { id, key } of TOOLS) {
    assert.ok(es[`draw.tool.${id}`] && es[`draw.hint.${id}`], id);
    assert.notEqual(key, 'f', 'F finishes a drawing');
  }
});
