import { FACETS } from './filter.js';
import { codeExists, readChoice, readCodes, readText, wishPairs, writeQuery } from './params.js';
import { DEFAULTS } from './state.js';

/**
 * State of the map <-> query string. Defaults are left out, so that a link says only what was chosen.
 */

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))?$/;
const VIEW = /^(\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/;

/**
 * @param {string} search location.search
 * @param {?Object<string, Set<string>>} known the codes that exist, by facet key and 'selected'; null = not loaded
 *   yet: then any well-formed code is kept
 * @returns {{state: import('./state.js').State, ignored: string[]}} ignored: `parameter=value` for each bad value
 */
export function readUrl(search, known = null) {
  const params = new URLSearchParams(search);
  const ignored = [];
  const bad = (name, value) => ignored.push(`${name}=${value}`);
  const filters = readCodes(params, FACETS, known, bad);
  let selected = params.get('iniciativa') || null;
  if (selected && !codeExists(known, 'selected', selected)) {
    bad('iniciativa', selected);
    selected = null;
  }
  const q = readText(params, bad);
  const state = {
    lang: readChoice(params, 'idioma', { es: 'es', en: 'en' }, DEFAULTS.lang, bad),
    q,
    filters,
    selected,
    colorBy: readChoice(params, 'color', { objetivo: 'objective', tema: 'theme' }, DEFAULTS.colorBy, bad),
    base: readChoice(params, 'fondo', { propio: 'embedded', osm: 'osm' }, DEFAULTS.base, bad),
    view: readView(params.get('vista'), bad),
    date: readDate(params.get('fecha'), bad),
  };
  return { state, ignored };
}

/**
 * @param {import('./state.js').State} state
 * @returns {string} '' or '?…'
 */
export function writeUrl(state) {
  const pairs = wishPairs(FACETS, state);
  if (state.lang !== DEFAULTS.lang) pairs.unshift(['idioma', state.lang]);
  if (state.selected) pairs.push(['iniciativa', state.selected]);
  if (state.colorBy === 'theme') pairs.push(['color', 'tema']);
  if (state.base === 'osm') pairs.push(['fondo', 'osm']);
  if (state.date) pairs.push(['fecha', state.date]);
  if (state.view) pairs.push(['vista', viewText(state.view)]);
  return writeQuery(pairs);
}

/** A day of the calendar, or an instant with its zone; one to come nobody knows. */
function readDate(text, bad) {
  if (text === null) return null;
  const [day, end] = DATE.exec(text) ?? [];
  const begins = Date.parse(end ? text : `${day}T00:00:00Z`);
  // 31 June would become 1 July.
  const exists = !Number.isNaN(begins) && (end || new Date(begins).toISOString().startsWith(day));
  if (!exists || begins > Date.now()) {
    bad('fecha', text);
    return null;
  }
  return text;
}

function viewText({ zoom, lat, lon }) {
  // Four decimals are 10 m: below a pixel until zoom 14, and a short link.
  return [Number(zoom.toFixed(2)), Number(lat.toFixed(4)), Number(lon.toFixed(4))].join('/');
}

function readView(text, bad) {
  if (text === null) return null;
  const match = VIEW.exec(text);
  if (!match) {
    bad('vista', text);
    return null;
  }
  const [zoom, lat, lon] = match.slice(1).map(Number);
  if (zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) {
    bad('vista', text);
    return null;
  }
  return { zoom, lat, lon };
}
