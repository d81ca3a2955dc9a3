import { PALETTE as C } from './palette.js';

/**
 * The paint of the base map, from the ground up. Restrained on purpose: the initiatives are the subject.
 * @param {Object} lib protomaps-leaflet
 * @param {() => number} scale how much the tiles are shrunk on screen (see basemap.js): widths grow by it
 * @returns {Object[]} paint rules
 */
export function paintRules(lib, scale) {
  const { PolygonSymbolizer, LineSymbolizer } = lib;
  const fill = (dataLayer, color, more = {}) => ({
    dataLayer,
    symbolizer: new PolygonSymbolizer({ fill: color, ...more }),
  });
  const line = (dataLayer, color, width, more = {}, rule = {}) => ({
    dataLayer,
    symbolizer: new LineSymbolizer({
      color,
      width: (z) => scaled(width, z) * scale(),
      lineCap: 'round',
      lineJoin: 'round',
      ...more,
    }),
    ...rule,
  });
  const road = (from, to) => (z, f) => {
    const rank = Number(f.props.rango ?? 5);
    return rank >= from && rank <= to;
  };
  const border = (classes, width, dash) =>
    line('limites', C.border, width, { dash }, { filter: (z, f) => classes.includes(f.props.clase ?? 'comuna') });
  const ticks = new LineSymbolizer({
    color: C.rail,
    width: (z) => scaled({ 7: 2, 12: 4, 16: 6 }, z) * scale(),
    dash: [1.2, 7],
  });

  return [
    fill('comunas', C.land),
    fill('salares', C.salar),
    line('salares', C.salarEdge, { 6: 0.6, 12: 1.2 }, { dash: [1, 3] }),
    fill('urbano', C.urban),
    fill('mar', C.sea),
    line('costa', C.coast, { 5: 0.7, 9: 1, 14: 1.6 }),
    line('rios', C.river, { 6: 0.8, 10: 1.6, 15: 3.5 }),
    border(['comuna'], { 5: 0.6, 9: 1, 14: 1.5 }, [5, 3, 1, 3]),
    border(['region', 'pais'], { 5: 1, 9: 1.8, 14: 2.4 }, [9, 3, 2, 3]),
    line('ferrocarriles', C.rail, { 7: 0.6, 12: 1, 16: 1.5 }, {}, { minzoom: 7 }),
    { dataLayer: 'ferrocarriles', symbolizer: ticks, minzoom: 8 },
    line('rutas', C.roadCase, { 6: 1, 8: 1.6, 12: 4, 16: 10 }, {}, { filter: road(3, 9) }),
    line('rutas', C.roadCase, { 6: 1.7, 8: 2.8, 12: 5.6, 16: 13 }, {}, { filter: road(1, 2) }),
    line('rutas', C.road, { 8: 0.6, 12: 2.6, 16: 8 }, {}, { filter: road(3, 9), minzoom: 8 }),
    line('rutas', C.mainRoad, { 6: 0.8, 8: 1.6, 12: 4, 16: 11 }, {}, { filter: road(1, 2) }),
  ];
}

/**
 * A width between the stops of a {zoom: pixels} table, straight between them and level beyond.
 * @param {Object<number, number>} stops
 * @param {number} zoom
 */
export function scaled(stops, zoom) {
  const zooms = Object.keys(stops)
    .map(Number)
    .sort((a, b) => a - b);
  if (zoom <= zooms[0]) return stops[zooms[0]];
  for (let i = 1; i < zooms.length; i++) {
    if (zoom > zooms[i]) continue;
    const t = (zoom - zooms[i - 1]) / (zooms[i] - zooms[i - 1]);
    return stops[zooms[i - 1]] + (stops[zooms[i]] - stops[zooms[i - 1]]) * t;
  }
  return stops[zooms.at(-1)];
}
