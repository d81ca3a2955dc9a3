import { el } from '../ui/dom.js';

/**
 * How far something is that takes its time, with a way out.
 * @param {{title: string, stop: string, onStop: () => void}} deps
 */
export function createProgress({ title, stop, onStop }) {
  const words = el('p', { class: 'import-amount', id: 'import-amount' });
  const bar = el('progress', { max: 1, 'aria-label': title, 'aria-describedby': 'import-amount' });
  const root = el(
    'div',
    { class: 'card import-progress' },
    el('p', { class: 'row-name' }, title),
    bar,
    words,
    el('button', { type: 'button', class: 'button', on: { click: onStop } }, stop),
  );
  return {
    root,
    /** @param {?number} share 0 to 1; null or no number: nobody knows @param {string} text */
    update(share, text) {
      if (!Number.isFinite(share)) bar.removeAttribute('value');
      else bar.value = share;
      words.textContent = text;
    },
  };
}
