import { svg } from '../ui/dom.js';

/** The drawings on the buttons of the tools, all own, on a 16 x 16 grid, drawn with a line. */
const SIGNS = {
  point:
    'M8 14.2C5 10.6 3.6 8.6 3.6 6.4a4.4 4.4 0 0 1 8.8 0c0 2.2-1.4 4.2-4.4 7.8zM8 5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z',
  line: 'M3 12.5l4-7 3.5 4.5L13.5 3M3 11.5v2M13.5 2v2',
  area: 'M3 5.5L9.5 2.5l4.5 5-2.5 6-7 .2zM3 5.5v0',
  rectangle: 'M2.5 4h11v8.5h-11z',
  hole: 'M2.2 2.8h11.6v10.6H2.2zM5.6 6.2h4.8v3.8H5.6z',
  vertices:
    'M4.5 4.5l7 1.5M12 7.5l-1.5 4M4 5.5l1 6M6.5 12.5h3M2.5 2.8h2.8v2.8H2.5zM11 4.6h2.8v2.8H11zM8.8 11h2.8v2.8H8.8zM3.6 11h2.8v2.8H3.6z',
  move: 'M8 1.8v12.4M1.8 8h12.4M6 3.8l2-2 2 2M6 12.2l2 2 2-2M3.8 6l-2 2 2 2M12.2 6l2 2-2 2',
  rotate: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 1.8v3.4H9.8',
  cut: 'M2.2 2.8h6.6v4h4.8v6.6H2.2zM10.6 2.2h3.2v2.6',
  split: 'M3 4h10v8.5H3zM9.8 1.5l-3.4 13',
  merge: 'M2.2 5h5.2M8.8 5H6.2M2 3h6v6H2zM7.5 7H14v6.5H7.5zM5 9v1.5h2.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  remove: 'M3 4.5h10M6.3 4.5v-2h3.4v2M4.3 4.5l.6 9h6.2l.6-9',
  finish: 'M3 8.6l3.4 3.4L13 4.8',
  back: 'M6 3L2.5 6.5 6 10M2.8 6.5h6.4a4 4 0 0 1 0 7H6',
  cancel: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  up: 'M8 13V3.2M3.8 7.2L8 3l4.2 4.2',
  down: 'M8 3v9.8M3.8 8.8L8 13l4.2-4.2',
  left: 'M13 8H3.2M7.2 3.8L3 8l4.2 4.2',
  right: 'M3 8h9.8M8.8 3.8L13 8l-4.2 4.2',
  insert: 'M8 3v10M3 8h10',
};

/** @param {keyof typeof SIGNS} name @returns {SVGElement} decorative, in the colour of the text */
export const sign = (name, size = 18) =>
  svg(
    'svg',
    { viewBox: '0 0 16 16', width: size, height: size, class: 'sign', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: SIGNS[name] }),
  );
