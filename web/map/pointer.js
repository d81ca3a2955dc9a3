import { el } from '../ui/dom.js';
import { hitsAt } from './hits.js';

const MOUSE_REACH = 6;
const FINGER_REACH = 14;
const MOST_NAMES = 4;

/**
 * The pointer over the map: names what lies under it, and hands a click all that it touches.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.map Leaflet map
 * @param {Object} deps.texts
 * @param {(lonLat: [number, number]) => {x: number, y: number}} deps.project
 * @param {(point: {x: number, y: number}, reach: number) => Object[]} deps.othersAt what else lies under a pixel
 * @param {() => boolean} deps.isBusy while true the pointer names nothing
 * @param {(codes: string[]) => void} deps.onHeat
 * @param {(initiatives: Object[], point: {x: number, y: number}) => void} deps.onPick [] = the bare map
 */
export function createPointer({ L, map, texts, project, othersAt, isBusy, onHeat, onPick }) {
  let shown = [];
  let open = null;
  let onBadge = false;
  let frame = 0;
  const tip = L.tooltip({ className: 'name-tip', direction: 'top', offset: [0, -10], opacity: 1 });
  const canHover = window.matchMedia('(hover: hover)').matches;

  /** Points are their marks, which hear their own clicks; those of tiles have none. */
  function under(point, reach) {
    const drawn = hitsAt(shown, point, project, reach).filter(hasShape);
    const others = othersAt(point, reach).filter((other) => !shown.some((i) => i.code === other.code));
    return [...drawn, ...others];
  }

  /** What is open has its name in the sheet. */
  function name(pointedAt, latLng) {
    const initiatives = pointedAt.filter((i) => i.code !== open);
    if (initiatives.length === 0 || !latLng) {
      tip.remove();
      return;
    }
    const lines = initiatives.slice(0, MOST_NAMES).map((i) => el('div', {}, texts.pick(i.name)));
    const rest = initiatives.length - MOST_NAMES;
    if (rest > 0) lines.push(el('div', { class: 'more' }, texts.text('map.andMore', { n: rest })));
    tip.setContent(el('div', {}, lines)).setLatLng(latLng);
    if (!map.hasLayer(tip)) tip.addTo(map);
  }

  function hover(event) {
    cancelAnimationFrame(frame);
    if (onBadge || isBusy() || event.originalEvent.target.closest?.('.leaflet-control')) return;
    frame = requestAnimationFrame(() => {
      const hits = under(event.containerPoint, MOUSE_REACH);
      onHeat(hits.map((i) => i.code));
      name(hits, event.latlng);
      map.getContainer().classList.toggle('over-feature', hits.length > 0);
    });
  }

  /** Something was picked: its mark may be drawn anew, and then nobody hears the pointer leave it. */
  function hush() {
    cancelAnimationFrame(frame);
    onBadge = false;
    tip.remove();
  }

  function leave() {
    cancelAnimationFrame(frame);
    tip.remove();
    if (!isBusy()) onHeat([]);
  }

  if (canHover) {
    map.on('mousemove', hover);
    map.on('mouseout', leave);
  }
  map.on('movestart zoomstart', () => tip.remove());
  map.on('click', (event) => {
    const reach = event.originalEvent.pointerType === 'touch' ? FINGER_REACH : MOUSE_REACH;
    hush();
    onPick(under(event.containerPoint, reach), event.containerPoint);
  });

  return {
    /** @param {Object[]} initiatives those drawn @param {?string} selected code of the open one */
    draw(initiatives, selected) {
      shown = initiatives;
      open = selected;
      hush();
    },
    hush,
    /** A mark has the pointer or the focus, or none has ([]). */
    badge(codes, latLng) {
      onBadge = codes.length > 0;
      cancelAnimationFrame(frame);
      onHeat(codes);
      name(
        shown.filter((i) => codes.includes(i.code)),
        latLng,
      );
    },
  };
}

/** Points are their marks, which hear their own clicks; when joined in a ring they must not be hit beside it. */
const hasShape = (initiative) => !initiative.geometry.type.endsWith('Point');
