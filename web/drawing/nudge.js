import { el } from '../ui/dom.js';
import { sign } from './signs.js';

const STEPS = [1, 10, 100];
const WAYS = { up: [0, 1], left: [-1, 0], right: [1, 0], down: [0, -1] };
const KEYS = { ArrowUp: 'up', ArrowLeft: 'left', ArrowRight: 'right', ArrowDown: 'down' };

/**
 * Moves by steps of whole metres what is chosen: a vertex, a part or all. Four buttons for whoever cannot drag, and the
 * arrow keys of vertices take their step from here.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(east: number, north: number) => void} deps.onNudge metres
 */
export function createNudge({ texts, onNudge }) {
  const { text } = texts;
  let step = 10;
  const title = el('legend', {});
  const stepName = el('span', {});
  const select = el('select', { on: { change: () => (step = Number(select.value)) } });
  const buttons = Object.entries(WAYS).map(([way, [east, north]]) =>
    el(
      'button',
      {
        type: 'button',
        class: `icon-button nudge-${way}`,
        data: { way },
        on: { click: () => onNudge(east * step, north * step) },
      },
      sign(way, 16),
    ),
  );
  const root = el(
    'fieldset',
    { class: 'draw-nudge' },
    title,
    el('div', { class: 'nudge-pad' }, ...buttons),
    el('label', { class: 'draw-field' }, stepName, select),
  );

  return {
    root,
    /** @returns {?[number, number]} metres east and north of an arrow key, or null for another key */
    ofKey: (key) => (KEYS[key] ? WAYS[KEYS[key]].map((side) => side * step) : null),
    /** @param {{geometry: ?Object, chosen: ?number, vertex: ?Object, parts: number}} state */
    show({ geometry, chosen, vertex, parts }) {
      root.hidden = !geometry;
      if (!geometry) return;
      const what = vertex ? 'vertex' : chosen !== null && parts > 1 ? 'part' : 'all';
      title.textContent = text(`draw.nudge.${what}`, { n: (vertex ? vertex.index : (chosen ?? 0)) + 1 });
      stepName.textContent = text('draw.nudge.step');
      select.replaceChildren(...STEPS.map((metres) => el('option', { value: metres }, `${metres} m`)));
      select.value = String(step);
      for (const button of buttons) {
        const name = text(`draw.nudge.${button.dataset.way}`);
        button.setAttribute('aria-label', name);
        button.title = name;
      }
    },
  };
}
