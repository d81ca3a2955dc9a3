import { FACETS } from './filter.js';
import { DEFAULTS } from './state.js';

/**
 * State <-> query string. Defaults are left out, so that a link says only what was chosen. Reading never fails:
 * a value that is unknown or malformed is left out and reported.
 */

const MAX_TEXT = 80;
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
  const oneOf = (name, choices, otherwise) => {
    const value = params.get(name);
    if (value === null) return otherwise;
    if (Object.hasOwn(choices, value)) return choices[value];
    bad(name, value);
    return otherwise;
  };
  const exists = (key, code) => (known ? known[key].has(code) : /^[A-Za-z0-9_-]{1,40}$/.test(code));

  const filters = {};
  for (const { key, param } of FACETS) {
    const codes = [...new Set((params.get(param) ?? '').split(',').filter(Boolean))];
    filters[key] = codes.filter((code) => exists(key, code));
    for (const code of codes) if (!exists(key, code)) bad(param, code);
  }
  let selected = params.get('iniciativa') || null;
  if (selected && !exists('selected', selected)) {
    bad('iniciativa', selected);
    selected = null;
  }
  const q = params.get('q') ?? '';
  if (q.length > MAX_TEXT) bad('q', `${q.slice(0, 20)}…`);

  const state = {
    lang: oneOf('idioma', { es: 'es', en: 'en' }, DEFAULTS.lang),
    q: q.length > MAX_TEXT ? '' : q,
    filters,
    selected,
    colorBy: oneOf('color', { objetivo: 'objective', tema: 'theme' }, DEFAULTS.colorBy),
    base: oneOf('fondo', { propio: 'embedded', osm: 'osm' }, DEFAULTS.base),
    view: readView(params.get('vista'), bad),
  };
  return { state, ignored };
}

/**
 * @param {import('./state.js').State} state
 * @returns {string} '' or '?…', readable: commas and slashes stand as they are
 */
export function writeUrl(state) {
  const params = [];
  const add = (name, value) =>
    params.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/')}`);
  if (state.lang !== DEFAULTS.lang) add('idioma', state.lang);
  if (state.q.trim()) add('q', state.q.trim());
  for (const { key, param } of FACETS) if (state.filters[key].length) add(param, state.filters[key].join(','));
  if (state.selected) add('iniciativa', state.selected);
  if (state.colorBy === 'theme') add('color', 'tema');
  if (state.base === 'osm') add('fondo', 'osm');
  if (state.view) add('vista', viewText(state.view));
  return params.length ? `?${params.join('&')}` : '';
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
