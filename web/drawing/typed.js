import { parseCoordinates } from '../editing/coordinates.js';
import { el } from '../ui/dom.js';

/**
 * A place in words of numbers: the next vertex while something is drawn, else where the map goes.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {() => number} deps.zone UTM zone of a text that names none
 * @param {(lonLat: [number, number]) => void} deps.onPlace
 */
export function createTyped({ texts, zone, onPlace }) {
  const { text } = texts;
  const name = el('label', { for: 'draw-typed' });
  const input = el('input', {
    id: 'draw-typed',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'draw-typed-help draw-typed-error',
  });
  const button = el('button', { type: 'submit', class: 'button' });
  const help = el('p', { class: 'draw-help', id: 'draw-typed-help' });
  const error = el('p', { class: 'draw-error', id: 'draw-typed-error', role: 'alert' });
  const root = el(
    'form',
    { class: 'draw-typed', novalidate: true, on: { submit } },
    name,
    el('div', { class: 'draw-inline' }, input, button),
    help,
    error,
  );

  function submit(event) {
    event.preventDefault();
    const read = parseCoordinates(input.value, zone());
    error.textContent = read.error ? text(`draw.typed.${read.error}`) : read.swapped ? text('draw.typed.swapped') : '';
    input.setAttribute('aria-invalid', String(Boolean(read.error)));
    if (read.error) return input.focus();
    onPlace(read.lonLat);
    input.value = '';
    input.focus();
  }

  return {
    root,
    /** @param {{isDrawing: boolean}} state */
    show({ isDrawing }) {
      name.textContent = text('draw.typed');
      help.textContent = text('draw.typed.help');
      button.textContent = text(isDrawing ? 'draw.typed.add' : 'draw.typed.go');
    },
  };
}
