import { SHAPES } from '../ui/mark.js';
import { THEME_ICONS } from '../ui/icons.js';
import { colorOf, markOf, PRECISION_STYLES, precisionLook } from './style.js';

/**
 * How the initiatives of a tile are painted: as footprints.js and badges.js show them, from the same tables, only on
 * canvas. Where many meet, fills would add up to a grey and marks to a carpet: both give way, the outlines stay.
 */

/** A line or area that is smaller than this, in pixels, is a mark: nobody would see its shape. */
const SPECK = 11;
/** Sizes of the marks, in pixels, by how many initiatives a tile draws: a few have room for their pictogram. */
const SIZES = [
  { most: 30, size: 24, pictogram: true },
  { most: 120, size: 15, pictogram: false },
  { most: Infinity, size: 10, pictogram: false },
];
/** So many shapes in a tile are drawn as when they are alone; more share what those would cover. */
const ALONE = 40;

const paths = new Map();
const pathOf = (d) => {
  if (!paths.has(d)) paths.set(d, new Path2D(d));
  return paths.get(d);
};

/** Where an initiative stands in the tile, whatever is drawn of it. */
const middleOf = ({ minX, minY, maxX, maxY }) => ({ x: (minX + maxX) / 2, y: (minY + maxY) / 2 });

const isSpeck = (box, k) => Math.max(box.maxX - box.minX, box.maxY - box.minY) * k < SPECK;

/** @returns {boolean} whether a feature of a tile is drawn as a mark; k: pixels of the screen in one of the tile */
export const isMark = ({ geomType, isCut, bbox }, k) => geomType === 1 || (!isCut && isSpeck(bbox, k));

/**
 * How crowded tiles are, in few steps, so that a neighbour that comes late seldom makes all be painted again.
 * @param {{all: number, shapes: number}} crowd most initiatives, and most lines and areas, in one tile
 * @returns {{step: string, size: number, pictogram: boolean, share: number}} share: of the ink that a shape has alone
 */
export function densityOf({ all, shapes }) {
  const { size, pictogram } = SIZES.find(({ most }) => all <= most);
  const share = 2 ** -Math.max(0, Math.round(Math.log2(shapes / ALONE)));
  return { step: `${size} ${share}`, size, pictogram, share };
}

/**
 * A symbolizer for protomaps-leaflet.
 * @param {() => number} scale how much the tiles are shrunk on screen (see basemap.js)
 * @param {() => 'objective'|'theme'} colorBy
 * @param {() => ReturnType<typeof densityOf>} density
 * @returns {{draw: (ctx: CanvasRenderingContext2D, geom: Object[][], z: number, feature: Object) => void}}
 */
export function initiativePaint(scale, colorBy, density) {
  return {
    draw(ctx, geom, z, feature) {
      const { sketch, geomType, isCut } = feature;
      const look = { color: colorBy(), scale: scale(), ...density() };
      // The geometry comes in pixels of the canvas, which may be larger than those of the tile.
      const box = boxOf(geom);
      ctx.save();
      ctx.lineJoin = 'round';
      ctx.lineCap = 'round';
      if (geomType === 1) geom.flat().forEach((at) => mark(ctx, at, sketch, look));
      else if (!isCut && isSpeck(box, 1 / look.scale)) mark(ctx, middleOf(box), sketch, look);
      else shape(ctx, geom, geomType === 2, sketch, look);
      ctx.restore();
    },
  };
}

function boxOf(geom) {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const part of geom) {
    for (const { x, y } of part) {
      box.minX = Math.min(box.minX, x);
      box.minY = Math.min(box.minY, y);
      box.maxX = Math.max(box.maxX, x);
      box.maxY = Math.max(box.maxY, y);
    }
  }
  return box;
}

function shape(ctx, geom, isLine, sketch, { color: colorBy, scale, share }) {
  const style = PRECISION_STYLES[precisionLook(sketch)][isLine ? 'line' : 'area'];
  // In a crowd the lines grow thinner, down to half.
  const width = style.weight * scale * (0.5 + 0.5 * share);
  const color = colorOf(sketch, colorBy);
  ctx.beginPath();
  for (const part of geom) part.forEach(({ x, y }, k) => (k === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
  if (isLine) {
    ctx.strokeStyle = `rgb(255 255 255 / ${70 * share}%)`;
    ctx.lineWidth = width + 3.5 * scale;
    ctx.stroke();
  } else {
    ctx.globalAlpha = fillOf(sketch, style) * share;
    ctx.fillStyle = color;
    if (ctx.globalAlpha > 0) ctx.fill('evenodd');
    ctx.globalAlpha = 1;
  }
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  // Shorter dashes on thinner lines: the pattern says how exact the place is, and must stay one.
  const dashes = (style.dashArray ?? '').split(' ').filter(Boolean);
  ctx.setLineDash(dashes.map((dash) => Number(dash) * scale * (0.6 + 0.4 * share)));
  ctx.stroke();
}

/** Towns and the region are outlines only (style.js). */
const fillOf = ({ precision }, { fillOpacity }) => (precision === 'ciudad' || precision === 'region' ? 0 : fillOpacity);

/** A mark on the grid of 32 x 32 of ui/mark.js: outline by objective, hollow and broken where only supposed. */
function mark(ctx, { x, y }, sketch, { color: colorBy, scale, size, pictogram }) {
  ctx.save();
  const { color, shape: outline, icon, hollow } = markOf(sketch, colorBy);
  const k = (size / 27) * scale;
  ctx.translate(x, y);
  ctx.scale(k, k);
  ctx.translate(-16, -16);
  const look = precisionLook(sketch);
  if (look !== 'exact' && size > 10) halo(ctx, color);
  const path = pathOf(SHAPES[outline]);
  ctx.fillStyle = hollow ? '#fff' : color;
  ctx.fill(path);
  ctx.strokeStyle = hollow ? color : '#fff';
  ctx.lineWidth = hollow ? Math.max(2, 1.3 / k) : Math.max(2, 1 / k);
  ctx.setLineDash(hollow ? [4.2, 2.6] : []);
  ctx.stroke(path);
  if (pictogram && THEME_ICONS[icon]) {
    ctx.translate(8.4, 8.4);
    ctx.scale(0.95, 0.95);
    ctx.fillStyle = hollow ? color : '#fff';
    ctx.fill(pathOf(THEME_ICONS[icon]), 'evenodd');
  } else if (!hollow && look !== 'exact') {
    // The smallest has no room for a ring: a white heart says that the place is referential.
    ctx.fillStyle = '#fff';
    ctx.beginPath();
    ctx.arc(16, 16, 4.4, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}

/** The broken ring of a place that is not the exact one. */
function halo(ctx, color) {
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.7;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.arc(16, 16, 18.5, 0, 2 * Math.PI);
  ctx.stroke();
}
