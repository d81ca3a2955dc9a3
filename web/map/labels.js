import { drawText, FONT, touchesBox } from './ink.js';
import { PALETTE as C } from './palette.js';
import { firstZoom, PlaceLabel, rankOf } from './placelabel.js';

const LETTERS = {
  sea: { size: 14, weight: 400, italic: true, spacing: 3, color: C.seaLabel, halo: C.sea },
  neighbour: { size: 12, weight: 400, spacing: 2, color: C.neighbour, halo: C.beyond },
  comuna: { size: 10.5, weight: 500, spacing: 2, color: C.comuna, halo: C.land, upper: true },
};

/**
 * The labels of the base map, most important first: an earlier rule wins the room.
 * @param {Object} lib protomaps-leaflet
 * @param {() => number} scale see basemap.js
 * @param {() => 'es'|'en'} language
 * @param {(zoom: number) => {x: number, y: number, radius: number}[]} obstacles marks that no label may lie under
 */
export function labelRules(lib, scale, language, obstacles) {
  const place = new PlaceLabel(scale, obstacles);
  const places = (r) => ({
    dataLayer: 'lugares',
    symbolizer: place,
    filter: (z, f) => rankOf(f) === r && z >= firstZoom(f),
  });
  const roads = new lib.LineLabelSymbolizer({
    labelProps: ['etiqueta'],
    font: () => `500 ${10.5 * scale()}px ${FONT}`,
    fill: C.roadLabel,
    stroke: C.halo,
    width: () => 3.5 * scale(),
    position: 2,
    repeatDistance: 420,
  });
  const rivers = new lib.LineLabelSymbolizer({
    labelProps: ['etiqueta'],
    font: () => `italic 400 ${11 * scale()}px ${FONT}`,
    fill: C.riverLabel,
    stroke: C.halo,
    width: () => 3 * scale(),
    position: 1,
    offset: 3,
    repeatDistance: 600,
  });
  const lettering = new Lettering(scale, language, obstacles);
  const letters = (kind) => ({
    dataLayer: 'letras',
    symbolizer: lettering,
    filter: (z, f) => f.props.kind === kind && z >= f.props.min && z <= f.props.max,
  });
  return [
    places(1),
    letters('sea'),
    letters('neighbour'),
    places(2),
    letters('comuna'),
    { dataLayer: 'rutas', minzoom: 9, symbolizer: roads },
    places(3),
    { dataLayer: 'rios', minzoom: 9, symbolizer: rivers },
    places(4),
    places(5),
  ];
}

/** Wide, quiet letters over an area. */
class Lettering {
  constructor(scale, language, obstacles) {
    this.scale = scale;
    this.obstacles = obstacles;
    this.language = language;
  }

  place(layout, geom, feature) {
    const { kind, name } = feature.props;
    const style = LETTERS[kind];
    const scale = this.scale();
    const text = name ?? feature.props[this.language()];
    const font = `${style.italic ? 'italic ' : ''}${style.weight} ${style.size * scale}px ${FONT}`;
    const anchor = geom[0][0];
    layout.scratch.font = font;
    const lines = wrap(style.upper ? text.toUpperCase() : text).map((line) => ({
      line,
      width: layout.scratch.measureText(line).width + style.spacing * scale * (line.length - 1),
    }));
    const widest = Math.max(...lines.map(({ width }) => width));
    const step = style.size * 1.3 * scale;
    const top = anchor.y - (lines.length * step) / 2;
    const draw = (ctx) => {
      ctx.globalAlpha = 1;
      lines.forEach(({ line, width }, i) =>
        drawText(ctx, line, -width / 2, top - anchor.y + step * (i + 0.75), {
          font,
          color: style.color,
          halo: style.halo,
          haloWidth: 3 * scale,
          spacing: style.spacing * scale,
        }),
      );
    };
    const bbox = {
      minX: anchor.x - widest / 2,
      maxX: anchor.x + widest / 2,
      minY: top,
      maxY: top + lines.length * step,
    };
    if (this.obstacles(layout.zoom).some((o) => touchesBox(o, bbox))) return undefined;
    return [{ anchor, bboxes: [bbox], draw }];
  }
}

function wrap(text) {
  const words = text.split(' ');
  if (words.length < 3 && text.length < 16) return [text];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')].filter(Boolean);
}
