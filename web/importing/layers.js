import { DRAFT_COLOR } from '../drawing/look.js';
import { boxOf } from './box.js';

/** What the features of a file look like by what becomes of them; none of it depends on colour alone. */
const STYLES = Object.freeze({
  change: { color: DRAFT_COLOR, weight: 3, fillColor: DRAFT_COLOR, fillOpacity: 0.16 },
  new: { color: '#00735a', weight: 3, dashArray: '10 4', fillColor: '#00735a', fillOpacity: 0.16 },
  same: { color: '#3b4a63', weight: 2, dashArray: '2 5', fillOpacity: 0.04 },
  skip: { color: '#5a6475', weight: 1.5, dashArray: '2 5', fillOpacity: 0 },
});
const AS_IT_CAME = Object.freeze({
  color: '#b3261e',
  weight: 2.5,
  dashArray: '3 5',
  fillOpacity: 0,
  interactive: false,
});
const CHOSEN = Object.freeze({ weight: 6, fillOpacity: 0.32 });
const CANDIDATE = Object.freeze({ color: '#3b4a63', weight: 1.5, dashArray: '4 5', fillOpacity: 0 });
const CANDIDATE_CHOSEN = Object.freeze({ color: DRAFT_COLOR, weight: 4, dashArray: null, fillOpacity: 0.2 });
/** Beyond so many, one canvas draws what single elements would draw too slowly. */
const MANY = 600;

/**
 * The features of a file on the map: where each would be, as it came, and where each candidate of a coordinate system
 * would put them.
 * @param {{L: Object, leaflet: Object, look: (box: number[]) => void}} surface
 * @param {{pick: (id: number) => void}} on
 */
export function createImportLayers({ L, leaflet, look }, on) {
  // Geoman must leave all of this alone.
  const group = () => L.featureGroup([], { pmIgnore: true });
  const [features, came, candidates] = [group(), group(), group()];
  const drawn = new Map();
  // Above what it became, which lies on it most of the time.
  leaflet.createPane('came').classList.add('came-pane');
  let targets = new Map();
  let chosen = null;

  const shape = (geometry, style, more = {}) =>
    L.geoJSON(geometry, {
      pmIgnore: true,
      style,
      ...style,
      ...more,
      pointToLayer: (_, at) => L.circleMarker(at, { ...style, ...more, radius: 7, pmIgnore: true }),
    });

  const styleOf = (id) => STYLES[targets.get(id)?.kind ?? 'skip'];
  const whole = (style) => ({ dashArray: null, ...style });

  function mark(id) {
    drawn.get(id)?.setStyle({ ...whole(styleOf(id)), ...(id === chosen ? CHOSEN : {}) });
  }

  function show(list, plan) {
    features.clearLayers();
    drawn.clear();
    targets = plan.targets;
    const renderer = list.length > MANY ? L.canvas({ padding: 0.3 }) : undefined;
    for (const { geometry, properties } of list) {
      if (!geometry || properties.rechazo) continue;
      const { objeto } = properties;
      const layer = shape(geometry, whole(styleOf(objeto)), renderer && { renderer });
      layer.on('click', () => on.pick(objeto));
      drawn.set(objeto, layer);
      features.addLayer(layer);
      layer.eachLayer((part) => part.getElement?.()?.setAttribute('data-object', objeto));
    }
  }

  return {
    begin() {
      for (const each of [features, came, candidates]) each.addTo(leaflet);
    },
    end() {
      for (const each of [features, came, candidates]) each.clearLayers().remove();
      drawn.clear();
      chosen = null;
    },
    /** @param {Object[]} list features @param {import('./plan.js').Plan} plan */
    show,
    /** The plan says otherwise of some. */
    renew(plan) {
      const before = targets;
      targets = plan.targets;
      for (const id of drawn.keys()) if (before.get(id) !== targets.get(id)) mark(id);
    },
    /** @param {?number} id of the feature that stands out */
    choose(id) {
      const before = chosen;
      chosen = id;
      if (before !== null) mark(before);
      if (id === null) return;
      mark(id);
      drawn.get(id)?.bringToFront();
    },
    /** @param {Object[]} geometries as they came in the file */
    showAsCame(geometries) {
      came.clearLayers();
      for (const geometry of geometries) came.addLayer(shape(geometry, AS_IT_CAME, { pane: 'came' }));
    },
    /**
     * @param {{muestra: ?Object}[]} list
     * @param {?number} index of the one that stands out
     */
    showCandidates(list, index) {
      candidates.clearLayers();
      list.forEach(({ muestra }, i) => {
        if (muestra && i !== index) candidates.addLayer(shape(muestra, CANDIDATE, { interactive: false }));
      });
      const best = list[index]?.muestra;
      if (best) candidates.addLayer(shape(best, CANDIDATE_CHOSEN, { interactive: false }));
    },
    clear() {
      for (const each of [features, came, candidates]) each.clearLayers();
      drawn.clear();
    },
    /** @param {...?Object} geometries @returns {boolean} whether there was anything to look at */
    lookAt(...geometries) {
      const box = boxOf(...geometries);
      if (box) look(box);
      return box !== null;
    },
    lookAtBox: look,
  };
}
