import { el } from '../ui/dom.js';
import { cluster } from './clusters.js';

/** Counts nearer than this, in pixels, are one. */
const REACH = 62;
/** A press on a count goes this much nearer. */
const STEP = 2;

/**
 * Says that not everything is drawn, and how much is not: in words, and as numbers where it lies.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.map Leaflet map
 * @param {HTMLElement} deps.element of the words, a live region
 * @param {Object} deps.texts
 */
export function createLargest({ L, map, element, texts }) {
  const layer = L.layerGroup().addTo(map);
  let seen = { drawn: 0, groups: [] };
  let part = null;

  function words() {
    const grouped = seen.groups.reduce((sum, { n }) => sum + n, 0);
    if (grouped > 0) return texts.text('tiles.largest', { drawn: seen.drawn, grouped });
    if (!part || part.drawn >= part.matched) return '';
    return texts.text(part.isPast ? 'tiles.pastPart' : 'tiles.part', part);
  }

  function say() {
    const said = words();
    element.hidden = said === '';
    // Only what is new is read aloud.
    if (element.textContent !== said) element.textContent = said;
  }

  function count({ x, y, members }) {
    const n = members.reduce((sum, member) => sum + member.n, 0);
    const size = Math.round(24 + 5 * Math.log10(n));
    const icon = L.divIcon({
      html: el('span', { class: 'count-body' }, texts.short(n)),
      className: 'tile-count',
      iconSize: [size, size],
    });
    // The list reaches the same initiatives; to a keyboard a hundred numbers would only be in the way.
    const marker = L.marker(map.unproject([x, y]), { icon, keyboard: false }).addTo(layer);
    marker.getElement().setAttribute('aria-hidden', 'true');
    marker.on('click', () => map.setView(marker.getLatLng(), Math.min(map.getMaxZoom(), map.getZoom() + STEP)));
  }

  function draw() {
    layer.clearLayers();
    const spots = seen.groups.map((group, k) => ({ ...group, code: k, ...map.project([group.lat, group.lon]) }));
    cluster(spots, REACH).forEach(count);
  }
  map.on('zoomstart', () => layer.clearLayers());

  return {
    /** @param {{drawn: number, groups: {lat: number, lon: number, n: number}[]}} now */
    show(now) {
      seen = now;
      draw();
      say();
    },
    /** @param {?{drawn: number, matched: number, isPast: boolean}} bounded what is drawn one by one of what was asked for */
    bound(bounded) {
      part = bounded;
      say();
    },
  };
}
