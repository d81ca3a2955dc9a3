import { createChooser } from './chooser.js';
import { createControls } from './controls.js';
import { createLegend } from './legend.js';
import { createLocator } from './locate.js';
import { createPlacemark } from './placemark.js';
import { createPointer } from './pointer.js';

/** How near to go to a place; towns are seen whole. */
const PLACE_ZOOM = { ciudad: 12, mina: 12, salar: 9 };

/**
 * What one does with the map: pointing and choosing, the buttons over it, its legend, the places of the search.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {ReturnType<typeof import('./view.js').createMapView>} deps.view
 * @param {HTMLElement} deps.stage what floats over the map floats in it
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {Object} deps.actions what a person can do (actions.js)
 * @param {boolean} deps.roomy whether the legend starts open
 */
export function furnish({ L, view, stage, texts, messages, actions, roomy }) {
  const map = view.leaflet;
  let model = null;
  let shown = [];
  const chooser = createChooser({
    stage,
    texts,
    onChoose: (code) => actions.select(code, 'map'),
    onHeat: view.heat,
  });
  const pointer = createPointer({
    L,
    map,
    texts,
    project: view.project,
    othersAt: view.othersAt,
    isBusy: () => chooser.isOpen(),
    onHeat: view.heat,
    onPick(hits, point) {
      chooser.close({ giveBack: false });
      if (hits.length === 1) actions.select(hits[0].code, 'map');
      if (hits.length > 1) chooser.open(hits, model.state.colorBy, point);
    },
  });
  const locator = createLocator({ L, map, texts, messages, onFound: (bbox) => view.fit(bbox) });
  const controls = createControls({
    map,
    texts,
    messages,
    on: {
      extent: () => view.fitRegion(),
      locate: () => locator.find(),
      base: () => actions.useBase(view.base() === 'osm' ? 'embedded' : 'osm'),
    },
  });
  const legend = createLegend({ texts, onColorBy: (by) => actions.colorBy(by), open: roomy });
  const placemark = createPlacemark({ L, map });

  function openGroup({ codes, bbox, partsAt }, mark) {
    chooser.close({ giveBack: false });
    pointer.hush();
    if (partsAt) {
      view.fit(bbox, partsAt);
      // The ring is gone after the zoom; the keyboard goes on from the map.
      map.getContainer().focus({ preventScroll: true });
      messages.say(texts.plural('map.zoomedTo', codes.length));
      return;
    }
    const { x, y } = mark.getBoundingClientRect();
    const corner = stage.getBoundingClientRect();
    const members = shown.filter((i) => codes.includes(i.code));
    chooser.open(members, model.state.colorBy, { x: x - corner.x + 30, y: y - corner.y + 10 });
  }

  const parts = {
    covered: () => legend.covered(),
    hover: (codes, latLng) => pointer.badge(codes, latLng),
    openGroup,
    showBase: (base) => controls.show(base),
    /** @param {Object[]} drawn initiatives on the map @param {boolean} moved whether they, or the open one, changed */
    show(next, drawn, moved) {
      model = next;
      shown = drawn;
      if (moved) pointer.draw(drawn, next.state.selected);
      controls.show(next.state.base);
      legend.show(next);
    },
  };
  view.furnish(parts);
  return {
    closeChooser: () => chooser.close(),
    /** Goes to a place found by the search and names it there. */
    showPlace({ name, kind, lon, lat }) {
      placemark.put(name, lat, lon);
      view.fit([lon, lat, lon, lat], PLACE_ZOOM[kind] ?? 13);
    },
  };
}
