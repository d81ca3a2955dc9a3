import { svg } from './dom.js';
import { THEME_ICONS } from './icons.js';

/** Outlines on a 32 x 32 grid, with room for a halo ring around. */
export const SHAPES = {
  circle: 'M16 4.5a11.5 11.5 0 1 1 0 23 11.5 11.5 0 0 1 0-23z',
  square: 'M8.5 5.5h15a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3h-15a3 3 0 0 1-3-3v-15a3 3 0 0 1 3-3z',
  diamond:
    'M14.2 3.2a2.6 2.6 0 0 1 3.6 0l11 11a2.6 2.6 0 0 1 0 3.6l-11 11a2.6 2.6 0 0 1-3.6 0l-11-11a2.6 2.6 0 0 1 0-3.6z',
  hexagon: 'M16 3.2l11.2 6.4v12.8L16 28.8 4.8 22.4V9.6z',
  pentagon: 'M16 2.8l13 9.6-5 15.2H8L3 12.4z',
};

/**
 * The mark of an initiative: outline by objective, pictogram by theme; hollow where the place is only supposed.
 * @param {{color: string, shape: string, icon?: string, second?: ?string, hollow?: boolean}} mark
 * @param {number} size pixels
 * @returns {SVGElement} decorative: the name always stands beside it
 */
export function markIcon({ color, shape, icon, second, hollow }, size = 32) {
  const pictogram = THEME_ICONS[icon];
  return svg(
    'svg',
    { viewBox: '0 0 32 32', width: size, height: size, class: 'mark', 'aria-hidden': 'true', focusable: 'false' },
    hollow && svg('path', { d: SHAPES[shape], fill: '#fff', stroke: '#fff', 'stroke-width': 4 }),
    svg('path', {
      d: SHAPES[shape],
      fill: hollow ? '#fff' : color,
      stroke: hollow ? color : '#fff',
      'stroke-width': 2,
      'stroke-dasharray': hollow ? '4.2 2.6' : null,
    }),
    pictogram &&
      svg('path', {
        d: pictogram,
        fill: hollow ? color : '#fff',
        'fill-rule': 'evenodd',
        transform: 'translate(8.4 8.4) scale(.95)',
      }),
    second && svg('circle', { cx: 26.5, cy: 5.5, r: 4.5, fill: second, stroke: '#fff', 'stroke-width': 1.6 }),
  );
}

/**
 * How exact a location is, as a small target: solid, dashed or dotted, and empty where only supposed.
 * @param {'exact'|'referential'|'region'|'assumed'} look
 */
export function precisionIcon(look, size = 16) {
  const dot = { exact: 3, referential: 1.6 }[look];
  const ring = { exact: null, referential: '3.2 2.2', region: '.1 2.9', assumed: '1.6 3.1' }[look];
  return svg(
    'svg',
    {
      viewBox: '0 0 16 16',
      width: size,
      height: size,
      class: 'precision-icon',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svg('circle', {
      cx: 8,
      cy: 8,
      r: 6,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.8,
      'stroke-linecap': look === 'region' ? 'round' : 'butt',
      'stroke-dasharray': ring,
    }),
    dot && svg('circle', { cx: 8, cy: 8, r: dot, fill: 'currentColor' }),
  );
}
