import { alike } from '../editing/draft.js';
import * as shape from '../editing/shape.js';
import { createCrosshair } from './crosshair.js';
import { createEngine } from './engine.js';
import { createHandles, MOST } from './handles.js';
import { createKeys } from './keys.js';
import { createPanel } from './panel.js';
import { createSketch, draws } from './sketch.js';
import { createSnaps } from './snaps.js';
import { createToolbar } from './toolbar.js';
import { isUsable, toolOf, TOOLS } from './tools.js';
import { createWork } from './work.js';

/**
 * Drawing on the map. It holds the shape of one initiative and the tool of the moment, and tells every change as one
 * whole GeoJSON geometry with a label; the stack of undo is the caller's, who can put any geometry back at any time.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet with Geoman @param {Object} deps.map Leaflet map
 * @param {Object} deps.texts with the texts of i18n/es-drawing.js
 * @param {(geometry: ?Object, label: string) => void} deps.onChange
 * @param {(text: string, manner: 'tell'|'warn'|'say') => void} deps.onMessage
 * @param {Object} deps.operations split(geometry, knife, signal), merge(geometries, signal),
 *   buffer(geometry, metres, signal), simplify(geometry, metres, signal): each a promise of {geometria}; an error may
 *   have `detail`, the service's own words
 * @param {() => {name: ?string, geometry: Object}[]} deps.snapTargets other footprints; those with a name can be copied
 * @param {(view: number[]) => Promise<Object[]>} [deps.ground] lines of the base map in a box, to snap to (ground.js)
 * @param {() => boolean} [deps.singleKeys] whether keys of one letter are wanted (WCAG 2.1.4)
 */
