import { DRAFT_COLOR } from '../drawing/look.js';
import { colorOf } from '../map/style.js';
import { el } from '../ui/dom.js';

/** The ink of the editor: what is public, what is proposed, what differs, what is wrong. */
export const INK = Object.freeze({
  before: '#3b4a63',
  after: DRAFT_COLOR,
  added: '#00735a',
  removed: '#b3430a',
  block: '#b3261e',
  warn: '#8a5a00',
});

const asDrawn = ({ properties }) => ({ objectives: properties.objetivos, theme: properties.tema });

/**
 * What lies around the shape that is drawn: the other initiatives, what is public of this one, what the checks found,
 * and the difference.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.map Leaflet map
 * @param {(code: string) => void} [deps.onPick] an initiative was pressed
 * @param {() => boolean} [deps.isBusy] something is being drawn: presses belong to it
 */
export function createLayers({ L, map, onPick = () => {}, isBusy = () => false }) {
  // Geoman must leave all of this alone.
  const group = () => L.featureGroup([], { pmIgnore: true }).addTo(map);
  const [others, before, after, marks, findings] = [group(), group(), group(), group(), group()];

  function shape(geometry, style, more = {}) {
    return L.geoJSON(geometry, {
      interactive: false,
      pmIgnore: true,
      style,
      ...more,
      pointToLayer: (_, at) =>
        L.circleMarker(at, { ...style, radius: 8, pmIgnore: true, interactive: more.interactive === true }),
    });
  }

  const dots = (positions, color, radius) =>
    positions.map(([lon, lat]) =>
      L.circleMarker([lat, lon], {
        radius,
        color: '#ffffff',
        weight: 1.5,
        fillColor: color,
        fillOpacity: 1,
        interactive: false,
        pmIgnore: true,
      }),
    );

  return {
    /** @param {Object[]} features all but the one that is edited */
    showOthers(features) {
      others.clearLayers();
      for (const feature of features) {
        const color = colorOf(asDrawn(feature), 'objective');
        const style = { color, weight: 2, opacity: 0.75, fill: false };
        const { codigo, nombre } = feature.properties;
        shape(feature, style, { interactive: true })
          .bindTooltip(el('span', {}, `${codigo} · ${nombre}`), { sticky: true })
          .on('click', () => !isBusy() && onPick(codigo))
          .addTo(others)
          .eachLayer((part) => (part.getElement().dataset.code = codigo));
      }
    },
    /** @param {?Object} geometry what is public */
    showBefore(geometry, filled = false) {
      before.clearLayers();
      if (!geometry) return;
      const style = { color: INK.before, weight: 3, dashArray: '2 6', fillColor: INK.before };
      before.addLayer(shape(geometry, { ...style, fillOpacity: filled ? 0.18 : 0 }));
    },
    /** @param {?Object} geometry what is proposed; drawn here only where nothing draws it */
    showAfter(geometry) {
      after.clearLayers();
      const style = { color: INK.after, weight: 3, fillColor: INK.after, fillOpacity: 0.18 };
      if (geometry) after.addLayer(shape(geometry, style));
    },
    /** @param {{added: number[][], removed: number[][]}} difference */
    showDifference({ added, removed }) {
      marks.clearLayers();
      for (const dot of [...dots(added, INK.added, 6), ...dots(removed, INK.removed, 5)]) marks.addLayer(dot);
    },
    /** @param {{lugar: ?Object, gravedad: string}[]} found */
    showFindings(found) {
      findings.clearLayers();
      for (const { lugar, gravedad } of found) {
        const color = gravedad === 'bloquea' ? INK.block : INK.warn;
        if (lugar) findings.addLayer(shape(lugar, { color, weight: 4, fillColor: color, fillOpacity: 0.35 }));
      }
    },
  };
}
