import { svg } from '../ui/dom.js';

/**
 * How a difference between two shapes looks. Colour never speaks alone: what is added is hatched and marked with a
 * plus, what is removed is dotted, broken and marked with a cross, what moved has an arrow, a conflict an exclamation
 * mark.
 */

/** Every colour keeps 4.5:1 to white and 3:1 to land and sea: tested. */
export const CHANGE_COLORS = Object.freeze({
  before: '#4a5563',
  after: '#0b5fa5',
  added: '#00735a',
  removed: '#a63200',
  moved: '#5d4aa8',
  conflict: '#b01657',
});

const line = (color, weight, more) => ({ color, weight, opacity: 1, lineCap: 'round', lineJoin: 'round', ...more });

/**
 * Leaflet path options.
 * @param {'before'|'after'|'added'|'removed'|'moved'|'conflict'} kind
 * @param {boolean} alone the only shape on its map: then it is filled
 * @param {boolean} isArea
 */
export function changeStyle(kind, { alone = false, isArea = true } = {}) {
  const color = CHANGE_COLORS[kind];
  const fill = (fillColor, fillOpacity) => ({ fill: isArea, fillColor, fillOpacity });
  switch (kind) {
    case 'before':
      return { ...line(color, isArea ? 2.4 : 4, { dashArray: '9 6' }), ...fill(color, alone ? 0.16 : 0) };
    case 'after':
      return { ...line(color, isArea ? 2.4 : 4), ...fill(color, alone ? 0.16 : 0) };
    case 'added':
      return {
        ...line(color, isArea ? 1 : 7, isArea ? {} : { opacity: 0.75 }),
        ...fill(`url(#${patternId(kind)})`, 1),
      };
    case 'removed':
      return {
        ...line(color, isArea ? 1 : 7, { dashArray: isArea ? '2 4' : '2 11' }),
        ...fill(`url(#${patternId(kind)})`, 1),
      };
    case 'moved':
      return { ...line(color, 2), fill: false };
    case 'conflict':
      return { ...line(color, 4, { dashArray: '1 8' }), ...fill(color, 0.12) };
  }
  throw new Error(`No style for ${kind}`);
}

/** The band under a line that keeps it readable over roads and other lines. */
export const changeCasing = (isArea) => line('#ffffff', isArea ? 5.5 : 8, { opacity: 0.85, fill: false });

const patternId = (kind) => `pattern-${kind}`;

/** @returns {SVGElement} the patterns, which the document must hold once; it takes no room */
export function changePatterns() {
  const ground = (kind) => svg('rect', { width: 10, height: 10, fill: CHANGE_COLORS[kind], 'fill-opacity': 0.16 });
  const pattern = (kind, ...drawing) =>
    svg(
      'pattern',
      { id: patternId(kind), width: 10, height: 10, patternUnits: 'userSpaceOnUse' },
      ground(kind),
      ...drawing,
    );
  const stroke = { stroke: CHANGE_COLORS.added, 'stroke-width': 2.2, 'stroke-linecap': 'square' };
  return svg(
    'svg',
    { class: 'change-patterns', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    svg(
      'defs',
      {},
      pattern('added', svg('path', { d: 'M-1 11L11 -1M-1 1L1 -1M9 11L11 9', ...stroke })),
      pattern(
        'removed',
        svg('circle', { cx: 2.5, cy: 2.5, r: 1.7, fill: CHANGE_COLORS.removed }),
        svg('circle', { cx: 7.5, cy: 7.5, r: 1.7, fill: CHANGE_COLORS.removed }),
      ),
    ),
  );
}

/** On a 16 x 16 grid: outline and sign within. */
const SYMBOLS = {
  before: ['M3 3h10v10H3z', ''],
  after: ['M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z', ''],
  added: ['M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z', 'M8 5v6M5 8h6'],
  removed: ['M2.4 2.4h11.2v11.2H2.4z', 'M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8'],
  moved: ['M8 1.4L14.6 8 8 14.6 1.4 8z', ''],
  conflict: ['M8 1.6L15 14H1z', 'M8 6v3.6M8 11.6v.4'],
};

/** @returns {SVGElement} the sign of one place that changed; decorative, the numbers stand in the text */
export function changeSymbol(kind, size = 16) {
  const [outline, sign] = SYMBOLS[kind];
  const color = CHANGE_COLORS[kind];
  return svg(
    'svg',
    {
      viewBox: '0 0 16 16',
      width: size,
      height: size,
      class: 'change-symbol',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svg('path', {
      d: outline,
      fill: kind === 'before' ? '#fff' : color,
      stroke: kind === 'before' ? color : '#fff',
      'stroke-width': 1.6,
    }),
    sign && svg('path', { d: sign, fill: 'none', stroke: '#fff', 'stroke-width': 1.8, 'stroke-linecap': 'round' }),
  );
}

/** @returns {SVGElement} a line or area as it is drawn on the map, for the legend */
export function changeSample(kind, isArea) {
  const style = changeStyle(kind, { isArea });
  const shape = isArea ? 'M3 4h30v12H3z' : 'M3 14L13 6l8 8L33 5';
  return svg(
    'svg',
    { viewBox: '0 0 36 20', width: 36, height: 20, class: 'change-symbol', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', {
      d: shape,
      fill: isArea && style.fillOpacity > 0 ? style.fillColor : 'none',
      'fill-opacity': style.fillOpacity,
      stroke: style.color,
      'stroke-width': style.weight,
      'stroke-dasharray': style.dashArray,
      'stroke-linecap': 'round',
    }),
  );
}
