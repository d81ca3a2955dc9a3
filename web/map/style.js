/**
 * How initiatives look: one place for colours, shapes and lines, read by the map, the list, the sheet and the legend,
 * so that they always match. Colour never speaks alone: the outline of a mark says the objective, its pictogram the
 * theme, and the line says how exact the location is.
 */

/** Every colour keeps 4.5:1 to white (pictogram on it) and 3:1 to land and sea (outline on the map): tested. */
export const OBJECTIVES = Object.freeze({
  OE1: { color: '#0b5fa5', shape: 'circle' },
  OE2: { color: '#00735a', shape: 'square' },
  OE3: { color: '#9a4700', shape: 'diamond' },
  OE4: { color: '#5d4aa8', shape: 'hexagon' },
  OE5: { color: '#b01657', shape: 'pentagon' },
});

/** Fifteen colours cannot be told apart; five can. The pictogram tells the themes of a group. */
export const THEME_GROUPS = Object.freeze([
  {
    key: 'mobility',
    color: '#0b5fa5',
    themes: ['rutas', 'trenes', 'transporte_publico', 'aeropuertos', 'puertos'],
  },
  { key: 'water', color: '#00747a', themes: ['aguas', 'borde_costero'] },
  { key: 'city', color: '#9a4700', themes: ['espacio_publico', 'ordenamiento_territorial', 'vivienda'] },
  { key: 'people', color: '#b01657', themes: ['salud', 'educacion', 'cultura_deporte'] },
  { key: 'economy', color: '#5d4aa8', themes: ['industria', 'innovacion'] },
]);

/** What no table knows: a term that the service learned before this page did. */
const UNKNOWN = { color: '#4a5563', shape: 'circle' };

const themeColors = new Map(THEME_GROUPS.flatMap((group) => group.themes.map((theme) => [theme, group.color])));

/** @param {string} code @returns {{color: string, shape: string}} */
export const objectiveLook = (code) => OBJECTIVES[code] ?? UNKNOWN;

/** @param {string} code @returns {string} */
export const themeColor = (code) => themeColors.get(code) ?? UNKNOWN.color;

/**
 * @param {import('../state/catalogue.js').Initiative} initiative
 * @param {'objective'|'theme'} colorBy
 * @returns {string}
 */
export function colorOf(initiative, colorBy) {
  return colorBy === 'theme' ? themeColor(initiative.theme) : objectiveLook(initiative.objectives[0]).color;
}

/**
 * The mark of an initiative, for ui/mark.js.
 * @returns {{color: string, shape: string, icon: string, second: ?string, hollow: boolean}} second: colour of a second
 *   objective; hollow: only an outline, as the place is only supposed
 */
export function markOf(initiative, colorBy) {
  const [first, second] = initiative.objectives;
  return {
    color: colorOf(initiative, colorBy),
    shape: objectiveLook(first).shape,
    icon: initiative.theme,
    second: second ? objectiveLook(second).color : null,
    hollow: initiative.assumed,
  };
}

/**
 * @param {{exact: boolean, assumed: boolean, precision: string}} initiative
 * @returns {'exact'|'referential'|'region'|'assumed'}
 */
export function precisionLook(initiative) {
  if (initiative.exact) return 'exact';
  if (initiative.assumed) return 'assumed';
  return initiative.precision === 'region' ? 'region' : 'referential';
}

/** Outline and fill by precision: the less is known, the more broken the line and the fainter the fill. */
export const PRECISION_STYLES = Object.freeze({
  exact: { area: { dashArray: null, weight: 2.5, fillOpacity: 0.32 }, line: { dashArray: null, weight: 4 } },
  referential: { area: { dashArray: '7 5', weight: 2, fillOpacity: 0.16 }, line: { dashArray: '11 6', weight: 3.6 } },
  region: { area: { dashArray: '1 5', weight: 2, fillOpacity: 0 }, line: { dashArray: '1 7', weight: 4 } },
  assumed: { area: { dashArray: '3 8', weight: 1.7, fillOpacity: 0.04 }, line: { dashArray: '4 9', weight: 2.8 } },
});

/**
 * Leaflet path options of a line or area.
 * @param {import('../state/catalogue.js').Initiative} initiative
 * @param {'objective'|'theme'} colorBy
 * @param {'plain'|'hot'|'selected'|'quiet'} emphasis hot: under the pointer or the focus; quiet: another is selected
 */
export function pathStyle(initiative, colorBy, emphasis = 'plain') {
  const isLine = initiative.geometry.type.endsWith('LineString');
  const style = PRECISION_STYLES[precisionLook(initiative)][isLine ? 'line' : 'area'];
  const color = colorOf(initiative, colorBy);
  const extra = { hot: 1, selected: 1.8 }[emphasis] ?? 0;
  return {
    color,
    opacity: 1,
    weight: style.weight + extra,
    dashArray: style.dashArray,
    lineCap: 'round',
    lineJoin: 'round',
    fill: !isLine,
    fillColor: color,
    fillOpacity: isLine ? 0 : fillOf(initiative, style, emphasis),
  };
}

/**
 * Whole towns, and the whole region, are shared by several initiatives: their fills would add up to a grey that hides
 * the streets below. So they are outlines only, and filled, faintly, only while pointed at or open.
 */
function fillOf({ precision }, { fillOpacity }, emphasis) {
  if (precision === 'ciudad' || precision === 'region') return { hot: 0.06, selected: 0.16 }[emphasis] ?? 0;
  return fillOpacity * (emphasis === 'quiet' ? 0.4 : 1) + ({ hot: 0.14, selected: 0.14 }[emphasis] ?? 0);
}

/** The pale band under a line, which keeps it readable over roads, and under a selected outline. */
export function casingStyle(initiative, emphasis = 'plain') {
  const isLine = initiative.geometry.type.endsWith('LineString');
  const style = PRECISION_STYLES[precisionLook(initiative)][isLine ? 'line' : 'area'];
  const shown = isLine || emphasis === 'selected';
  return {
    color: '#ffffff',
    weight: style.weight + (emphasis === 'selected' ? 7 : 4),
    opacity: shown ? (emphasis === 'selected' ? 0.95 : 0.7) : 0,
    fill: false,
    lineCap: 'round',
    lineJoin: 'round',
  };
}