export function createDrawing(deps) {
  const { L, map, texts, onChange, onMessage, operations, snapTargets } = deps;
  const { text } = texts;
  let state = { geometry: null, wanted: null, chosen: null, vertex: null, tool: null };
  const say = (key, params) => onMessage(text(key, params), 'say');
  const warn = (key, params) => onMessage(text(key, params), 'warn');
  adopt(L, map);

  const nudged = (place, key) => {
    const by = panel.nudgeOf(key);
    const at = shape.vertexAt(state.geometry, place);
    if (by && at) return commit(shape.moveVertex(state.geometry, place, shape.shifted(at, ...by)), 'draw.did.moved');
    return false;
  };
  const handles = createHandles({ map, text, onKey: handleKey, onFocus: (vertex) => set({ vertex }) });
  const engine = createEngine({
    ...{ L, map, handles },
    onEdit: (geometry) => commit(geometry, `draw.did.${state.tool}`),
    onShape: (geometry) => panel.follow(geometry),
    onPick: (part) => set({ chosen: part === state.chosen ? null : part, vertex: null }),
  });
  const sketch = createSketch({
    ...{ L, map, onDrawn, onCut },
    onVertex(tool, n, added) {
      say(added ? 'draw.say.vertex' : 'draw.say.vertexRemoved', { n });
      refresh();
    },
    onShape: (latLngs) => panel.follow(sketched(latLngs)),
    onEnd: () => set({ tool: null }),
  });
  const crosshair = createCrosshair({
    map,
    isDrawing: () => sketch.tool() !== null,
    onMove: (at) => sketch.point(at),
    onPlace: (at) => sketch.place(at),
  });
  const snaps = createSnaps({
    ...{ L, map },
    targets: () => snapTargets().map((t) => t.geometry),
    ground: async (view) => (await deps.ground?.(view)) ?? [],
  });
  const work = createWork({
    ...{ texts, onMessage },
    geometry: () => state.geometry,
    onDone: (geometry, label) => commit(geometry, null, label),
  });
  const toolbar = createToolbar({
    texts,
    onTool: useTool,
    onSketch: { finish: () => sketch.finish(), back: () => sketch.removeLast(), cancel: () => sketch.cancel() },
  });
  const panel = createPanel({ texts, work, sources: () => snapTargets().filter((t) => t.name), on: panelEvents() });
  const keys = createKeys({
    ...{ map, sketch, useTool, text },
    places: [map.getContainer(), toolbar.root, toolbar.sketch, panel.root],
    singleKeys: deps.singleKeys ?? (() => true),
    tool: () => state.tool,
    nudgeAll: (key) => {
      const by = panel.nudgeOf(key);
      return Boolean(by) && commit(shape.translate(state.geometry, ...by, state.chosen), 'draw.did.move');
    },
  });

  /** One change of the shape. @returns {boolean} whether it was one */
  function commit(geometry, key, label = key && text(key)) {
    if (alike(geometry, state.geometry)) return false;
    set({ geometry });
    onChange(geometry, label);
    onMessage(label, 'say');
    return true;
  }

  function set(patch) {
    state = { ...state, ...patch };
    const parts = shape.partsOf(state.geometry).length;
    if (state.chosen !== null && (parts < 2 || state.chosen >= parts)) state.chosen = null;
    if (state.vertex && !shape.vertexAt(state.geometry, state.vertex)) state.vertex = null;
    if (state.tool && !draws(state.tool) && !isUsable(toolOf(state.tool), shape.kindOf(state.geometry), null))
      state.tool = null;
    refresh();
  }

  function refresh() {
    const { geometry, chosen, tool } = state;
    const held = handles.held();
    engine.show({ geometry, chosen, tool: tool && !draws(tool) ? tool : null });
    sketch.renew(engine.layers());
    if (held && !handles.held()) handles.focus(held);
    handles.mark(state.vertex);
    engine.mark(state.vertex && shape.vertexAt(geometry, state.vertex));
    const drawing = sketch.tool() && { count: sketch.count(), canFinish: sketch.canFinish() };
    const crowded = shape.countVertices(geometry) > MOST ? MOST : 0;
    toolbar.show({ ...state, kind: shape.kindOf(geometry), crowded, sketch: drawing });
    panel.show({ ...state, isDrawing: Boolean(drawing), parts: shape.partsOf(geometry).length });
    snaps.use(tool !== null && tool !== 'move' && tool !== 'rotate');
  }

  function useTool(id, byKey = false) {
    const before = state.tool;
    if (sketch.tool()) sketch.cancel();
    crosshair.hide();
    if (id === null || id === before) return set({ tool: null });
    const kind = shape.kindOf(state.geometry);
    if (!isUsable(toolOf(id), kind, state.wanted)) return warn(kind ? 'draw.why.kind' : 'draw.why.none');
    set({ tool: id });
    if (draws(id)) sketch.begin(id, engine.layers());
    refresh();
    say('draw.say.tool', { name: text(`draw.tool.${id}`), hint: text(`draw.hint.${id}`) });
    if (byKey && draws(id)) map.getContainer().focus({ preventScroll: true });
    if (byKey && draws(id)) crosshair.start();
  }

  function sketched(latLngs) {
    const kind = toolOf(state.tool)?.makes;
    // Of a point the engine tells one place, no list.
    if (kind !== 'line' && kind !== 'area') return state.geometry;
    const ring = latLngs.flat().map(({ lat, lng }) => [lng, lat]);
    if (kind === 'line') return shape.addParts(state.geometry, { type: 'LineString', coordinates: ring });
    return shape.addParts(state.geometry, { type: 'Polygon', coordinates: [[...ring, ring[0]]] });
  }

  function onDrawn(tool, drawn) {
    const fresh = shape.tidied(drawn, null);
    if (tool === 'split') return split(fresh);
    if (tool !== 'hole') return commit(shape.addParts(state.geometry, fresh), `draw.did.${tool}`);
    const pierced = shape.addHole(state.geometry, fresh.coordinates[0]);
    return pierced ? commit(pierced, 'draw.did.hole') : warn('draw.why.hole');
  }

  function onCut(cut, ring) {
    if (commit(engine.afterCut(cut, ring), 'draw.did.cut')) return;
    engine.redraw();
    warn('draw.why.cut');
  }

  const onPart = (result) => shape.replacePart(state.geometry, state.chosen, result);
  const piece = () => shape.partOf(state.geometry, state.chosen);

  function split(knife) {
    work.run(text('draw.tool.split'), (signal) => operations.split(piece(), knife, signal), onPart);
  }

  function handleKey(place, key) {
    if (key === 'Delete' || key === 'Backspace') {
      const done = commit(shape.removeVertex(state.geometry, place), 'draw.did.removed');
      const before = place.index > 0 ? { ...place, index: place.index - 1 } : { ...place, part: place.part - 1 };
      if (!handles.focus(place)) handles.focus(before);
      return done;
    }
    if (key === '+') return insertAfter(place);
    return nudged(place, key);
  }

  function insertAfter(place) {
    const done = commit(
      shape.insertVertex(state.geometry, place, shape.middleAfter(state.geometry, place)),
      'draw.did.inserted',
    );
    set({ vertex: { ...place, index: place.index + 1 } });
    return done;
  }

  function panelEvents() {
    return {
      part: (chosen) => set({ chosen, vertex: null }),
      move: (place, to) => commit(shape.moveVertex(state.geometry, place, to), 'draw.did.moved'),
      insert(place) {
        insertAfter(place);
        panel.editVertex({ ...place, index: place.index + 1 });
      },
      remove: (place) => commit(shape.removeVertex(state.geometry, place), 'draw.did.removed'),
      choose(vertex) {
        if (!alike(vertex, state.vertex)) set({ vertex });
        show(shape.vertexAt(state.geometry, vertex));
      },
      key: (place, key) => (key === 'Delete' ? handleKey(place, key) : nudged(place, key)),
      nudge(east, north) {
        if (!state.vertex) return commit(shape.translate(state.geometry, east, north, state.chosen), 'draw.did.move');
        const at = shape.vertexAt(state.geometry, state.vertex);
        return commit(shape.moveVertex(state.geometry, state.vertex, shape.shifted(at, east, north)), 'draw.did.moved');
      },
      typed(lonLat) {
        show(lonLat);
        if (sketch.tool()) sketch.place(L.latLng(lonLat[1], lonLat[0]), true);
      },
      rotate: (degrees) => commit(shape.rotate(state.geometry, degrees, state.chosen), 'draw.did.rotate'),
      buffer: (m) => bufferBy(m),
      simplify: (m) => work.run(text('draw.simplify.do'), (signal) => operations.simplify(piece(), m, signal), onPart),
      merge() {
        const parts = shape.partsOf(state.geometry).map((_, part) => shape.partOf(state.geometry, part));
        work.run(
          text('draw.merge'),
          (signal) => operations.merge(parts, signal),
          (result) => result,
        );
      },
      copy(geometry, name) {
        if (state.geometry && shape.kindOf(geometry) !== shape.kindOf(state.geometry)) return warn('draw.why.copy');
        return commit(shape.addParts(state.geometry, geometry), null, text('draw.did.copy', { name }));
      },
      erase: () =>
        commit(state.chosen === null ? null : shape.removePart(state.geometry, state.chosen), 'draw.did.erased'),
    };
  }

  /** A band around a point or a line is an area, so it takes the place of all. */
  function bufferBy(metres) {
    const whole = shape.kindOf(state.geometry) !== 'area';
    work.run(
      text('draw.buffer.do'),
      (signal) => operations.buffer(whole ? state.geometry : piece(), metres, signal),
      whole ? (result) => result : onPart,
    );
  }

  /** Brings a place into view. */
  function show(lonLat) {
    if (lonLat && !map.getBounds().pad(-0.05).contains([lonLat[1], lonLat[0]])) {
      map.panTo([lonLat[1], lonLat[0]], { animate: false });
    }
  }

  refresh();

  return {
    elements: { tools: toolbar.root, sketch: toolbar.sketch, hint: toolbar.hint, panel: panel.root, work: work.root },
    get: () => state.geometry,
    tool: () => state.tool,
    isSketching: () => sketch.tool() !== null && sketch.count() > 0,
    /** The shape becomes this, whatever is being done. @param {?('point'|'line'|'area')} kind the only one wanted */
    edit: (geometry, kind = null) => set({ geometry, wanted: kind }),
    useTool,
    /** Puts all away: another initiative, or none. */
    stop() {
      useTool(null);
      work.cancel();
      set({ geometry: null, wanted: null, chosen: null, vertex: null });
    },
    /** Another language. */
    speak() {
      toolbar.speak();
      panel.speak();
      refresh();
    },
    /** Other footprints may be snapped to. */
    renewSnaps: () => snaps.refresh(),
    /** For the map of the keys. @returns {{keys: string[], text: string}[]} */
    keys: () => [
      ...TOOLS.map(({ id, key }) => ({ keys: [key.toUpperCase()], text: text(`draw.tool.${id}`) })),
      ...keys.list(),
    ],
  };
}

/** Geoman only for what is handed to it: other layers and other maps stay as they are. */
function adopt(L, map) {
  L.PM.setOptIn(true);
  map.options.pmIgnore = false;
  L.PM.reInitLayer(map);
  map.pm.setGlobalOptions({
    snappable: true,
    snapDistance: 16,
    snapSegment: true,
    snapMiddle: false,
    finishOnEnter: false,
  });
}
