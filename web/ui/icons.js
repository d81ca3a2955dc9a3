import { svg } from './dom.js';

/**
 * The drawings of the application, all own, on a 16 x 16 grid. A pictogram (themes) is filled; a sign (buttons) is
 * drawn with a line. Path2D and SVG both understand them, so that the map and the page share one drawing.
 */

/** One pictogram for each theme. */
export const THEME_ICONS = {
  rutas: 'M5 2h1.9L5.1 14H2.3zM9.1 2H11l2.7 12h-2.8zM7.4 2.4h1.2v2.4H7.4zM7.3 6.4h1.4v2.8H7.3zM7.2 10.8h1.6V14H7.2z',
  trenes:
    'M5 1.6h6a2 2 0 0 1 2 2v6.2a2 2 0 0 1-2 2l1.7 2.6h-1.9l-.9-1.4H6.1l-.9 1.4H3.3L5 11.8a2 2 0 0 1-2-2V3.6a2 2 0 0 1 2-2zM4.7 4v3h6.6V4zM5.7 8.6a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8zM10.3 8.6a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8z',
  transporte_publico:
    'M3 3h9.2A1.8 1.8 0 0 1 14 4.8V11a1 1 0 0 1-1 1h-.5a1.7 1.7 0 0 1-3.3 0H6.8a1.7 1.7 0 0 1-3.3 0H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM3.3 4.5v2.6H6V4.5zM7 4.5v2.6h2.6V4.5zM10.6 4.5v2.6h2.1V4.5z',
  aeropuertos:
    'M8 1.3c.8 0 1.1.9 1.1 1.8v2.7l5.2 3.3v1.6L9.1 9.1v3l1.7 1.3v1.2L8 13.8l-2.8.8v-1.2l1.7-1.3v-3l-5.2 1.6V9.1l5.2-3.3V3.1c0-.9.3-1.8 1.1-1.8z',
  puertos:
    'M8 1.2a2 2 0 0 1 .9 3.8v1.2h2.3v1.7H8.9v4.6c1.6-.3 2.7-1.3 3.1-2.7l-1.1.5.6-3 2.7 1.4-.8.5c-.4 2.9-2.5 4.9-5.4 4.9s-5-2-5.4-4.9l-.8-.5 2.7-1.4.6 3-1.1-.5c.4 1.4 1.5 2.4 3.1 2.7V7.9H4.8V6.2h2.3V5A2 2 0 0 1 8 1.2zM8 2.5a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4z',
  aguas: 'M8 1.4c2.7 3.4 4.5 5.7 4.5 8.3A4.5 4.5 0 0 1 8 14.3a4.5 4.5 0 0 1-4.5-4.6C3.5 7.1 5.3 4.8 8 1.4z',
  borde_costero:
    'M4.4 6.6a3.6 3.6 0 0 1 7.2 0zM1.4 8.2c1.7 0 1.7 1.1 3.3 1.1s1.7-1.1 3.3-1.1 1.7 1.1 3.3 1.1 1.6-1.1 3.3-1.1v1.7c-1.7 0-1.7 1.1-3.3 1.1S9.6 9.9 8 9.9s-1.6 1.1-3.3 1.1-1.6-1.1-3.3-1.1zM1.4 11.6c1.7 0 1.7 1.1 3.3 1.1s1.7-1.1 3.3-1.1 1.7 1.1 3.3 1.1 1.6-1.1 3.3-1.1v1.7c-1.7 0-1.7 1-3.3 1s-1.7-1-3.3-1-1.6 1-3.3 1-1.6-1-3.3-1z',
  espacio_publico:
    'M8 1.2a3.9 3.9 0 0 1 3.6 5.4A3 3 0 0 1 10.2 12H8.9v2.8H7.1V12H5.8a3 3 0 0 1-1.4-5.4A3.9 3.9 0 0 1 8 1.2z',
  industria: 'M1.8 14.2V6.4l3.9 2.4V6.4l3.9 2.4.5-7h2.8l1.3 12.4z',
  innovacion:
    'M8 1.3a4.6 4.6 0 0 1 2.6 8.4c-.5.4-.7.8-.7 1.4H6.1c0-.6-.2-1-.7-1.4A4.6 4.6 0 0 1 8 1.3zM6.1 12h3.8v1.2H6.1zM6.8 14h2.4v1H6.8z',
  cultura_deporte:
    'M8 1.4l6.2 3.3v1.4H1.8V4.7zM3 7.1h1.9v4.7H3zM7.05 7.1h1.9v4.7h-1.9zM11.1 7.1H13v4.7h-1.9zM1.8 12.7h12.4v1.7H1.8z',
  ordenamiento_territorial:
    'M1.8 3.4l3.7-1.5v10.8l-3.7 1.5zM6.4 1.9l3.2 1.5v10.8l-3.2-1.5zM10.5 3.4l3.7-1.5v10.8l-3.7 1.5z',
  salud: 'M6 1.8h4V6h4.2v4H10v4.2H6V10H1.8V6H6z',
  educacion:
    'M8 2.4l7.2 3.3L8 9 .8 5.7zM3.8 8.2L8 10.1l4.2-1.9v3.1c-1 1.1-2.5 1.7-4.2 1.7s-3.2-.6-4.2-1.7zM13.6 6.7h1v4.6h-1z',
  vivienda: 'M8 1.6l6.8 6-1 1.1-1-.9v6.4H9.5v-3.9h-3v3.9H3.2V7.8l-1 .9-1-1.1z',
};

