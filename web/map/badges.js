import { el, svg } from '../ui/dom.js';
import { markIcon } from '../ui/mark.js';
import { anchorsOf } from './anchors.js';
import { cluster } from './clusters.js';
import { colorOf, markOf } from './style.js';

const REACH = 36;
const MARK = 32;
/** At this zoom marks that still touch stand on the same spot: zooming further would not part them. */
const PARTING_ZOOM = 16;

/**
 * The marks of the initiatives on the map: one where each stands, joined into numbered rings where they would cover
 * each other. They are what keyboard and screen reader find on the map; a footprint of a few pixels could not be.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.map Leaflet map
 * @param {Object} deps.texts
 * @param {(code: string) => void} deps.onPick a mark was chosen
 * @param {(group: {codes: string[], bbox: number[], partsAt: ?number}, element: HTMLElement) => void} deps.onGroup
 *   partsAt: the zoom that shows its marks apart, null if none does
 * @param {(codes: string[], latLng: ?Object) => void} deps.onHover codes under pointer or focus; [] = none
 * @param {(spots: {lon: number, lat: number, radius: number}[]) => void} deps.onLayout where marks now stand, in pixels
 */
export function createBadges({ L, map, texts, onPick, onGroup, onHover, onLayout }) {
  const layer = L.layerGroup().addTo(map);
  /** By initiative and not by code: a new version may stand elsewhere. */
  const anchors = new WeakMap();
  let shown = [];
  let byCode = new Map();
  let colorBy = 'objective';
  let selected = null;
  let elements = [];
  let spots = [];

  function anchorsFor(initiative) {
    if (!anchors.has(initiative)) anchors.set(initiative, anchorsOf(initiative.geometry));
    return anchors.get(initiative);
  }

  function redraw() {
    const focused = document.activeElement?.closest?.('.badge')?.dataset.key;
    layer.clearLayers();
    elements = [];
    spots = [];
    const alone = [];
    const crowd = [];
    for (const initiative of shown) {
      anchorsFor(initiative).forEach(([lon, lat], part) => {
        const { x, y } = map.project([lat, lon]);
        (initiative.code === selected ? alone : crowd).push({ code: initiative.code, part, lon, lat, x, y });
      });
    }
    for (const group of cluster(crowd, REACH)) {
      if (group.codes.length === 1) alone.push(group.members.find((m) => m.part === 0) ?? group.members[0]);
      else addGroup(group);
    }
    alone.forEach(addMark);
    onLayout(spots);
    if (focused) elements.find((element) => element.dataset.key === focused)?.focus({ preventScroll: true });
  }

  function addMark(anchor) {
    const initiative = byCode.get(anchor.code);
    const isSelected = anchor.code === selected;
    const onlyPoint = initiative.geometry.type.endsWith('Point');
    const size = isSelected ? MARK + 8 : MARK;
    const body = el(
      'span',
      { class: onlyPoint && !initiative.exact ? 'badge-body has-halo' : 'badge-body' },
      markIcon(markOf(initiative, colorBy), size),
    );
    body.style.setProperty('--mark-color', colorOf(initiative, colorBy));
    const marker = place([anchor.lat, anchor.lon], body, size, isSelected ? 'badge is-selected' : 'badge');
    const element = marker.getElement();
    element.dataset.code = initiative.code;
    element.dataset.key = `${initiative.code}/${anchor.part}`;
    // Areas in several towns show a mark in each; one of them is enough for the keyboard.
    if (anchor.part > 0) {
      element.tabIndex = -1;
      element.setAttribute('aria-hidden', 'true');
    }
    const precision =
      texts.text(initiative.exact ? 'precision.exact' : 'precision.referential') +
      (initiative.assumed ? `, ${texts.text('precision.assumed')}` : '');
    element.setAttribute(
      'aria-label',
      texts.text('map.feature', { name: texts.pick(initiative.name), code: initiative.code, precision }),
    );
    if (isSelected) element.setAttribute('aria-pressed', 'true');
    listen(marker, [initiative.code], () => onPick(initiative.code));
  }

  function addGroup({ x, y, members, codes }) {
    const latLng = map.unproject([x, y]);
    const size = codes.length > 9 ? 44 : 38;
    const colors = codes.map((code) => colorOf(byCode.get(code), colorBy));
    const marker = place(latLng, ring(colors, size), size, 'badge is-group');
    const element = marker.getElement();
    element.dataset.key = codes.join(' ');
    element.dataset.codes = codes.join(' ');
    const names = codes.slice(0, 4).map((code) => texts.pick(byCode.get(code).name));
    const more = codes.length > 4 ? [texts.text('map.andMore', { n: codes.length - 4 })] : [];
    element.setAttribute(
      'aria-label',
      texts.text('map.cluster', { n: codes.length, names: [...names, ...more].join('; ') }),
    );
    const lons = members.map((m) => m.lon);
    const lats = members.map((m) => m.lat);
    const bbox = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    listen(marker, codes, () => onGroup({ codes, bbox, partsAt: partingZoom(members, bbox) }, element));
  }

  function place(latLng, content, size, className) {
    const icon = L.divIcon({ html: content, className, iconSize: [size, size] });
    const marker = L.marker(latLng, { icon, keyboard: true, riseOnHover: true }).addTo(layer);
    if (className.includes('is-selected')) marker.setZIndexOffset(2000);
    elements.push(marker.getElement());
    const { lat, lng } = marker.getLatLng();
    spots.push({ lon: lng, lat, radius: size / 2 });
    return marker;
  }

  function listen(marker, codes, choose) {
    const element = marker.getElement();
    const hover = () => onHover(codes, marker.getLatLng());
    marker.on('click', choose);
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      choose();
    });
    element.addEventListener('mouseenter', hover);
    element.addEventListener('focus', hover);
    element.addEventListener('mouseleave', () => onHover([], null));
    element.addEventListener('blur', () => onHover([], null));
  }

  /**
   * The least zoom at which most marks of a group that can part have parted: near enough to tell them apart, far
   * enough to still see where one is.
   */
  function partingZoom(members, [west, south, east, north]) {
    const countAt = (zoom) =>
      cluster(
        members.map((m) => ({ ...m, ...map.project([m.lat, m.lon], zoom) })),
        REACH,
      ).length;
    const whole = map.getBoundsZoom([
      [south, west],
      [north, east],
    ]);
    const nearest = Math.min(PARTING_ZOOM, whole);
    const most = countAt(nearest);
    if (most < 2) return null;
    for (let zoom = map.getZoom() + 1; zoom < nearest; zoom += 0.5) if (countAt(zoom) >= most * 0.7) return zoom;
    return nearest > map.getZoom() ? nearest : null;
  }

  map.on('zoomend', redraw);

  return {
    /** Marks exactly these initiatives. */
    draw(initiatives, color, selectedCode) {
      shown = initiatives;
      byCode = new Map(initiatives.map((i) => [i.code, i]));
      colorBy = color;
      selected = selectedCode;
      redraw();
    },
    heat(codes) {
      for (const element of elements) {
        const own = element.dataset.code ? [element.dataset.code] : element.dataset.codes.split(' ');
        element.classList.toggle(
          'is-hot',
          own.some((code) => codes.includes(code)),
        );
      }
    },
    /** @returns {boolean} whether a mark of this initiative, or of its group, took the focus */
    focus(code) {
      const element =
        elements.find((e) => e.dataset.code === code && e.tabIndex === 0) ??
        elements.find((e) => e.dataset.codes?.split(' ').includes(code));
      element?.focus({ preventScroll: true });
      return Boolean(element);
    },
  };
}

/** A number in a ring whose arcs show the colours of what it holds. */
function ring(colors, size) {
  const counts = new Map();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const radius = 13.4;
  const around = 2 * Math.PI * radius;
  let turned = 0;
  const arcs = [...counts].map(([color, n]) => {
    const share = (n / colors.length) * around;
    const arc = svg('circle', {
      cx: 16,
      cy: 16,
      r: radius,
      fill: 'none',
      stroke: color,
      'stroke-width': 3.6,
      'stroke-dasharray': `${share} ${around - share}`,
      'stroke-dashoffset': around / 4 - turned,
    });
    turned += share;
    return arc;
  });
  return svg(
    'svg',
    { viewBox: '0 0 32 32', width: size, height: size, class: 'mark', 'aria-hidden': 'true', focusable: 'false' },
    svg('circle', { cx: 16, cy: 16, r: 15.6, fill: '#fff' }),
    arcs,
    svg('text', { x: 16, y: 20.2, 'text-anchor': 'middle', class: 'ring-number' }, String(colors.length)),
  );
}
