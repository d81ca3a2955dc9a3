import { el, svg } from '../ui/dom.js';

/** Pixels of one press of an arrow key: with Alt, alone, with Shift. */
const STEPS = { fine: 1, plain: 10, far: 60 };
/** Nearer than this to the edge of the map, the map moves instead. */
const EDGE = 40;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A pointer for the keyboard: a crosshair over the map, moved by the arrow keys, with which everything can be drawn
 * that can be drawn with a mouse. It stands in the middle of the map when it appears, and while the focus is on the map.
 * @param {Object} deps
 * @param {Object} deps.map Leaflet map
 * @param {() => boolean} deps.isDrawing
 * @param {(latlng: Object) => void} deps.onMove
 * @param {(latlng: Object) => void} deps.onPlace Enter or space
 */
export function createCrosshair({ map, isDrawing, onMove, onPlace }) {
  const container = map.getContainer();
  const cross = el(
    'div',
    { class: 'crosshair', 'aria-hidden': 'true', hidden: true },
    svg(
      'svg',
      { viewBox: '0 0 40 40', width: 40, height: 40 },
      ...['crosshair-halo', 'crosshair-line'].map((name) =>
        svg('path', { class: name, d: 'M20 2v14M20 24v14M2 20h14M24 20h14M20 19.5v1' }),
      ),
    ),
  );
  container.append(cross);
  let at = null;

  const middle = () => map.getSize().divideBy(2).round();
  const latlng = () => map.containerPointToLatLng(at);

  function put(point) {
    at = point;
    cross.style.transform = `translate(${at.x - 20}px, ${at.y - 20}px)`;
    cross.hidden = false;
  }

  function hide() {
    cross.hidden = true;
    at = null;
  }

  function move([dx, dy], event) {
    const step = event.altKey ? STEPS.fine : event.shiftKey ? STEPS.far : STEPS.plain;
    if (!at) put(middle());
    const size = map.getSize();
    const to = at.add([dx * step, dy * step]);
    const inside = {
      x: Math.max(EDGE, Math.min(size.x - EDGE, to.x)),
      y: Math.max(EDGE, Math.min(size.y - EDGE, to.y)),
    };
    const beyond = to.subtract([inside.x, inside.y]);
    if (beyond.x || beyond.y) map.panBy(beyond, { animate: false });
    put(to.subtract(beyond));
    onMove(latlng());
  }

  container.addEventListener(
    'keydown',
    (event) => {
      if (!isDrawing() || event.target !== container || event.ctrlKey || event.metaKey) return;
      if (ARROWS[event.key]) move(ARROWS[event.key], event);
      else if (event.key === 'Enter' || event.key === ' ') {
        if (!at) put(middle());
        onPlace(latlng());
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  // Whoever takes the mouse has another pointer.
  container.addEventListener('mousemove', hide);
  container.addEventListener('blur', hide);
  container.addEventListener('focus', () => {
    if (isDrawing() && container.matches(':focus-visible')) put(middle());
  });

  return {
    hide,
    /** Drawing begins by keyboard. */
    start() {
      put(middle());
      onMove(latlng());
    },
  };
}
