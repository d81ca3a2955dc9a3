import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importsOf, laterImportsOf, markup, nameOf, pages, root, sources } from './files.js';

/* The rules of the house (CONTRIBUTING.md), so that they do not have to be remembered. */

const read = (file) => readFileSync(file, 'utf8');

/** What the modules of each folder may import, besides their own folder. */
const MAY_IMPORT = {
  i18n: [],
  state: [],
  ui: ['state', 'i18n'],
  map: ['ui'],
  panel: ['ui', 'state', 'map/style.js'],
  download: ['ui', 'state', 'i18n', 'map/style.js'],
  api: ['api.js'],
  editing: [],
  drawing: ['editing', 'ui', 'state', 'map'],
  importing: ['ui', 'drawing/look.js'],
  editor: ['editing', 'drawing', 'importing', 'ui', 'state', 'i18n', 'map'],
  review: ['editing', 'ui', 'state', 'i18n', 'map'],
  account: ['ui', 'state', 'i18n'],
};

test('modules import only downwards', () => {
  for (const file of sources) {
    const [folder] = nameOf(file).split('/');
    if (!MAY_IMPORT[folder]) continue;
    for (const target of importsOf(file).map(nameOf)) {
      const allowed = [folder, ...MAY_IMPORT[folder]].some(
        (place) => target === place || target.startsWith(`${place}/`),
      );
      assert.ok(allowed, `${nameOf(file)} may not import ${target}`);
    }
  }
});

test('nothing imports what wires a page, and that stays short', () => {
  for (const { main } of pages) {
    for (const file of sources) assert.ok(!importsOf(file).map(nameOf).includes(main), nameOf(file));
    assert.ok(read(join(root, main)).trimEnd().split('\n').length < 60, main);
  }
});

test('only api.js speaks to the network, and only what stands in api/ asks it to send', () => {
  for (const file of sources) {
    const name = nameOf(file);
    const isDoor = name === 'api.js';
    const mayStream = isDoor || name === 'api/events.js';
    if (!isDoor) assert.doesNotMatch(read(file), /\bfetch\s*\(|XMLHttpRequest|sendBeacon|WebSocket/, name);
    if (!mayStream) assert.doesNotMatch(read(file), /EventSource/, name);
    if (!isDoor && !name.startsWith('api/'))
      assert.doesNotMatch(read(file), /import[^;]*\brequest\b[^;]*api\.js/, name);
  }
});

test('no module writes markup from strings', () => {
  for (const file of sources) {
    assert.doesNotMatch(read(file), /innerHTML|outerHTML|insertAdjacentHTML|document\.write/, nameOf(file));
  }
});

test('Leaflet is given nodes for its words, for it takes a string for markup', () => {
  for (const file of sources) {
    assert.doesNotMatch(
      read(file),
      /\.(bindTooltip|bindPopup|setTooltipContent|setPopupContent)\(\s*(['"`]|(name|nombre|title|text|label)\b)/,
      nameOf(file),
    );
  }
});

test('no file is longer than 300 lines', () => {
  for (const file of sources) assert.ok(read(file).split('\n').length <= 300, nameOf(file));
});

test('the page obeys its content policy: no inline script, no inline style, no foreign host', () => {
  assert.doesNotMatch(markup, /<script(?![^>]*\s(src=|type="application\/ld\+json"))/); // data are no code
  assert.doesNotMatch(markup, /<style|\sstyle=|\son\w+=/);
  assert.doesNotMatch(markup, /(?:src|href)="(?:https?:)?\/\//);
  const foreign = sources.filter((file) => /https?:\/\/(?!www\.w3\.org)/.test(read(file))).map(nameOf);
  assert.deepEqual(foreign, ['map/osm.js']);
});

/** Everything that the modules given import, themselves included. */
function reached(files, seen = new Set()) {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    reached(importsOf(file), seen);
  }
  return seen;
}

test('a page names every module it will need, so that the browser asks for all at once, and says which can wait', () => {
  const served = new Set(['boot.js']);
  for (const page of pages) {
    const first = reached([join(root, page.main)]);
    const later = reached([...first].flatMap(laterImportsOf), new Set(first));
    const namesOf = (files) => [...files].map(nameOf).filter((name) => name !== page.main);
    const links = [...page.markup.matchAll(/<link rel="modulepreload" href="\/([^"]+)"( fetchpriority="low")?/g)];
    const named = (low) => links.filter((link) => Boolean(link[2]) === low).map((link) => link[1]);
    const started = [...page.markup.matchAll(/<script type="module" async src="\/([^"]+)"/g)].map((m) => m[1]);
    assert.deepEqual([...named(false), ...started].sort(), namesOf(first).sort(), page.file);
    const waits = namesOf(later).filter((name) => !first.has(join(root, name)));
    // What only some of these pages need, they ask for when they need it.
    if (named(true).length) assert.deepEqual(named(true).sort(), waits.sort(), page.file);
    // What only some need, later modules fetch when it comes to that: no page names it.
    const rare = reached([...later].flatMap(laterImportsOf), new Set(later));
    for (const file of rare) served.add(nameOf(file));
  }
  assert.deepEqual(sources.map(nameOf).sort(), [...served].sort());
});

test('every file that the page names is there', () => {
  for (const [, name] of markup.matchAll(/(?:src|href)="\/([^"#]+)"/g)) {
    if (/^(webjars|vendor|api\/facets|layers|export|tiles|ogc|datos|editor|revision|cuenta)(\/|$)/.test(name)) continue;
    assert.ok(existsSync(join(root, name)), name);
  }
});
