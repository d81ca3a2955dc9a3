import { FACETS } from './filter.js';
import { readChoice, readCodes, readText, wishPairs, writeQuery } from './params.js';

/**
 * What a person wants to take away, in one immutable object that travels in the address of `/datos`. The names of its
 * parameters are those of the map and of the service, so that a filter can be carried from one to the other.
 *
 * @typedef {Object} Request
 * @property {'es'|'en'} lang
 * @property {string} q words
 * @property {Object<string, string[]>} filters chosen codes by key of WISHES; an empty list lets everything through
 * @property {?string} frame what the map showed, `west,south,east,north` in degrees: an offer, it narrows nothing
 * @property {?string} bbox the box that the initiatives must touch, written alike
 * @property {string} format code of a format
 * @property {string} crs code of a coordinate system
 */

/** What can be filtered by; the map knows only its own FACETS. */
export const WISHES = Object.freeze([
  ...FACETS.map(({ key, param }) => ({ key, param })),
  { key: 'territory', param: 'territorio' },
  { key: 'precision', param: 'precision' },
]);

export const NO_WISHES = Object.freeze(Object.fromEntries(WISHES.map(({ key }) => [key, []])));

/** @type {Request} */
export const FIRST_REQUEST = Object.freeze({
  lang: 'es',
  q: '',
  filters: NO_WISHES,
  frame: null,
  bbox: null,
  format: 'gpkg',
  crs: 'EPSG:4326',
});

const NUMBER = '-?\\d{1,3}(?:\\.\\d{1,6})?';
const BBOX = new RegExp(`^${NUMBER},${NUMBER},${NUMBER},${NUMBER}$`);
const FORMAT = /^[a-z]{2,10}$/;
const CRS = /^EPSG:\d{4,6}$/;

/**
 * @param {string} search location.search
 * @param {?Object<string, Set<string>>} known codes by key of WISHES; null = not loaded yet
 * @returns {{request: Request, ignored: string[]}} ignored: `parameter=value` for each bad value
 */
export function readRequest(search, known = null) {
  const params = new URLSearchParams(search);
  const ignored = [];
  const bad = (name, value) => ignored.push(`${name}=${value}`);
  const matching = (name, pattern, otherwise) => {
    const value = params.get(name);
    if (value === null || pattern.test(value)) return value ?? otherwise;
    bad(name, value.slice(0, 40));
    return otherwise;
  };
  const bbox = matching('bbox', BBOX, null);
  const request = {
    lang: readChoice(params, 'idioma', { es: 'es', en: 'en' }, FIRST_REQUEST.lang, bad),
    q: readText(params, bad),
    filters: readCodes(params, WISHES, known, bad),
    frame: matching('encuadre', BBOX, bbox),
    bbox,
    format: matching('formato', FORMAT, FIRST_REQUEST.format),
    crs: matching('crs', CRS, FIRST_REQUEST.crs),
  };
  return { request, ignored };
}

/** @param {Request} request @returns {string} the query of `/datos`: '' or '?…', without what is as at first */
export function writeRequest(request) {
  const pairs = selectionPairs(request);
  if (request.lang !== FIRST_REQUEST.lang) pairs.unshift(['idioma', request.lang]);
  if (request.frame && request.frame !== request.bbox) pairs.push(['encuadre', request.frame]);
  if (request.format !== FIRST_REQUEST.format) pairs.push(['formato', request.format]);
  if (request.crs !== FIRST_REQUEST.crs) pairs.push(['crs', request.crs]);
  return writeQuery(pairs);
}

/**
 * The query of `/api/exports`. One layer alone is a collection of its own: its file then has its name.
 * @param {Request} request
 */
export function offerQuery(request) {
  const collection = collectionOf(request);
  const pairs = filePairs(request);
  if (collection !== ALL) pairs.unshift(['coleccion', collection]);
  if (request.crs !== FIRST_REQUEST.crs) pairs.push(['crs', request.crs]);
  return writeQuery(pairs);
}

/** @param {Request} request @returns {string} the map with the same filter, as far as the map knows it */
export const mapQuery = (request) => dataQuery(request, null);

/**
 * The way back: `/datos` with the filter of the map.
 * @param {import('./state.js').State} state of the map
 * @param {?string} frame what the map shows, null for all
 */
export function dataQuery({ lang, q, filters }, frame) {
  const pairs = wishPairs(FACETS, { q, filters });
  if (lang !== FIRST_REQUEST.lang) pairs.unshift(['idioma', lang]);
  if (frame) pairs.push(['encuadre', frame]);
  return writeQuery(pairs);
}

/** @returns {boolean} whether the request filters by something that the map cannot */
export const isBeyondMap = ({ filters, bbox }) =>
  bbox !== null || filters.territory.length > 0 || filters.precision.length > 0;

/** @returns {boolean} whether anything narrows the request */
export const isNarrowed = ({ q, filters, bbox }) =>
  q.trim() !== '' || bbox !== null || WISHES.some(({ key }) => filters[key].length > 0);

export const ALL = 'iniciativas';

/** @returns {string} the collection that is asked for: the one layer, or all */
export const collectionOf = ({ filters }) => (filters.layer.length === 1 ? filters.layer[0] : ALL);

/** @returns {Partial<Request>} the request without what one parameter says */
export function without(request, param) {
  if (param === 'q') return { q: '' };
  if (param === 'bbox') return { bbox: null };
  const wish = WISHES.find((each) => each.param === param);
  return { filters: { ...request.filters, [wish.key]: [] } };
}

/** @param {Request} request @returns {string} where the selection is as GeoJSON, in degrees, whatever else is chosen */
export const geojsonPath = (request) => `/export/${collectionOf(request)}.geojson${writeQuery(filePairs(request))}`;

/** In the address of a file the one layer is its path. */
function filePairs(request) {
  return selectionPairs(request).filter(([name]) => name !== 'capa' || collectionOf(request) === ALL);
}

function selectionPairs(request) {
  const pairs = wishPairs(WISHES, request);
  return request.bbox ? [...pairs, ['bbox', request.bbox]] : pairs;
}
