import { fromUtm, toUtm } from './utm.js';

/**
 * Coordinates as people type and read them: longitude and latitude with comma or point, degrees with letters, or UTM.
 * Nothing is guessed that could be two things; what cannot be read is an error with a word for the page to explain.
 *
 * @typedef {{lonLat: [number, number], system: 'lonlat'|'utm', swapped: boolean}} Typed swapped: the latitude came first
 * @typedef {{error: 'empty'|'pair'|'number'|'zone'|'outside'}} Untyped
 */

/** Where a footprint can be: the box of the service (model/Footprint), west, south, east, north. */
export const BOX = Object.freeze([-76, -30, -62, -15]);
/** Ten thousand millionths of a degree, about a centimetre: finer is no knowledge. */
const DECIMALS = 7;
/** A number too large for degrees: «507000», «507.000», «7.516.000». */
const METRES = /(?<![.,\d])(\d{6,}|\d{3}\.\d{3}|\d\.\d{3}\.\d{3})(?!\d)/;

/** @returns {boolean} whether a footprint can be there */
export const isInBox = ([lon, lat]) => lon >= BOX[0] && lon <= BOX[2] && lat >= BOX[1] && lat <= BOX[3];

/** @returns {number} a degree as it is stored */
export const roundDegree = (degree) => Math.round(degree * 10 ** DECIMALS) / 10 ** DECIMALS;

/** @param {[number, number]} lonLat @returns {[number, number]} as it is stored */
export const roundLonLat = ([lon, lat]) => [roundDegree(lon), roundDegree(lat)];

/**
 * A number with comma or point; points between groups of three are thousands («7.516.000»), and so are spaces.
 * @param {string} text
 * @returns {number} NaN when it is none
 */
