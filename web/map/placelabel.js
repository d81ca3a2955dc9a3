import { THEME_ICONS } from '../ui/icons.js';
import { drawText, FONT, touchesBox } from './ink.js';
import { PALETTE as C } from './palette.js';

/** Label size, weight and first zoom by rank of place. */
const RANKS = {
  1: { size: 15, weight: 700, min: 5, color: C.label },
  2: { size: 12.5, weight: 500, min: 7, color: C.label },
  3: { size: 11.5, weight: 400, min: 9, color: C.quiet },
  4: { size: 11, weight: 400, min: 10, color: C.quiet },
  5: { size: 11, weight: 400, min: 11, color: C.quiet },
};

/** Places that get a pictogram; settlements get a dot, and the rest only their name in italics. */
const PICTOGRAMS = {
  aeropuerto: 'aeropuertos',
  aerodromo: 'aeropuertos',
  puerto: 'puertos',
  mina: 'industria',
  fundicion: 'industria',
};
const SETTLEMENTS = { ciudad: 3.6, pueblo: 2.8, localidad: 2.2, paraje: 2 };
/** Towns first: whatever its rank, a pictogram waits for this zoom. */
const PICTOGRAM_ZOOM = 9;
/** A place lies in the margin of neighbouring tiles as well: the same name this near, in pixels, is the same place. */
const SAME_PLACE = 120;

export const rankOf = ({ props }) => Math.min(5, Math.max(1, Number(props.rango ?? 5)));

/** @returns {number} the first zoom that names a place */
export const firstZoom = (feature) =>
  Math.max(RANKS[rankOf(feature)].min, PICTOGRAMS[feature.props.clase] ? PICTOGRAM_ZOOM : 0);

/**
 * The label of a place: a dot or pictogram with the name beside it, on whichever side has room. Where the mark of an
 * initiative covers the place, the name stands beside the mark.
 */
export class PlaceLabel {
  /**
   * @param {() => number} scale see basemap.js
   * @param {(zoom: number) => {x: number, y: number, radius: number}[]} obstacles marks that no label may lie under
   */
  constructor(scale, obstacles) {
    this.scale = scale;
    this.obstacles = obstacles;
  }

  /** Called by protomaps-leaflet: the label at the first side that is free, or none. */
  place(layout, geom, feature) {
    const anchor = geom[0][0];
    const look = this.#look(layout, feature);
    const obstacles = this.obstacles(layout.zoom);
    const over = obstacles.find((o) => Math.hypot(o.x - anchor.x, o.y - anchor.y) < o.radius + look.reach);
    for (const [x, y] of sidesOf(over ?? { ...anchor, radius: 0 }, look)) {
      const letters = { minX: x, maxX: x + look.width, minY: y - look.height * 0.8, maxY: y + look.height * 0.25 };
      const box = over ? letters : around(letters, anchor, look.reach);
      if (layout.index.bboxCollides(box, layout.order) || obstacles.some((o) => touchesBox(o, letters))) continue;
      const draw = (ctx) => paint(ctx, look, x - anchor.x, y - anchor.y);
      return [{ anchor, bboxes: [box], draw, deduplicationKey: look.text, deduplicationDistance: SAME_PLACE }];
    }
    return undefined;
  }

  #look(layout, feature) {
    const { nombre, clase } = feature.props;
    const { size, weight, color } = RANKS[rankOf(feature)];
    const scale = this.scale();
    const dot = (SETTLEMENTS[clase] ?? 0) * scale;
    const icon = PICTOGRAMS[clase];
    const alone = !dot && !icon;
    const text = String(nombre ?? '').replace(/\s*\(.*\)/, '');
    const font = `${alone ? 'italic ' : ''}${weight} ${size * scale}px ${FONT}`;
    layout.scratch.font = font;
    return {
      text,
      font,
      color,
      scale,
      dot,
      icon,
      alone,
      reach: dot || (icon ? 6 * scale : 0),
      width: layout.scratch.measureText(text).width,
      height: size * scale,
    };
  }
}

/** Starts of the base line, best first: right, below right, above right, below, left, above. */
function sidesOf({ x, y, radius }, { alone, width, height, reach, scale }) {
  if (alone) return [[x - width / 2, y + height * 0.35]];
  const gap = Math.max(radius, reach) + 4 * scale;
  const slant = gap * 0.75;
  return [
    [x + gap, y + height * 0.35],
    [x + slant, y + slant + height * 0.5],
    [x + slant, y - slant],
    [x - width / 2, y + gap + height * 0.7],
    [x - gap - width, y + height * 0.35],
    [x - width / 2, y - gap],
  ];
}

function around({ minX, maxX, minY, maxY }, { x, y }, reach) {
  return {
    minX: Math.min(minX, x - reach),
    maxX: Math.max(maxX, x + reach),
    minY: Math.min(minY, y - reach),
    maxY: Math.max(maxY, y + reach),
  };
}

function paint(ctx, { text, font, color, scale, dot, icon }, x, y) {
  ctx.globalAlpha = 1;
  if (dot) drawDot(ctx, dot);
  if (icon) drawPictogram(ctx, THEME_ICONS[icon], scale);
  drawText(ctx, text, x, y, { font, color, halo: C.halo, haloWidth: 3.4 * scale });
}

function drawDot(ctx, radius) {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.fillStyle = C.road;
  ctx.fill();
  ctx.lineWidth = Math.max(1.2, radius * 0.45);
  ctx.strokeStyle = C.label;
  ctx.stroke();
}

function drawPictogram(ctx, d, scale) {
  const size = 0.72 * scale;
  ctx.save();
  ctx.translate(-8 * size, -8 * size);
  ctx.scale(size, size);
  const path = new Path2D(d);
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = C.halo;
  ctx.stroke(path);
  ctx.fillStyle = C.quiet;
  ctx.fill(path, 'evenodd');
  ctx.restore();
}
