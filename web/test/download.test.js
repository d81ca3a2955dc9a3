import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesText } from '../ui/bytes.js';
import { curlLine, ogrLine } from '../download/commands.js';
import { createTexts } from '../i18n/texts.js';
import { toOffer } from '../state/offer.js';

const es = createTexts(() => 'es').number;
const en = createTexts(() => 'en').number;

test('bytes are said with three digits at most, in the manner of the language', () => {
  assert.equal(bytesText(0, es), '0 bytes');
  assert.equal(bytesText(1, es), '1 byte');
  assert.equal(bytesText(999, es), '999 bytes');
  assert.equal(bytesText(1000, es), '1 kB');
  assert.equal(bytesText(18_432, es), '18,4 kB');
  assert.equal(bytesText(18_432, en), '18.4 kB');
  assert.equal(bytesText(176_128, es), '176 kB');
  assert.equal(bytesText(999_499, es), '999 kB');
  assert.equal(bytesText(999_500, es), '1 MB');
  assert.equal(bytesText(1_234_567, es), '1,23 MB');
  assert.equal(bytesText(45_600_000_000, en), '45.6 GB');
});

test('what is said of bytes is never off by more than one in a hundred', () => {
  for (let bytes = 1; bytes < 1e13; bytes = Math.ceil(bytes * 1.37)) {
    const [value, unit] = bytesText(bytes, (n) => String(n)).split(' ');
    const scale = { byte: 1, bytes: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }[unit];
    assert.ok(Math.abs(Number(value) * scale - bytes) / bytes < 0.01, `${bytes}: ${value} ${unit}`);
  }
});

test('the lines for a shell hold the address as one word', () => {
  const address = 'http://x/export/calama.csv?q=r%C3%ADo%20%26&capa=a,b&crs=EPSG:32719';
  assert.equal(curlLine(address, 'emra-calama-32719.csv'), `curl -f -o "emra-calama-32719.csv" "${address}"`);
  assert.equal(
    ogrLine('http://x/export/calama.geojson?q=a', 'emra-calama', 'EPSG:5361'),
    'ogr2ogr -f GPKG -t_srs EPSG:5361 "emra-calama.gpkg" "http://x/export/calama.geojson?q=a"',
  );
});

test('an offer is read into the names of this code', () => {
  const offer = toOffer({
    cantidad: 0,
    si_quita: [{ parametro: 'tema', cantidad: 3 }],
    formatos: [
      {
        codigo: 'kml',
        nombre: 'KML',
        nombre_en: 'KML',
        descripcion: 'Para mirar',
        descripcion_en: 'To look',
        recomendado: false,
        extension: 'kml',
        sistemas: ['EPSG:4326'],
        limite: 'sólo grados',
        limite_en: 'degrees only',
        posible: false,
      },
    ],
    sistemas: [{ codigo: 'EPSG:4326', nombre: 'a', nombre_en: 'b', descripcion: 'c', descripcion_en: 'd' }],
  });
  assert.deepEqual(offer.cures, [{ param: 'tema', count: 3 }]);
  assert.deepEqual(offer.formats[0].limit, { es: 'sólo grados', en: 'degrees only' });
  assert.equal(offer.formats[0].possible, false);
  assert.deepEqual(offer.systems[0].use, { es: 'c', en: 'd' });
});
