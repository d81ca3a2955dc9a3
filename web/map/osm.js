import { el } from '../ui/dom.js';

const TILES = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';
const COPYRIGHT = 'https://www.openstreetmap.org/copyright';
/** A lost tile is no outage; this many in a row are. */
const PATIENCE = 4;

/**
 * The OpenStreetMap base map: the only thing in the application that speaks to a foreign host, and only when a person
 * asked for it.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {() => void} deps.onFail it does not work (blocked, offline): the embedded base must come back
 */
export function createOsm({ L, onFail }) {
  // Without a Referer the tiles are refused, whatever policy the page has.
  const layer = L.tileLayer(TILES, { maxZoom: 19, referrerPolicy: 'origin-when-cross-origin' });
  let failures = 0;
  let gaveUp = false;
  layer.on('tileload', () => (failures = 0));
  layer.on('tileerror', () => {
    failures += 1;
    if (gaveUp || (failures < PATIENCE && navigator.onLine)) return;
    gaveUp = true;
    onFail();
  });
  return {
    addTo(map) {
      failures = 0;
      gaveUp = false;
      layer.addTo(map);
    },
    remove: () => layer.remove(),
  };
}

/**
 * The credits of the base map at its corner. The first of them, that of OpenStreetMap, leads to its licence, as that
 * licence asks; nothing is fetched from there.
 * @param {Object} L Leaflet
 * @param {Object} map Leaflet map
 * @returns {{show: (credits: string) => void}} credits: names joined by ' · '
 */
export function createCredits(L, map) {
  const corner = el('div', { class: 'leaflet-control-attribution' });
  const control = L.control({ position: 'bottomright' });
  control.onAdd = () => corner;
  control.addTo(map);
  L.DomEvent.disableClickPropagation(corner);
  return {
    show(credits) {
      const [first, ...others] = credits.split(' · ');
      const link = el('a', { href: COPYRIGHT, target: '_blank', rel: 'noopener' }, first);
      corner.replaceChildren(link, others.map((name) => ` · ${name}`).join(''));
    },
  };
}
