import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPair, parseCoordinates, parseNumber, readPair } from '../editing/coordinates.js';
import { fromUtm, toUtm } from '../editing/utm.js';

/** Zone, longitude, latitude, east, north: from GeoTools with EPSG:32719 and EPSG:32718. */
const GEOTOOLS = [
  [19, -68.93, -22.45, 507202.44257, 7517361.29775],
  [19, -70.4, -23.65, 357212.33247, 7383822.56094],
  [19, -69, -22, 500000, 7567173.04241],
  [19, -67.0012345, -20.9812345, 707786.83276, 7678631.08876],
  [19, -71.05, -26.08, 294952.91087, 7113843.52123],
  [19, -66, -22.2, 809328.12602, 7541973.82536],
  [18, -73.2, -25.5, 680914.37611, 7178462.40179],
  [18, -75.5, -29, 451299.70368, 6791911.36249],
  [18, -71.9, -17.5, 829219.03733, 8062451.07727],
];
const near = (actual, expected, reach) =>
  assert.ok(Math.abs(actual - expected) < reach, `${actual} is not ${expected}`);

test('UTM agrees with GeoTools to less than a tenth of a millimetre', () => {
  for (const [zone, lon, lat, east, north] of GEOTOOLS) {
    const { easting, northing } = toUtm(lon, lat, zone);
    near(easting, east, 1e-4);
    near(northing, north, 1e-4);
  }
});

test('UTM and back is the same place, all over the box of northern Chile (seeded)', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let i = 0; i < 2000; i++) {
    const [lon, lat] = [-76 + 14 * random(), -30 + 15 * random()];
    const { easting, northing, zone } = toUtm(lon, lat);
    const [lonBack, latBack] = fromUtm(easting, northing, zone);
    near(lonBack, lon, 1e-11);
    near(latBack, lat, 1e-11);
  }
});

test('longitude and latitude are read with comma or point, in either order', () => {
  const same = [
    '-68,93 -22,45',
    '-68.93 -22.45',
    '-68.93, -22.45',
    '-68.93,-22.45',
    '-68,93; -22,45',
    '-68,93,-22,45',
    '−68,93 −22,45',
    "68°55'48\"W 22°27'S",
    '22°27′00″ S, 68°55′48″ O',
    '22,45° S 68,93° O',
    '22.45S 68.93W',
    '68,93 O; 22,45 S',
  ];
  for (const text of same) assert.deepEqual(parseCoordinates(text).lonLat, [-68.93, -22.45], text);
  assert.deepEqual(parseCoordinates('-22,45 -68,93'), { lonLat: [-68.93, -22.45], system: 'lonlat', swapped: true });
});

test('a whole degree of latitude is no UTM zone', () => {
  assert.deepEqual(parseCoordinates('-69,1234567 -21').lonLat, [-69.1234567, -21]);
  assert.deepEqual(parseCoordinates('-69.123 -19').lonLat, [-69.123, -19]);
});

test('UTM is read with or without letters, thousands and zone', () => {
  const expected = [-68.9319615218482, -22.4622988801731];
  const same = [
    'E 507000 N 7516000 19S',
    '507000 7516000',
    '507000; 7516000',
    '507000,0 7516000,0',
    '507.000 7.516.000',
    'E: 507000, N: 7516000',
    'N 7516000 E 507000',
    '7516000N 507000E',
    '507000E 7516000N 19K',
    'UTM 19S 507000 7516000',
    '19 sur 507000 m 7516000 m'.replaceAll(' m', ''),
    'zona 19 E=507000 N=7516000',
  ];
  for (const text of same) {
    const read = parseCoordinates(text);
    assert.equal(read.system, 'utm', text);
    near(read.lonLat[0], expected[0], 6e-8);
    near(read.lonLat[1], expected[1], 6e-8);
  }
  const [first] = same.map((text) => parseCoordinates(text).lonLat);
  for (const text of same) assert.deepEqual(parseCoordinates(text).lonLat, first, text);
  assert.deepEqual(parseCoordinates('680914,376 7178462,402 18S').lonLat, [-73.2, -25.5]);
});

test('what is no position says why', () => {
  const errors = {
    '': 'empty',
    '   ': 'empty',
    '-68,93': 'pair',
    '1 2 3': 'pair',
    'aquí allá': 'number',
    '-33,45 -70,66': 'outside',
    '0 0': 'outside',
    '507000 7516000 19N': 'zone',
    "22°27'S": 'pair',
    "22°27'S 23°27'S": 'pair',
  };
  for (const [text, error] of Object.entries(errors)) assert.equal(parseCoordinates(text).error, error, text);
});

test('numbers of Chile are read, and what is none is not', () => {
  assert.equal(parseNumber('7.516.000,5'), 7516000.5);
  assert.equal(parseNumber('7 516 000'), 7516000);
  assert.equal(parseNumber('-68,93'), -68.93);
  assert.equal(parseNumber('-68.930'), -68.93);
  for (const text of ['', 'a', '1,2,3', '--1', '1e5', '.']) assert.ok(Number.isNaN(parseNumber(text)), text);
});

test('what the table shows can be typed again, and is the same place to the centimetre', () => {
  for (const lang of ['es', 'en']) {
    for (const system of [{ kind: 'lonlat' }, { kind: 'utm', zone: 19 }]) {
      for (const lonLat of [
        [-68.9312345, -22.4512345],
        [-70.05, -23],
      ]) {
        const read = readPair(...formatPair(lonLat, system, lang), system);
        near(read.lonLat[0], lonLat[0], 1.5e-7);
        near(read.lonLat[1], lonLat[1], 1.5e-7);
      }
    }
  }
  assert.deepEqual(formatPair([-68.93, -22.45], { kind: 'lonlat' }, 'es'), ['-68,9300000', '-22,4500000']);
  assert.equal(readPair('x', '1', { kind: 'lonlat' }).error, 'number');
  assert.equal(readPair('1', '1', { kind: 'lonlat' }).error, 'outside');
});
