import { createBasemap } from './basemap.js';
import { createCredits } from './osm.js';
import { PALETTE } from './palette.js';
import { casingStyle, colorOf, pathStyle, precisionLook } from './style.js';

/** Not closer than shows where it lies: a footprint alone, without a road or a town around it, says nothing. */
const CLOSEST = 12.5;
/** What is no initiative: drawn as ground, not as a proposal. */
const PLAIN = { color: '#5f5242', weight: 2, fillColor: '#5f5242', fillOpacity: 0.08 };

/**
 * A small map in a page: the base map, some features drawn as on the large map, and nothing to click but them.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.lib protomaps-leaflet
 * @param {HTMLElement} deps.element
 * @param {Object[]} deps.features GeoJSON features, longitude and latitude
 * @param {Object} deps.texts
 * @param {Function} deps.getTile
 * @param {() => void} deps.onTrouble heard when the base map cannot be drawn
 */
export function createSmallMap({ L, lib, element, features, texts, getTile, onTrouble }) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    attributionControl: false,
    maxZoom: 18,
    zoomControl: false,
    zoomSnap: 0.5,
    // A page is scrolled through: the wheel and one finger belong to it.
    scrollWheelZoom: false,
    dragging: !L.Browser.mobile,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
  });
  map.createPane('labels').classList.add('labels-pane');
  element.style.background = PALETTE.beyond;
  L.control.zoom({ zoomInTitle: texts.text('map.zoomIn'), zoomOutTitle: texts.text('map.zoomOut') }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 120, position: 'topright' }).addTo(map);
  const drawn = L.featureGroup(features.map((feature) => draw(L, feature)));
  map.fitBounds(drawn.getBounds(), { padding: [24, 24], maxZoom: CLOSEST, animate: false });
  createBasemap({ lib, getTile, language: texts.language, labelPane: 'labels', onTrouble }).addTo(map);
  drawn.addTo(map);
  createCredits(L, map).show(texts.text('map.attribution'));
  return map;
}

function draw(L, feature) {
  const name = feature.properties.nombre ?? feature.id;
  if (!feature.properties.objetivos) {
    return L.geoJSON(feature, { style: PLAIN }).bindTooltip(words(name), { sticky: true });
  }
  const initiative = asDrawn(feature);
  const casing = L.geoJSON(feature, {
    interactive: false,
    style: casingStyle(initiative),
    // Nothing, of a kind that can be asked for its bounds.
    pointToLayer: () => L.featureGroup(),
  });
  const shape = L.geoJSON(feature, {
    style: pathStyle(initiative, 'objective'),
    pointToLayer: (_, place) =>
      L.circleMarker(place, {
        radius: 9,
        color: '#ffffff',
        weight: 2,
        fillColor: colorOf(initiative, 'objective'),
        fillOpacity: precisionLook(initiative) === 'assumed' ? 0.4 : 1,
      }),
  });
  return L.featureGroup([casing, shape]).bindTooltip(words(name), { sticky: true });
}

/** A node, for Leaflet takes a string for markup. */
function words(name) {
  const span = document.createElement('span');
  span.textContent = name;
  return span;
}

/** What style.js needs to know of an initiative. */
function asDrawn({ geometry, properties }) {
  return {
    geometry,
    exact: properties.ubicacion === 'exacta',
    assumed: properties.supuesta,
    precision: properties.precision,
    objectives: properties.objetivos,
    theme: properties.tema,
  };
}
