import { createBasemap } from '../map/basemap.js';
import { createMap } from '../map/map.js';
import { createCredits } from '../map/osm.js';
import { bboxOf } from '../state/catalogue.js';
import { byId } from '../ui/dom.js';
import { difference } from './difference.js';
import { createDrawing } from '../drawing/drawing.js';
import { createGround } from '../drawing/ground.js';
import { createLayers } from './layers.js';

const FREE = { top: 0, right: 0, bottom: 0, left: 0 };
/** Nearer than the public map goes: a corner of a street can be told there. */
const CLOSEST = 17;

/**
 * The maps of the editor: the one that is drawn on and, beside it, what is public, both always at the same place.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet with Geoman
 * @param {Object} deps.lib protomaps-leaflet
 * @param {{map: HTMLElement, before: HTMLElement, tools: HTMLElement}} deps.elements
 * @param {boolean} deps.calm
 * @param {Function} deps.getTile
 * @param {Object} deps.operations work on shapes by the service
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {Object} deps.more what else the drawing tools need
 */
export function createStage({ L, lib, elements, calm, getTile, operations, texts, messages, more }) {
  const heard = { pick: () => {}, draw: () => {} };
  const main = makeMap(elements.map);
  const layers = createLayers({
    L,
    map: main.leaflet,
    onPick: (code) => heard.pick(code),
    isBusy: () => drawing.tool() !== null,
  });
  let editing = false;
  let around = [];
  const drawing = createDrawing({
    ...{ L, texts, operations },
    map: main.leaflet,
    onChange: (geometry, label) => heard.draw(geometry, label),
    onMessage: (text, manner) => messages[manner](text),
    snapTargets: () => around.map(({ geometry, properties: p }) => ({ name: `${p.codigo} · ${p.nombre}`, geometry })),
    ground: createGround({ lib, getTile }),
    ...more,
  });
  const { tools, sketch, hint, panel, work } = drawing.elements;
  elements.tools.append(tools, sketch, hint, work);
  let beside = null;
  let shown = { others: null, code: null, key: '' };

  function makeMap(element) {
    const view = createMap({ L, element, insets: () => FREE, aside: () => 0, calm, onMove: () => {} });
    const { leaflet } = view;
    leaflet.options.pmIgnore = false;
    L.control.zoom({ zoomInTitle: texts.text('map.zoomIn'), zoomOutTitle: texts.text('map.zoomOut') }).addTo(leaflet);
    L.control.scale({ imperial: false, maxWidth: 120, position: 'bottomleft' }).addTo(leaflet);
    const basemap = createBasemap({
      lib,
      getTile,
      language: texts.language,
      labelPane: 'labels',
      onTrouble: () => messages.warn(texts.text('map.baseFailed')),
    });
    view.fitRegion(false);
    // The toolbar comes and goes, and takes room from the map.
    new ResizeObserver(() => leaflet.invalidateSize({ animate: false, pan: false })).observe(element);
    basemap.addTo(leaflet);
    const credits = createCredits(L, leaflet);
    credits.show(texts.text('map.attribution'));
    return { ...view, basemap, credits };
  }

  /** On a phone the map may have come into sight just now, and does not know its size yet. */
  function look(box) {
    main.leaflet.invalidateSize({ animate: false, pan: false });
    main.fit(box, CLOSEST);
  }

  /** The second map is made when it is first asked for. */
  function openBeside() {
    byId('side-before').hidden = false;
    main.leaflet.invalidateSize({ animate: false });
    if (!beside) {
      beside = makeMap(elements.before);
      beside.layers = createLayers({ L, map: beside.leaflet });
      follow(main.leaflet, beside.leaflet);
      follow(beside.leaflet, main.leaflet);
    }
    beside.leaflet.invalidateSize({ animate: false });
    beside.leaflet.setView(main.leaflet.getCenter(), main.leaflet.getZoom(), { animate: false });
  }

  /** Only a difference is followed, or the two would push each other for ever. */
  function follow(from, to) {
    from.on('move zoomend', () => {
      if (byId('side-before').hidden) return;
      const apart = from.getCenter().distanceTo(to.getCenter());
      if (apart > 1 || from.getZoom() !== to.getZoom())
        to.setView(from.getCenter(), from.getZoom(), { animate: false });
    });
  }

  function compare(wanted, { base, geometry }) {
    byId('title-after').hidden = !wanted;
    byId('compare-legend').hidden = !wanted;
    if (!wanted) {
      const wasOpen = !byId('side-before').hidden;
      byId('side-before').hidden = true;
      if (wasOpen) main.leaflet.invalidateSize({ animate: false });
      layers.showDifference({ added: [], removed: [] });
      return;
    }
    if (byId('side-before').hidden) {
      openBeside();
      if (geometry ?? base) main.fit(bboxOf(geometry ?? base), CLOSEST);
    }
    const found = difference(base, geometry);
    layers.showDifference({ added: found.added, removed: [] });
    beside.layers.showBefore(base, true);
    beside.layers.showDifference({ added: [], removed: found.removed });
    messages.say(texts.text('compare.said', { added: found.added.length, removed: found.removed.length }));
  }

  return {
    /** @param {{pick: (code: string) => void, draw: (geometry: ?Object) => void}} on */
    listen: (on) => Object.assign(heard, on),
    keys: () => drawing.keys(),
    /** Where shapes are typed instead of drawn. */
    panel,
    /** For what else is shown on the map. */
    surface: { L, leaflet: main.leaflet, look, need: (wanted) => byId('maps').classList.toggle('is-idle', !wanted) },
    /**
     * @param {Object} model
     * @param {Object[]} model.others features
     * @param {?Object} model.edited {code, base, geometry, findings, canEdit}; null: no initiative is open
     * @param {boolean} model.comparing
     * @param {?Object} [model.proposed] all that a draft proposes, while no initiative of it is open
     */
    show({ others, edited, comparing, proposed = null }) {
      if (others !== shown.others) {
        layers.showOthers(others);
        around = others;
        drawing.renewSnaps();
      }
      const base = edited?.base ?? null;
      const geometry = edited?.geometry ?? null;
      editing = edited?.canEdit === true;
      layers.showBefore(editing || comparing || geometry !== base ? base : null);
      layers.showAfter(editing ? null : (geometry ?? proposed));
      layers.showFindings(edited?.findings ?? []);
      // Another initiative begins with no tool in the hand.
      if (edited?.code !== shown.code) drawing.stop();
      if (editing && (edited.code !== shown.code || drawing.get() !== geometry)) drawing.edit(geometry);
      elements.tools.hidden = !editing;
      panel.hidden = !editing;
      const key = JSON.stringify([comparing, edited?.code, base, geometry]);
      if (key !== shown.key) compare(comparing && edited !== null, { base, geometry });
      shown = { others, code: editing ? edited.code : null, key };
    },
    /** @param {Object} geometry */
    lookAt: (geometry) => look(bboxOf(geometry)),
    /** Both sides of a conflict, until the next change. */
    showBoth(theirs, mine) {
      layers.showBefore(theirs);
      layers.showAfter(editing ? null : mine);
      main.fit(bboxOf(theirs ?? mine), CLOSEST);
    },
    /** @returns {boolean} whether a tool was in the hand, and is not any more */
    escape() {
      const had = drawing.tool() !== null;
      if (had) drawing.useTool(null);
      return had;
    },
    speak() {
      main.basemap.redraw();
      beside?.basemap.redraw();
      for (const each of [main, beside]) each?.credits.show(texts.text('map.attribution'));
      drawing.speak();
    },
    retryTiles: () => main.basemap.redraw(),
    drawn: (waitMs) => main.basemap.drawn(waitMs),
  };
}
