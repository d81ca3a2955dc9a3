import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { nameOf } from './timeline.js';

/**
 * The versions as stops of one slider, oldest at the left. Its value is said in words: a number alone says nothing.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(version: number, settled: boolean) => void} deps.onShow settled: the thumb was let go
 */
export function createSlider({ texts, onShow }) {
  const range = el('input', { type: 'range', id: 'version-slider', min: 1, step: 1 });
  const label = el('label', { for: 'version-slider' });
  const output = el('output', { for: 'version-slider', class: 'slider-value' });
  const step = (by) =>
    el('button', { type: 'button', class: 'button', on: { click: () => move(by) } }, sign('back', 18));
  const older = step(-1);
  const newer = step(1);
  newer.classList.add('is-newer');
  const ends = el('div', { class: 'slider-ends', 'aria-hidden': 'true' });
  const element = el(
    'section',
    { class: 'slider' },
    label,
    el('div', { class: 'slider-row' }, older, el('div', { class: 'slider-track' }, range, ends), newer),
    output,
  );
  let stops = [];
  range.addEventListener('input', () => hear(false));
  range.addEventListener('change', () => hear(true));

  function move(by) {
    const wanted = Math.min(stops.length, Math.max(1, Number(range.value) + by));
    if (wanted === Number(range.value)) return;
    range.value = String(wanted);
    hear(true);
  }

  function hear(settled) {
    name();
    onShow(stops[Number(range.value) - 1].version, settled);
  }

  function name() {
    const stop = stops[Number(range.value) - 1];
    const said = stop ? wordsOf(stop) : '';
    range.setAttribute('aria-valuetext', said);
    output.textContent = said;
    older.setAttribute('aria-disabled', String(Number(range.value) <= 1));
    newer.setAttribute('aria-disabled', String(Number(range.value) >= stops.length));
  }

  function wordsOf({ version, fecha, revisor, autor }) {
    const who = nameOf(revisor) || nameOf(autor);
    const params = { n: version, when: texts.day(fecha), who };
    return texts.text(who ? 'review.history.stop' : 'review.history.stopNobody', params);
  }

  return {
    element,
    focus: () => range.focus({ preventScroll: true }),
    /** @param {Object[]} versions newest first @param {?number} shown */
    show(versions, shown) {
      stops = [...versions].reverse();
      element.setAttribute('aria-label', texts.text('review.history.slider'));
      label.textContent = texts.text('review.history.slider');
      for (const [button, key] of [
        [older, 'review.history.older'],
        [newer, 'review.history.newer'],
      ]) {
        button.setAttribute('aria-label', texts.text(key));
        button.title = texts.text(key);
      }
      range.max = String(stops.length);
      range.disabled = stops.length < 2;
      const place = stops.findIndex(({ version }) => version === shown);
      range.value = String(place < 0 ? 1 : place + 1);
      ends.replaceChildren(el('span', {}, texts.day(stops[0].fecha)), el('span', {}, texts.day(stops.at(-1).fecha)));
      name();
    },
  };
}
