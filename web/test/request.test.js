import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  collectionOf,
  dataQuery,
  FIRST_REQUEST,
  geojsonPath,
  isBeyondMap,
  isNarrowed,
  mapQuery,
  NO_WISHES,
  offerQuery,
  readRequest,
  without,
  writeRequest,
} from '../state/request.js';
import { DEFAULTS } from '../state/state.js';
import { readUrl } from '../state/url.js';

const known = {
  layer: new Set(['tocopilla', 'calama', 'rutas']),
  objective: new Set(['OE1', 'OE2']),
  theme: new Set(['aguas', 'rutas']),
  responsible: new Set(['regional']),
  territory: new Set(['calama', 'regional']),
  precision: new Set(['calle', 'ciudad']),
};
const request = (patch) => ({ ...FIRST_REQUEST, ...patch });
const filters = (patch) => ({ ...NO_WISHES, ...patch });

test('a bare address is the first request, and the first request is a bare address', () => {
  assert.deepEqual(readRequest('', known), { request: { ...FIRST_REQUEST }, ignored: [] });
  assert.equal(writeRequest(FIRST_REQUEST), '');
  assert.equal(offerQuery(FIRST_REQUEST), '');
});

test('every part of the request survives the trip through the address', () => {
  const whole = request({
    lang: 'en',
    q: 'río & ñandú',
    filters: filters({ layer: ['calama', 'rutas'], theme: ['aguas'], territory: ['regional'], precision: ['calle'] }),
    frame: '-70.5,-23.8,-68,-22',
    bbox: '-70.5,-23.8,-68,-22',
    format: 'shp',
    crs: 'EPSG:32719',
  });
  const address = writeRequest(whole);
  assert.deepEqual(readRequest(address, known), { request: whole, ignored: [] });
  assert.equal(
    address,
    '?idioma=en&q=r%C3%ADo%20%26%20%C3%B1and%C3%BA&capa=calama,rutas&tema=aguas&territorio=regional' +
      '&precision=calle&bbox=-70.5,-23.8,-68,-22&formato=shp&crs=EPSG:32719',
  );
});

test('what the map showed is kept apart from a box that narrows', () => {
  const offered = readRequest('?encuadre=-70,-23,-68,-22', known).request;
  assert.deepEqual([offered.frame, offered.bbox], ['-70,-23,-68,-22', null]);
  assert.equal(isNarrowed(offered), false);
  assert.equal(writeRequest(offered), '?encuadre=-70,-23,-68,-22');
  assert.equal(writeRequest({ ...offered, bbox: offered.frame }), '?bbox=-70,-23,-68,-22');
});

test('unknown and malformed values are left out and named', () => {
  const { request: read, ignored } = readRequest(
    '?capa=luna,calama&tema=x&idioma=fr&bbox=1,2,3&formato=../etc&crs=32719&encuadre=a&territorio=__proto__',
    known,
  );
  assert.deepEqual(read, request({ filters: filters({ layer: ['calama'] }) }));
  assert.deepEqual(ignored, [
    'bbox=1,2,3',
    'idioma=fr',
    'capa=luna',
    'tema=x',
    'territorio=__proto__',
    'encuadre=a',
    'formato=../etc',
    'crs=32719',
  ]);
});

test('one layer alone is a collection of its own; several are a filter on all', () => {
  const one = request({ filters: filters({ layer: ['calama'], theme: ['aguas'] }), crs: 'EPSG:5361' });
  assert.equal(collectionOf(one), 'calama');
  assert.equal(offerQuery(one), '?coleccion=calama&tema=aguas&crs=EPSG:5361');
  assert.equal(geojsonPath(one), '/export/calama.geojson?tema=aguas');
  const two = request({ filters: filters({ layer: ['calama', 'rutas'] }), format: 'shp' });
  assert.equal(offerQuery(two), '?capa=calama,rutas');
  assert.equal(geojsonPath(two), '/export/iniciativas.geojson?capa=calama,rutas');
});

test('an address can stand between the double quotes of a shell', () => {
  const path = geojsonPath(request({ q: '"$`\\!' }));
  assert.equal(path, '/export/iniciativas.geojson?q=%22%24%60%5C%21');
});

test('what the service counts does not depend on language or format', () => {
  assert.equal(offerQuery(request({ lang: 'en', format: 'csv', frame: '1,2,3,4' })), '');
});

test('the filter goes to the map and comes back from it', () => {
  const wanted = request({
    lang: 'en',
    q: 'tren',
    filters: filters({ layer: ['calama', 'rutas'], objective: ['OE2'] }),
  });
  const map = readUrl(mapQuery(wanted), { ...known, selected: new Set() });
  assert.deepEqual(map.ignored, []);
  const back = readRequest(dataQuery(map.state, '-70,-23,-68,-22'), known).request;
  assert.deepEqual(back, { ...wanted, frame: '-70,-23,-68,-22' });
  assert.equal(dataQuery(DEFAULTS, null), '');
});

test('it is known when the map cannot show the same', () => {
  assert.equal(isBeyondMap(request({ q: 'x', filters: filters({ theme: ['aguas'] }) })), false);
  assert.equal(isBeyondMap(request({ filters: filters({ precision: ['calle'] }) })), true);
  assert.equal(isBeyondMap(request({ bbox: '1,2,3,4' })), true);
});

test('a request can be loosened by one parameter', () => {
  const tight = request({ q: 'x', bbox: '1,2,3,4', filters: filters({ theme: ['aguas'], layer: ['rutas'] }) });
  assert.deepEqual(without(tight, 'q'), { q: '' });
  assert.deepEqual(without(tight, 'bbox'), { bbox: null });
  assert.deepEqual(without(tight, 'tema'), { filters: filters({ layer: ['rutas'] }) });
  assert.equal(isNarrowed(tight), true);
});
