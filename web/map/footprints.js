import { weight } from './hits.js';
import { casingStyle, pathStyle } from './style.js';

/**
 * The lines and areas of the initiatives, as SVG paths: large areas below, small ones and lines above. Points have no
 * path: their mark is all there is.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.map Leaflet map
 */
export function createFootprints({ L, map }) {
  const group = L.layerGroup().addTo(map);
  // A generous margin, so that a drag does not show cut shapes.
  const renderer = L.svg({ padding: 0.5 });
  let drawn = new Map();
  let colorBy = 'objective';
  let selected = null;
  let hot = new Set();

  const emphasisOf = (code) => {
    if (code === selected) return 'selected';
    if (hot.has(code)) return 'hot';
    return selected ? 'quiet' : 'plain';
  };

  function restyle(code) {
    const entry = drawn.get(code);
    if (!entry) return;
    const emphasis = emphasisOf(code);
    entry.casing.setStyle(casingStyle(entry.initiative, emphasis));
    entry.shape.setStyle(pathStyle(entry.initiative, colorBy, emphasis));
  }

  function add(initiative) {
    const emphasis = emphasisOf(initiative.code);
    const layer = (style, interactive) =>
      L.geoJSON(initiative.geometry, { renderer, interactive, style: () => style }).addTo(group);
    const casing = layer(casingStyle(initiative, emphasis), false);
    const shape = layer(pathStyle(initiative, colorBy, emphasis), true);
    shape.eachLayer((part) => {
      const path = part.getElement();
      path.dataset.code = initiative.code;
      // The mark of the initiative carries its name for assistive technology; the path only repeats it in ink.
      path.setAttribute('aria-hidden', 'true');
    });
    drawn.set(initiative.code, { initiative, casing, shape });
  }

  return {
    /** Draws exactly these initiatives. */
    draw(initiatives, color, selectedCode) {
      colorBy = color;
      selected = selectedCode;
      group.clearLayers();
      drawn = new Map();
      initiatives
        .filter((i) => !i.geometry.type.endsWith('Point'))
        .sort((a, b) => weight(b) - weight(a))
        .forEach(add);
    },
    select(code) {
      selected = code;
      for (const each of drawn.keys()) restyle(each);
      const entry = drawn.get(code);
      entry?.casing.bringToFront();
      entry?.shape.bringToFront();
    },
    /** @param {string[]} codes those under the pointer or the focus */
    heat(codes) {
      const previous = hot;
      hot = new Set(codes);
      for (const code of new Set([...previous, ...hot])) restyle(code);
    },
  };
}
