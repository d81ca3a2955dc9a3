import { createBadges } from './badges.js';
import { createBasemap } from './basemap.js';
import { createChooser } from './chooser.js';
import { createControls } from './controls.js';
import { createFootprints } from './footprints.js';
import { createLegend } from './legend.js';
import { createLocator } from './locate.js';
import { createMap } from './map.js';
import { createCredits, createOsm } from './osm.js';
import { createPlacemark } from './placemark.js';
import { createPointer } from './pointer.js';

/** How near to go to a place; towns are seen whole. */
const PLACE_ZOOM = { ciudad: 12, mina: 12, salar: 9 };

/**
 * Puts the parts of the map together: what the page sees of it.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.lib protomaps-leaflet
 * @param {{map: HTMLElement, stage: HTMLElement}} deps.elements
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {Function} deps.getTile
 * @param {Object} deps.actions what a person can do (actions.js)
 * @param {() => Object} deps.insets pixels of the map covered by panels
 * @param {{calm: boolean, roomy: boolean}} deps.setting
 */
export function createMapView({ L, lib, elements, texts, messages, getTile, actions, insets, setting }) {
  const { leaflet, ...view } = createMap({
    L,
    element: elements.map,
    insets,
    aside: () => legend.covered(),
    calm: setting.calm,
    onMove: (to) => actions.move(to),
  });
  const basemap = createBasemap({
    lib,
    getTile,
    language: texts.language,
    labelPane: 'labels',
    onTrouble: () => messages.warn(texts.text('map.baseFailed')),
  });
  const osm = createOsm({
    L,
    onFail: () => {
      actions.useBase('embedded');
      // Before the data are here, no change of the state reaches the map.
      useBase('embedded');
      controls.show('embedded');
      messages.warn(texts.text('map.osmFailed'));
    },
  });
  const bases = { embedded: basemap, osm };
  const credits = { embedded: 'map.attribution', osm: 'map.attributionOsm' };
  let base = null;
  const corner = createCredits(L, leaflet);
  L.control.scale({ imperial: false, maxWidth: 120, position: 'bottomleft' }).addTo(leaflet);

  const footprints = createFootprints({ L, map: leaflet });
  const heat = (codes) => {
    footprints.heat(codes);
    badges.heat(codes);
  };
  const chooser = createChooser({
    stage: elements.stage,
    texts,
    onChoose: (code) => actions.select(code, 'map'),
    onHeat: heat,
  });
  const pointer = createPointer({
    L,
    map: leaflet,
    texts,
    project: view.project,
    isBusy: () => chooser.isOpen(),
    onHeat: heat,
    onPick(hits, point) {
      chooser.close({ giveBack: false });
      if (hits.length === 1) actions.select(hits[0].code, 'map');
      if (hits.length > 1) chooser.open(hits, model.state.colorBy, point);
    },
  });
  const badges = createBadges({
    L,
    map: leaflet,
    texts,
    onPick: (code) => actions.select(code, 'map'),
    onHover: (codes, latLng) => pointer.badge(codes, latLng),
    onGroup: pickGroup,
    onLayout: (spots) => basemap.avoid(spots),
  });
  const locator = createLocator({ L, map: leaflet, texts, messages, onFound: (bbox) => view.fit(bbox) });
  const controls = createControls({
    map: leaflet,
    texts,
    messages,
    on: {
      extent: () => view.fitRegion(),
      locate: () => locator.find(),
      base: () => actions.useBase(base === 'osm' ? 'embedded' : 'osm'),
    },
  });
  const legend = createLegend({ texts, onColorBy: (by) => actions.colorBy(by), open: setting.roomy });
  const placemark = createPlacemark({ L, map: leaflet });
  let model = null;

  function pickGroup({ codes, bbox, partsAt }, element) {
    chooser.close({ giveBack: false });
    pointer.hush();
    if (partsAt) {
      view.fit(bbox, partsAt);
      // The ring is gone after the zoom; the keyboard goes on from the map.
      elements.map.focus({ preventScroll: true });
      messages.say(texts.plural('map.zoomedTo', codes.length));
      return;
    }
    const { x, y } = element.getBoundingClientRect();
    const stage = elements.stage.getBoundingClientRect();
    const members = model.results.filter((i) => codes.includes(i.code));
    chooser.open(members, model.state.colorBy, { x: x - stage.x + 30, y: y - stage.y + 10 });
  }

  function useBase(wanted, lang, langBefore) {
    if (wanted !== base) {
      bases[base]?.remove();
      bases[wanted].addTo(leaflet);
      base = wanted;
    } else if (lang !== langBefore) {
      basemap.redraw();
    }
    corner.show(texts.text(credits[base]));
  }

  /** What to draw: the results, and the open one even if the filters hide it. */
  const drawnOf = (m) => (m.selectedIsHidden ? [...m.results, m.selected] : m.results);

  return {
    ...view,
    heat,
    /** The base map needs no data: it is there at once. */
    start(state) {
      if (state.view) view.setView(state.view);
      else view.fitRegion(false);
      useBase(state.base, state.lang, state.lang);
      controls.show(state.base);
    },
    show(next) {
      const before = model;
      model = next;
      const { state } = next;
      const drawn = drawnOf(next);
      const fresh =
        !before ||
        before.results !== next.results ||
        before.selectedIsHidden !== next.selectedIsHidden ||
        before.state.colorBy !== state.colorBy ||
        before.state.lang !== state.lang;
      if (fresh) footprints.draw(drawn, state.colorBy, state.selected);
      if (fresh || before.state.selected !== state.selected) {
        footprints.select(state.selected);
        badges.draw(drawn, state.colorBy, state.selected);
        pointer.draw(drawn, state.selected);
      }
      useBase(state.base, state.lang, before?.state.lang ?? state.lang);
      controls.show(state.base);
      legend.show(next);
    },
    /** Goes to a place found by the search and names it there. */
    showPlace({ name, kind, lon, lat }) {
      placemark.put(name, lat, lon);
      view.fit([lon, lat, lon, lat], PLACE_ZOOM[kind] ?? 13);
    },
    closeChooser: () => chooser.close(),
    /** @returns {boolean} whether the mark took the focus */
    focusMark: (code) => badges.focus(code),
    retryTiles: () => basemap.redraw(),
    drawn: (waitMs) => (base === 'embedded' ? basemap.drawn(waitMs) : Promise.resolve()),
  };
}
