import { PALETTE } from './palette.js';

/** The Antofagasta Region: south-west and north-east corners, latitude and longitude. */
const REGION = [
  [-26.08, -71.05],
  [-20.92, -66.98],
];
/** How far one can wander: enough to slide the region from under a panel, not enough to get lost. */
const LIMITS = [
  [-30, -76],
  [-17, -62],
];
/** The farthest one can zoom out, whatever the window. */
const FARTHEST = 6;
/** The sheet of a phone, once half open, covers this much of the map. */
const HALF_OPEN = 0.6;
/** Room for half a mark around what is looked at; less than the padding of a fit. */
const ROOM = 24;
/** Nearer than this the base map has nothing more to say about where an initiative stands. */
const CLOSEST_FIT = 14;

/**
 * The Leaflet map and its view. Everything that moves it passes here, so that the space covered by the panel of the
 * phone is always left out and the wish for less motion always kept.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {HTMLElement} deps.element
 * @param {() => {top: number, right: number, bottom: number, left: number}} deps.insets pixels covered by panels
 * @param {() => number} deps.aside pixels at the right that a legend takes: kept free when looking at one thing
 * @param {boolean} deps.calm no animation
 * @param {(view: ?{zoom: number, lat: number, lon: number}) => void} deps.onMove null = the whole region
 */
export function createMap({ L, element, insets, aside, calm, onMove }) {
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    maxZoom: 18,
    zoomSnap: 0.5,
    wheelPxPerZoomLevel: 90,
    maxBounds: LIMITS,
    maxBoundsViscosity: 0.5,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
  });
  map.createPane('labels').classList.add('labels-pane');
  element.style.background = PALETTE.beyond;

  let homing = false;
  /** Where the whole region was last fitted; null once a person moved away. */
  let home = null;

  const padding = (atRight = 0) => {
    const { top, right, bottom, left } = insets();
    return { paddingTopLeft: [left + 28, top + 28], paddingBottomRight: [right + atRight + 28, bottom + 28] };
  };
  const read = () => {
    const { lat, lng } = map.getCenter();
    return { zoom: map.getZoom(), lat, lon: lng };
  };
  const toBounds = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

  const isHome = ({ zoom, lat, lon }) =>
    home && zoom === home.zoom && Math.hypot(lat - home.lat, lon - home.lon) < 1e-6;

  function fitRegion(animate = !calm) {
    holdInside();
    homing = true;
    map.fitBounds(REGION, { ...padding(), animate });
    onMove(null);
  }

  map.on('moveend', () => {
    const now = read();
    if (homing) {
      homing = false;
      home = now;
    } else if (!isHome(now)) {
      // A change of size also ends in a moveend; only a real move leaves home.
      home = null;
      onMove(now);
    }
  });
  map.on('resize', () => {
    holdInside();
    if (home) fitRegion(false);
  });

  /**
   * The base map ends at LIMITS: one must not zoom out so far that its edge shows in the free part of the map. What a
   * sheet covers may lie farther south, or the south of the region could never be brought above it.
   */
  function holdInside() {
    const { bottom } = insets();
    const covered = bottom && Math.max(bottom, map.getSize().y * HALF_OPEN);
    const [[south, west], northEast] = LIMITS;
    const least = Math.max(FARTHEST, Math.min(7.5, farthestOver(covered)));
    const foot = map.project([south, west], least).add([0, covered]);
    map.options.maxBounds = L.latLngBounds(map.unproject(foot, least), northEast);
    if (least !== map.getMinZoom()) map.setMinZoom(least);
  }

  /** The farthest zoom at which the free part of the map shows nothing beyond LIMITS. */
  function farthestOver(covered) {
    const [foot, head] = LIMITS.map((corner) => map.project(corner, 0));
    const size = map.getSize();
    const scale = Math.max(size.x / (head.x - foot.x), (size.y - covered) / (foot.y - head.y));
    return Math.ceil(Math.log2(scale) * 2) / 2;
  }

  map.whenReady(holdInside);

  return {
    leaflet: map,
    fitRegion,
    /** @param {{zoom: number, lat: number, lon: number}} view */
    setView({ zoom, lat, lon }) {
      holdInside();
      map.setView([lat, lon], zoom, { animate: false });
    },
    /** @param {number[]} bbox @param {number} [closest] zoom */
    fit(bbox, closest = CLOSEST_FIT) {
      holdInside();
      map.fitBounds(toBounds(bbox), { ...padding(aside()), maxZoom: closest, animate: !calm });
    },
    /** Whether a box can be seen well: whole in the free part of the map, and not as a speck. */
    sees(bbox) {
      const { top, right: covered, bottom, left } = insets();
      const right = covered + aside();
      const size = map.getSize();
      const box = toBounds(bbox);
      const a = map.latLngToContainerPoint(box.getNorthWest());
      const b = map.latLngToContainerPoint(box.getSouthEast());
      const min = { x: left + ROOM, y: top + ROOM };
      const max = { x: size.x - right - ROOM, y: size.y - bottom - ROOM };
      const whole = a.x >= min.x && b.x <= max.x && a.y >= min.y && b.y <= max.y;
      return whole && (map.getZoom() >= 11 || Math.max(b.x - a.x, b.y - a.y) > 60);
    },
    /** What the free part of the map shows, `west,south,east,north`; null while that is the whole region. */
    frame() {
      if (home) return null;
      const { x, y } = map.getSize();
      const free = y - insets().bottom;
      const { lat: north, lng: west } = map.containerPointToLatLng([0, 0]);
      // A panel that covers nearly all leaves no frame worth the name.
      const { lat: south, lng: east } = map.containerPointToLatLng([x, free > y / 4 ? free : y]);
      return [west, south, east, north].map((degrees) => degrees.toFixed(4)).join(',');
    },
    project: ([lon, lat]) => map.latLngToContainerPoint([lat, lon]),
  };
}
