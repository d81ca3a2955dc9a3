import { byId } from '../ui/dom.js';

const HEIGHTS = ['peek', 'half', 'full'];
/** A press that moves less is a press, not a drag. */
const SLACK = 6;

/**
 * The panel as a sheet from below, on narrow screens: three heights, by pressing the handle, by its arrow keys or by
 * dragging. On wide screens it does nothing.
 * @param {Object} deps
 * @param {MediaQueryList} deps.narrow
 * @param {Object} deps.texts
 */
export function createDrawer({ narrow, texts }) {
  const panel = byId('panel');
  const handle = byId('drawer-handle');
  let height = 'peek';
  let drag = null;

  function set(next) {
    height = next;
    panel.dataset.height = next;
    handle.setAttribute('aria-label', texts.text(`drawer.${next}`));
    handle.setAttribute('aria-expanded', String(next !== 'peek'));
  }

  const step = (by) => set(HEIGHTS[Math.min(2, Math.max(0, HEIGHTS.indexOf(height) + by))]);
  const cycle = () => set(HEIGHTS[(HEIGHTS.indexOf(height) + 1) % HEIGHTS.length]);

  handle.addEventListener('click', (event) => {
    // A drag ends in a click as well; the keyboard's click has no detail.
    if (drag?.moved && event.detail) return;
    cycle();
  });
  handle.addEventListener('keydown', (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });
  handle.addEventListener('pointerdown', (event) => {
    drag = { y: event.clientY, from: panel.offsetHeight, moved: false };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', (event) => {
    if (!drag || !handle.hasPointerCapture(event.pointerId)) return;
    const up = drag.y - event.clientY;
    if (Math.abs(up) > SLACK) drag.moved = true;
    if (!drag.moved) return;
    panel.classList.add('is-dragged');
    panel.style.setProperty('--dragged', `${drag.from + up}px`);
  });
  const drop = () => {
    if (!drag?.moved) return;
    const now = panel.offsetHeight;
    panel.classList.remove('is-dragged');
    const nearest = HEIGHTS.map((name) => {
      panel.dataset.height = name;
      return { name, off: Math.abs(target() - now) };
    }).sort((a, b) => a.off - b.off)[0];
    set(nearest.name);
  };
  handle.addEventListener('pointerup', drop);
  handle.addEventListener('pointercancel', drop);

  /** The height in pixels that the style sheet gives to the present step, whatever the animation shows. */
  function target() {
    const value = getComputedStyle(panel).getPropertyValue('--drawer-target');
    const probe = document.createElement('div');
    probe.className = 'drawer-probe';
    probe.style.height = value;
    document.body.append(probe);
    const pixels = probe.offsetHeight;
    probe.remove();
    return pixels;
  }

  function atLeast(next) {
    if (narrow.matches && HEIGHTS.indexOf(height) < HEIGHTS.indexOf(next)) set(next);
  }

  // Something in the panel must be seen, and whoever says so does not know of the drawer.
  document.addEventListener('huella:attention', () => atLeast('half'));
  set(height);
  return {
    set: (next) => narrow.matches && set(next),
    /** At least this high. */
    atLeast,
    /** @returns {number} pixels of the map that the panel covers */
    covered: () => (narrow.matches ? (height === 'full' ? 0 : target()) : 0),
    rename: () => set(height),
  };
}