export function parseNumber(text) {
  const plain = text
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/[\s\u00a0\u202f']/g, '');
  const isGrouped = /^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(plain) || /^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(plain);
  const normal = isGrouped ? plain.replaceAll('.', '').replace(',', '.') : plain.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(normal) ? Number(normal) : NaN;
}

/** An easting of «507.000» has thousands, not decimals: nobody is five hundred metres from the false origin. */
const parseMetres = (text) => parseNumber(/^\s*\d{3}\.\d{3}\s*$/.test(text) ? text.replace('.', '') : text);

/**
 * @param {string} text «-68,93 -22,45», «-68.93, -22.45», «22°27'S 68°55'30"O», «E 507000 N 7516000 19S»
 * @param {number} [zone] UTM zone when the text names none
 * @returns {Typed|Untyped}
 */
export function parseCoordinates(text, zone = 19) {
  const clean = text.trim().replace(/[−–]/g, '-').replace(/\s+/g, ' ');
  if (!clean) return { error: 'empty' };
  const isLettered = /[°º]/.test(clean) || (!METRES.test(clean) && /\d\s*[NSEWO]\b.*\d\s*[NSEWO]\b/i.test(clean));
  const read = isLettered ? parseDegrees(clean) : parsePair(clean, zone);
  if (read.error) return read;
  const lonLat = roundLonLat(read.lonLat);
  return isInBox(lonLat) ? { ...read, lonLat } : { error: 'outside' };
}

/** «22°27'10,5"S 68°55'30"O»: the letters say which is which; O and W are both west. */
function parseDegrees(text) {
  const pattern =
    /([+-]?\d+(?:[.,]\d+)?)\s*[°º]?\s*(?:(\d+(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?([NSEWO])\b/gi;
  const found = [...text.matchAll(pattern)];
  const rest = text.replace(pattern, '').replace(/[\s,;]/g, '');
  if (found.length !== 2 || rest) return { error: 'pair' };
  const parts = found.map(([, degrees, minutes, seconds, letter]) => ({
    isLat: /[NS]/i.test(letter),
    value:
      (Math.abs(parseNumber(degrees)) + parseNumber(minutes ?? '0') / 60 + parseNumber(seconds ?? '0') / 3600) *
      (/[SWO]/i.test(letter) || degrees.startsWith('-') ? -1 : 1),
  }));
  const lat = parts.find((part) => part.isLat);
  const lon = parts.find((part) => !part.isLat);
  if (!lat || !lon) return { error: 'pair' };
  return { lonLat: [lon.value, lat.value], system: 'lonlat', swapped: false };
}

/** Two numbers: degrees, or metres when they are too large for degrees. */
function parsePair(text, zone) {
  const named = withoutZone(text);
  if (named.south === false) return { error: 'zone' };
  const [first, second, ...more] = split(named.rest);
  if (!first || !second || more.length) return { error: 'pair' };
  const bare = [first, second].map((part) => part.replace(/[EN:=]/gi, '').replace(/m$/i, ''));
  const values = bare.map(METRES.test(text) ? parseMetres : parseNumber);
  if (values.some(Number.isNaN)) return { error: 'number' };
  const [a, b] = /^\s*N/i.test(first) || /N$/i.test(first) ? [values[1], values[0]] : values;
  if (Math.abs(a) <= 180 && Math.abs(b) <= 180 && named.zone === null) return degrees(values);
  const utmZone = named.zone ?? zone;
  // Eastings have six digits and northings seven, so that their order cannot be mistaken here.
  const [easting, northing] = a > b ? [b, a] : [a, b];
  if (utmZone < 17 || utmZone > 20) return { error: 'zone' };
  return { lonLat: fromUtm(easting, northing, utmZone), system: 'utm', swapped: false };
}

/** In northern Chile longitude and latitude never overlap, so either order can be read. */
function degrees([a, b]) {
  const swapped = !isInBox([a, b]) && isInBox([b, a]);
  return { lonLat: swapped ? [b, a] : [a, b], system: 'lonlat', swapped };
}

/** Takes the zone out: «19S», «19 sur», «zona 19», «huso 19», «19K» (S is read as south, as is the use here). */
function withoutZone(text) {
  const pattern =
    /(?:\b(?:zona|huso|zone|utm)\s*:?\s*)?\b(1[6-9]|2[0-1])\s?(sur|south|norte|north|[HJKSN])?(?![\d.,'°º"])(?=$|[\s,;)])/i;
  const at = text.match(pattern);
  if (!at || !METRES.test(text)) return { rest: text, zone: null, south: null };
  const isNorth = /^n/i.test(at[2] ?? '');
  return { rest: text.replace(at[0], ' ').replace(/[()]/g, ' '), zone: Number(at[1]), south: !isNorth };
}

/** Separators, from the surest to the least sure: semicolon, comma with space, space, then a lone comma. */
function split(text) {
  const labelled = text.replace(/\b([EN])\s*[:=]?\s+(?=[\d-])/gi, '$1').trim();
  for (const separator of [/\s*;\s*/, /,\s+/, /\s+/]) {
    const parts = labelled.split(separator).filter(Boolean);
    if (parts.length >= 2) return parts;
  }
  const commas = labelled.split(',');
  // One comma between digits is a decimal comma, so «-68,93» is one number.
  if (commas.length === 2 && (labelled.includes('.') || /^[+-]/.test(commas[1]))) return commas;
  return commas.length === 4 ? [`${commas[0]},${commas[1]}`, `${commas[2]},${commas[3]}`] : [labelled];
}

/**
 * @param {number} value @param {number} decimals
 * @param {'es'|'en'} lang
 * @returns {string} without thousands: it must be possible to type it again
 */
export const formatNumber = (value, decimals, lang) =>
  lang === 'es' ? value.toFixed(decimals).replace('.', ',') : value.toFixed(decimals);

/**
 * A position in a system, as two texts that parse back to it.
 * @param {[number, number]} lonLat
 * @param {{kind: 'lonlat'}|{kind: 'utm', zone: number}} system
 * @param {'es'|'en'} lang
 * @returns {[string, string]} longitude and latitude, or east and north
 */
export function formatPair([lon, lat], system, lang) {
  if (system.kind === 'lonlat') return [formatNumber(lon, DECIMALS, lang), formatNumber(lat, DECIMALS, lang)];
  const { easting, northing } = toUtm(lon, lat, system.zone);
  return [formatNumber(easting, 2, lang), formatNumber(northing, 2, lang)];
}

/**
 * The contrary: what stands in the two fields of a table.
 * @returns {Typed|Untyped}
 */
export function readPair(first, second, system) {
  const values = [first, second].map(system.kind === 'utm' ? parseMetres : parseNumber);
  if (values.some(Number.isNaN)) return { error: 'number' };
  const lonLat = roundLonLat(system.kind === 'utm' ? fromUtm(values[0], values[1], system.zone) : values);
  return isInBox(lonLat) ? { lonLat, system: system.kind, swapped: false } : { error: 'outside' };
}
