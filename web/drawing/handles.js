/** More handles than this make a map slow to use; the nearest to the middle of the map are shown. */
export const MOST = 300;
/** Beyond this many vertices the handles between them are left out. */
const MOST_WITH_MIDDLES = 150;

/**
 * The handles of the vertices: Geoman makes them, and here they get names, keys and a size that can be hit. What is
 * only a mark of the pointer is hidden from assistive technology.
 * @param {Object} deps
 * @param {Object} deps.map Leaflet map
 * @param {(key: string, params?: Object) => string} deps.text
 * @param {(place: Object, key: string) => boolean} deps.onKey whether the key did something
 * @param {(place: Object) => void} deps.onFocus
 */
export function createHandles({ map, text, onKey, onFocus }) {
  /** @type {Map<HTMLElement, Object>} places of the vertices by their handle */
  let places = new Map();
  const container = map.getContainer();

  map.on('layeradd', ({ layer }) => {
    if (layer._pmTempLayer && !layer.options.draggable) mute(layer);
  });
  container.addEventListener(
    'keydown',
    (event) => {
      const place = places.get(event.target);
      if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!onKey(place, event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  container.addEventListener('focusin', ({ target }) => places.has(target) && onFocus(places.get(target)));

  function nameMarkers({ layer, part }, parts) {
    ringsOf(layer.pm._markers).forEach((markers, ring) =>
      markers.forEach((marker, index) => {
        // Only handles that are shown: there may be thousands that are not.
        if (!marker._icon) return;
        const params = { n: index + 1, total: markers.length, part: part + 1, hole: ring };
        const where = ring > 0 ? 'hole' : parts > 1 ? 'part' : 'only';
        name(marker, text(`draw.handle.${where}`, params), { part, ring, index });
        if (marker._middleMarkerNext) name(marker._middleMarkerNext, text('draw.handle.middle', params), null);
      }),
    );
  }

  function name({ _icon: icon }, label, place) {
    if (!icon) return;
    icon.setAttribute('aria-label', label);
    icon.title = label;
    if (place) places.set(icon, place);
  }

  return {
    /** @param {number} count vertices of all parts @returns {Object} options for Geoman's editing */
    options: (count) => ({
      limitMarkersToCount: count > MOST ? MOST : -1,
      hideMiddleMarkers: count > MOST_WITH_MIDDLES,
      removeLayerBelowMinVertexCount: false,
      allowSelfIntersection: true,
      snapDistance: 16,
    }),
    /** Names the handles anew: after each change, as indices shift. @param {Object[]} pieces that are being edited */
    dress(pieces, count) {
      places = new Map();
      for (const piece of pieces) {
        if (count > MOST) piece.layer.pm.applyLimitFilters?.({ latlng: map.getCenter() });
        if (piece.layer.pm._markers) nameMarkers(piece, pieces.length);
        else
          name(piece.layer, text('draw.handle.point', { n: piece.part + 1 }), { part: piece.part, ring: 0, index: 0 });
      }
    },
    clear() {
      places = new Map();
    },
    /** Corners to turn a shape by are for pointers alone: the keyboard types the degrees. */
    muteTurning: (layer) => layer.pm._rotatePoly?.pm._markers.flat(Infinity).forEach(mute),
    /** @returns {?Object} the place of the handle that has the focus */
    held: () => places.get(document.activeElement) ?? null,
    /** @returns {boolean} whether the handle of a vertex took the focus */
    focus(wanted) {
      for (const [icon, place] of places) {
        if (place.part !== wanted.part || place.ring !== wanted.ring || place.index !== wanted.index) continue;
        icon.focus({ preventScroll: true });
        return true;
      }
      return false;
    },
    /** Marks the chosen vertex. */
    mark(chosen) {
      for (const [icon, place] of places) {
        const isChosen =
          chosen && place.part === chosen.part && place.ring === chosen.ring && place.index === chosen.index;
        icon.classList.toggle('is-chosen', Boolean(isChosen));
      }
    },
  };
}

function mute({ _icon: icon }) {
  if (!icon) return;
  icon.removeAttribute('tabindex');
  icon.removeAttribute('role');
  icon.setAttribute('aria-hidden', 'true');
}

/** Geoman nests markers as deep as the coordinates: rings of an area, or a line. */
function ringsOf(markers) {
  return Array.isArray(markers[0]) ? markers : [markers];
}