const SIGNS = {
  search: 'M7 2.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6zM10.6 10.6l3.6 3.6',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  back: 'M9.8 3.2L5 8l4.8 4.8',
  down: 'M3.2 5.8L8 10.6l4.8-4.8',
  plus: 'M8 2.8v10.4M2.8 8h10.4',
  minus: 'M2.8 8h10.4',
  extent: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M6 6h4v4H6z',
  locate: 'M8 4.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM8 1.2v3M8 11.8v3M1.2 8h3M11.8 8h3',
  fullscreen: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  layers: 'M8 2l6 3.2-6 3.2-6-3.2zM2.4 8.2L8 11.2l5.6-3M2.4 11L8 14l5.6-3',
  legend: 'M2.5 3.5h2v2h-2zM2.5 10.5h2v2h-2zM7 4.5h6.5M7 11.5h6.5',
  link: 'M6.6 9.4l2.8-2.8M7.2 4.6l1.6-1.5a3 3 0 0 1 4.2 4.2l-1.6 1.5M8.8 11.4l-1.6 1.5A3 3 0 0 1 3 8.7l1.6-1.5',
  download: 'M8 2.2v7.6M4.6 6.6L8 10l3.4-3.4M2.8 13.4h10.4',
  upload: 'M8 10V2.4M4.6 5.6L8 2.2l3.4 3.4M2.8 13.4h10.4',
  print: 'M4.5 6V2.2h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4.3h-7z',
  zoom: 'M7 2.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6zM10.6 10.6l3.6 3.6M7 4.8v4.4M4.8 7h4.4',
  check: 'M3 8.6l3.4 3.4L13 4.8',
  info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 7.2v4M8 4.6v.3',
  warning: 'M8 2.2l6.2 11.3H1.8zM8 6.6v3M8 11.4v.2',
  help: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM6.1 6.3A1.9 1.9 0 1 1 8.9 8c-.6.4-.9.7-.9 1.4M8 11.4v.2',
  undo: 'M6 3L2.8 6.2 6 9.4M3 6.2h6.4a3.8 3.8 0 0 1 0 7.6H6.2',
  redo: 'M10 3l3.2 3.2L10 9.4M13 6.2H6.6a3.8 3.8 0 0 0 0 7.6h3.2',
  filter: 'M2 4h12M4.4 8h7.2M6.6 12h2.8',
  place:
    'M8 14.2C5 10.6 3.6 8.6 3.6 6.4a4.4 4.4 0 0 1 8.8 0c0 2.2-1.4 4.2-4.4 7.8zM8 5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z',
};

/**
 * @param {keyof typeof SIGNS} name
 * @param {number} [size] pixels
 * @returns {SVGElement} a decorative icon in the colour of the text
 */
export function sign(name, size = 20) {
  return svg(
    'svg',
    { viewBox: '0 0 16 16', width: size, height: size, class: 'sign', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: SIGNS[name] }),
  );
}

/** Puts the icon that `data-sign` names into every such element of the fixed page. */
export function drawSigns(root) {
  for (const node of root.querySelectorAll('[data-sign]')) node.prepend(sign(node.dataset.sign));
}
