const TILES = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';
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
  layer.on('tileload', () => (failures = 0));
  layer.on('tileerror', () => {
    failures += 1;
    if (failures === PATIENCE || !navigator.onLine) onFail();
  });
  return {
    addTo(map) {
      failures = 0;
      layer.addTo(map);
    },
    remove: () => layer.remove(),
  };
}
