import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { createBasemap } from './basemap.js';
import { createDifference } from './difference.js';
import { createCredits } from './osm.js';
import { PALETTE } from './palette.js';

/** Nearer than this the base map has nothing more to say about where a shape lies. */
const CLOSEST = 15;
/** The Antofagasta Region, for when there is nothing drawn to look at. */
const REGION = [
  [-26.08, -71.05],
  [-20.92, -66.98],
];

/**
 * Two states of a shape on the map: laid over each other, or side by side on two maps that move as one. Nothing is
 * animated, or the two would drift apart.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.lib protomaps-leaflet
 * @param {Object} deps.texts
 * @param {Function} deps.getTile
 * @param {() => void} deps.onTrouble heard when the base map cannot be drawn
 */
export function createComparison({ L, lib, texts, getTile, onTrouble }) {
  const left = pane();
  const right = pane();
  const element = el('div', { class: 'comparison' }, left.element, right.element);
  let drawn = null;
  let mode = 'overlay';
  let leading = false;

  function pane() {
    const stage = el('div', { class: 'comparison-map', role: 'region' });
    const caption = el('figcaption', { class: 'comparison-caption' });
    return { element: el('figure', { class: 'comparison-pane' }, caption, stage), stage, caption, map: null };
  }

  /** A map needs its place in the page, so it is made when it is first shown. */
  function start(side) {
    const map = L.map(side.stage, {
      attributionControl: false,
      zoomControl: false,
      maxZoom: 18,
      minZoom: 5,
      zoomSnap: 0.5,
      // A page is scrolled through: the wheel and one finger belong to it.
      scrollWheelZoom: false,
      dragging: !L.Browser.mobile,
      zoomAnimation: false,
      fadeAnimation: false,
      markerZoomAnimation: false,
      inertia: false,
    });
    map.createPane('labels').classList.add('labels-pane');
    side.stage.style.background = PALETTE.beyond;
    side.zoom = L.control.zoom().addTo(map);
    L.control.scale({ imperial: false, maxWidth: 120, position: 'bottomleft' }).addTo(map);
    map.fitBounds(REGION);
    side.map = map;
    side.difference = createDifference({ L, map });
    side.basemap = createBasemap({ lib, getTile, language: texts.language, labelPane: 'labels', onTrouble });
    side.basemap.addTo(map);
    side.credits = createCredits(L, map);
    addExtent(side);
    map.on('move zoomend', () => follow(side));
  }

  function addExtent(side) {
    const control = L.control({ position: 'topleft' });
    control.onAdd = () => {
      side.extent = el(
        'button',
        { type: 'button', class: 'comparison-extent', on: { click: fit } },
        sign('extent', 18),
      );
      L.DomEvent.disableClickPropagation(side.extent);
      return el('div', { class: 'leaflet-bar' }, side.extent);
    };
    control.addTo(side.map);
  }

  function follow(side) {
    const other = side === left ? right : left;
    if (leading || mode !== 'sides' || !other.map) return;
    leading = true;
    other.map.setView(side.map.getCenter(), side.map.getZoom(), { animate: false });
    leading = false;
  }

  function fit() {
    const sides = [left, right].filter((side) => side.map && !side.element.hidden);
    const boxes = sides.map((side) => side.difference.bounds()).filter((box) => box.isValid());
    if (!boxes.length) return;
    const all = boxes.reduce((box, each) => box.extend(each), L.latLngBounds(boxes[0]));
    sides.at(-1).map.fitBounds(all, { padding: [26, 26], maxZoom: CLOSEST, animate: false });
  }

  /** Whether all that is drawn lies in the maps, and not as a speck. */
  function isSeen() {
    return [left, right]
      .filter((side) => side.map && !side.element.hidden)
      .every(({ map, difference }) => {
        const box = difference.bounds();
        if (!box.isValid()) return true;
        const size = map
          .latLngToContainerPoint(box.getSouthEast())
          .subtract(map.latLngToContainerPoint(box.getNorthWest()));
        return map.getBounds().contains(box) && (map.getZoom() >= CLOSEST - 1 || Math.max(size.x, size.y) > 60);
      });
  }

  function name(side, caption) {
    side.caption.textContent = caption;
    side.stage.setAttribute('aria-label', texts.text('review.compare.map', { what: caption }));
    if (!side.map) return;
    for (const [button, key] of [
      [side.zoom.getContainer().querySelector('.leaflet-control-zoom-in'), 'map.zoomIn'],
      [side.zoom.getContainer().querySelector('.leaflet-control-zoom-out'), 'map.zoomOut'],
      [side.extent, 'review.compare.extent'],
    ]) {
      button.title = texts.text(key);
      button.setAttribute('aria-label', texts.text(key));
    }
    side.credits.show(texts.text('map.attribution'));
  }

  function arrange() {
    const sides = mode === 'sides' && drawn.before && drawn.after;
    element.classList.toggle('is-sides', Boolean(sides));
    left.element.hidden = !sides;
    for (const side of sides ? [left, right] : [right]) {
      if (!side.map) start(side);
      side.map.invalidateSize({ animate: false });
    }
    left.difference?.draw(drawn, 'before');
    right.difference.draw(drawn, sides ? 'after' : null);
    name(left, drawn.beforeName);
    const both =
      drawn.before && drawn.after
        ? texts.text('review.compare.both', { before: drawn.beforeName, after: drawn.afterName })
        : null;
    name(right, sides ? drawn.afterName : (both ?? (drawn.after ? drawn.afterName : drawn.beforeName)));
    if (sides) follow(right);
  }

  return {
    element,
    /**
     * @param {Object} next before, after, difference, place as of createDifference, and beforeName, afterName
     * @param {boolean} [stay] keep looking at the same place while it shows what is drawn
     */
    show(next, stay = false) {
      drawn = next;
      arrange();
      if (!stay || !isSeen()) fit();
    },
    /** @param {'overlay'|'sides'} wanted */
    setMode(wanted) {
      mode = wanted;
      if (!drawn) return;
      arrange();
      fit();
    },
    /** After a change of language. */
    speak() {
      for (const side of [left, right]) side.basemap?.redraw();
      if (drawn) arrange();
    },
    /** @param {Object} geometry GeoJSON: goes there */
    look(geometry) {
      const box = L.geoJSON(geometry).getBounds();
      if (box.isValid()) right.map.fitBounds(box, { padding: [40, 40], maxZoom: CLOSEST, animate: false });
      right.stage.scrollIntoView({ block: 'nearest' });
      right.stage.focus({ preventScroll: true });
    },
    remove() {
      for (const side of [left, right]) side.map?.remove();
      element.remove();
    },
  };
}
