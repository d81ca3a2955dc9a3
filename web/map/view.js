import { createBadges } from './badges.js';
import { createBasemap } from './basemap.js';
import { createFootprints } from './footprints.js';
import { createMap } from './map.js';
import { createCredits, createOsm } from './osm.js';

/**
 * The map with what is on it: base map, footprints, marks. It stands before anything else of the page; what one does
 * with it (legend, buttons, pointer: furniture.js) comes when it is drawn.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.lib protomaps-leaflet
 * @param {HTMLElement} deps.element
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {Function} deps.getTile
 * @param {Object} deps.actions what a person can do (actions.js)
 * @param {() => Object} deps.insets pixels of the map covered by panels
 * @param {boolean} deps.calm no animation
 */
export function createMapView({ L, lib, element, texts, messages, getTile, actions, insets, calm }) {
  let furniture = null;
  let over = null;
  let model = null;
  const { leaflet, ...view } = createMap({
    L,
    element,
    insets,
    aside: () => furniture?.covered() ?? 0,
    calm,
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
      furniture?.showBase('embedded');
      messages.warn(texts.text('map.osmFailed'));
    },
  });
  const bases = { embedded: basemap, osm };
  const credits = { embedded: 'map.attribution', osm: 'map.attributionOsm' };
  let base = null;
  const corner = createCredits(L, leaflet);
  L.control.scale({ imperial: false, maxWidth: 120, position: 'bottomleft' }).addTo(leaflet);

  const footprints = createFootprints({ L, map: leaflet });
  const badges = createBadges({
    L,
    map: leaflet,
    texts,
    onPick: (code) => actions.select(code, 'map'),
    onHover: (codes, latLng) => furniture?.hover(codes, latLng),
    onGroup: (group, mark) => furniture?.openGroup(group, mark),
    onLayout: (spots) => basemap.avoid(spots),
  });

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

  /** What to draw one by one: the results, and the open one even if the filters hide it; besides tiles, what they lack. */
  const drawnOf = (m) => m.drawn ?? (m.selectedIsHidden ? [...m.results, m.selected] : m.results);

  return {
    ...view,
    leaflet,
    base: () => base,
    heat(codes) {
      footprints.heat(codes);
      badges.heat(codes);
    },
    /** The base map needs no data: it is there at once. */
    start(state) {
      if (state.view) view.setView(state.view);
      else view.fitRegion(false);
      useBase(state.base, state.lang, state.lang);
    },
    /** @param {Object} parts of furniture.js: from now on it hears of everything */
    furnish(parts) {
      furniture = parts;
      if (model) furniture.show(model, drawnOf(model), true);
    },
    show(next) {
      const before = model;
      model = next;
      const { state } = next;
      const drawn = drawnOf(next);
      const fresh =
        !before ||
        (next.drawn ? before.drawn !== next.drawn : before.results !== next.results) ||
        before.selectedIsHidden !== next.selectedIsHidden ||
        before.state.colorBy !== state.colorBy ||
        before.state.lang !== state.lang;
      const moved = fresh || before.state.selected !== state.selected;
      if (fresh) footprints.draw(drawn, state.colorBy, state.selected);
      if (moved) {
        footprints.select(state.selected);
        badges.draw(drawn, state.colorBy, state.selected);
      }
      useBase(state.base, state.lang, before?.state.lang ?? state.lang);
      over?.show(next);
      furniture?.show(next, drawn, moved);
    },
    /** @param {{show: Function, hitsAt: Function, retry: Function}} tiles drawn below the footprints, when there are too many of them */
    layOver: (tiles) => (over = tiles),
    othersAt: (point, reach) => over?.hitsAt(point, reach) ?? [],
    /** @returns {boolean} whether the mark took the focus */
    focusMark: (code) => badges.focus(code),
    retryTiles() {
      basemap.redraw();
      over?.retry();
    },
    drawn: (waitMs) => (base === 'embedded' ? basemap.drawn(waitMs) : Promise.resolve()),
  };
}
