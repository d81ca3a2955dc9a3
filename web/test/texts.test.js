import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { createTexts } from '../i18n/texts.js';
import { markup, nameOf, sources } from './files.js';

/** Every text of every page, by language. */
const { es, en } = await allTexts();

async function allTexts() {
  const found = { es: {}, en: {} };
  for (const file of sources.filter((each) => /^i18n\/(es|en)(-\w+)?\.js$/.test(nameOf(each)))) {
    const language = basename(file).slice(0, 2);
    Object.assign(found[language], (await import(file)).default);
  }
  return found;
}

const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

test('Spanish and English have the same keys, in the same order', () => {
  assert.deepEqual(Object.keys(en), Object.keys(es));
});

test('no text is empty, and both languages fill the same holes', () => {
  for (const key of Object.keys(es)) {
    assert.ok(es[key].trim() && en[key].trim(), key);
    assert.deepEqual([...new Set(holes(en[key]))], [...new Set(holes(es[key]))], key);
  }
});

test('every text that the page names exists', () => {
  for (const [, key] of markup.matchAll(/data-(?:text|label|title|hint)="([^"]+)"/g)) assert.ok(key in es, key);
});

test('every text that the code names exists, and no text is left over', () => {
  const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
  const literal = new Set([...(code + markup).matchAll(/['"`]([a-z]+\.[A-Za-z_.]+)['"`]/g)].map((m) => m[1]));
  const prefixes = [...code.matchAll(/[`]([a-z]+\.[A-Za-z_.]*)\$\{/g)].map((m) => m[1]);
  const plural = (key) => key.replace(/\.(one|other)$/, '');
  for (const key of Object.keys(es)) {
    const used = literal.has(key) || literal.has(plural(key)) || prefixes.some((prefix) => key.startsWith(prefix));
    assert.ok(used, `${key} is used nowhere`);
  }
  const sections = new Set(Object.keys(es).map((key) => key.split('.')[0]));
  for (const key of literal) {
    if (!sections.has(key.split('.')[0]) || /\.(js|css|svg)$/.test(key)) continue;
    assert.ok(key in es || `${key}.one` in es, `${key} has no text`);
  }
});

test('texts fill their holes, numbers in the manner of Chile, and plurals agree', () => {
  const texts = createTexts(() => 'es');
  assert.equal(texts.text('results.some', { n: 12, total: 1037 }), '12 de 1.037 iniciativas');
  assert.equal(texts.plural('chooser.title', 1), '1 iniciativa en este punto');
  assert.equal(texts.plural('chooser.title', 4), '4 iniciativas en este punto');
  assert.equal(texts.list(['Mejillones', 'Taltal', 'Tocopilla']), 'Mejillones, Taltal y Tocopilla');
  assert.equal(texts.day('2026-11-23T01:00:00Z'), '22 de noviembre de 2026');
});

test('the language is asked at every call', () => {
  let lang = 'es';
  const texts = createTexts(() => lang);
  assert.equal(texts.text('app.close'), 'Cerrar');
  lang = 'en';
  assert.equal(texts.text('app.close'), 'Close');
});

test('a missing text is an error, not a blank', () => {
  assert.throws(() => createTexts(() => 'es').text('no.such'), /no\.such/);
});
