import { changeSample, changeSymbol } from '../map/changes.js';
import { kindsIn, MOST_SYMBOLS } from '../map/difference.js';
import { el } from '../ui/dom.js';
import { isSame, measuresOf } from './measures.js';

/**
 * The comparison of two states of a shape: how to look at it, the map, its legend, and in words and numbers what the
 * map shows, for whoever does not see it.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.comparison map of createComparison
 * @param {{get: () => string, set: (mode: string) => void}} deps.taste overlay or sides, as chosen last
 */
export function createShape({ texts, comparison, taste }) {
  const modes = el('fieldset', { class: 'modes' });
  const legend = el('ul', { class: 'change-legend' });
  const note = el('p', { class: 'small' });
  const words = el('div', { class: 'shape-words' });
  const element = el('div', { class: 'shape' }, modes, comparison.element, legend, note, words);
  let drawn = null;
  comparison.setMode(taste.get());

  function choose(mode) {
    taste.set(mode);
    comparison.setMode(mode);
    draw();
  }

  function draw() {
    const comparable = drawn.before && drawn.after;
    modes.hidden = !comparable;
    const option = (mode) =>
      el(
        'label',
        { class: taste.get() === mode ? 'is-on' : null },
        el('input', {
          type: 'radio',
          name: 'mode',
          value: mode,
          checked: taste.get() === mode,
          on: { change: () => choose(mode) },
        }),
        el('span', {}, texts.text(`review.compare.mode.${mode}`)),
      );
    const focused = modes.contains(document.activeElement);
    modes.replaceChildren(el('legend', {}, texts.text('review.compare.modes')), option('overlay'), option('sides'));
    if (focused) modes.querySelector('input:checked').focus();
    legend.replaceChildren(...kindsIn(drawn).map(legendLine));
    const many = Math.max(0, ...['agregados', 'quitados', 'movidos'].map((each) => drawn.difference?.[each] ?? 0));
    const notes = [
      many > MOST_SYMBOLS && texts.text('review.compare.thinned', { most: MOST_SYMBOLS }),
      drawn.difference?.partes_calculadas === false && texts.text('review.compare.noParts'),
    ].filter(Boolean);
    note.hidden = notes.length === 0;
    note.textContent = notes.join(' ');
    words.replaceChildren(...inWords());
  }

  function legendLine({ kind, form }) {
    const sample = form === 'vertex' || form === 'point' ? changeSymbol(kind, 18) : changeSample(kind, form === 'area');
    const name =
      { before: drawn.beforeName, after: drawn.afterName }[kind] ?? texts.text(`review.compare.${kind}.${form}`);
    return el('li', {}, el('span', { class: 'legend-sample' }, sample), name);
  }

  function inWords() {
    const { before, after, difference } = drawn;
    if (!before && !after) return [el('p', {}, texts.text('review.compare.noShape'))];
    if (!before) return [el('p', {}, texts.text('review.compare.created')), measures(difference)];
    if (!after) return [el('p', {}, texts.text('review.compare.retired')), measures(difference)];
    if (drawn.place) return [el('p', {}, texts.text(`review.compare.decided.${drawn.decided ?? 'none'}`))];
    if (isSame(difference)) return [el('p', {}, texts.text('review.compare.same'))];
    const counts = ['agregados', 'quitados', 'movidos']
      .filter((each) => difference[each] > 0)
      .map((each) => texts.plural(`review.compare.count.${each}`, difference[each]));
    return [el('p', {}, texts.text('review.compare.vertices', { counts: texts.list(counts) })), measures(difference)];
  }

  function measures(difference) {
    const rows = difference ? measuresOf(difference) : [];
    if (!rows.length) return null;
    const hasArea = rows.some(({ kind }) => kind === 'area');
    const head = (text) => el('th', { scope: 'col' }, text);
    const value = (number, unit, column) =>
      el('td', { data: { column } }, number === null ? '—' : `${texts.number(number)} ${unit}`);
    return el(
      'div',
      { class: 'page-table measures' },
      el(
        'table',
        {},
        el('caption', { class: 'visually-hidden' }, texts.text('review.compare.measures')),
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            head(texts.text('review.compare.measure')),
            head(drawn.beforeName),
            head(drawn.afterName),
            head(texts.text('review.compare.change')),
          ),
        ),
        el(
          'tbody',
          {},
          rows.map((row) =>
            el(
              'tr',
              {},
              el(
                'th',
                { scope: 'row' },
                texts.text(`review.compare.${row.kind === 'length' && hasArea ? 'perimeter' : row.kind}`),
              ),
              value(row.before, row.unit, drawn.beforeName),
              value(row.after, row.unit, drawn.afterName),
              el('td', { data: { column: texts.text('review.compare.change') } }, changeOf(row)),
            ),
          ),
        ),
      ),
    );
  }

  function changeOf({ change, percent, unit }) {
    if (change === null) return '—';
    if (change === 0) return texts.text('review.compare.none');
    const signed = (number) => `${number > 0 ? '+' : '−'}${texts.number(Math.abs(number))}`;
    return `${signed(change)} ${unit}${percent === null ? '' : ` (${signed(percent)} %)`}`;
  }

  return {
    element,
    /** @param {Object} next as of comparison.show @param {boolean} [stay] keep looking at the same place */
    show(next, stay) {
      drawn = next;
      draw();
      comparison.show(next, stay);
    },
    look: comparison.look,
  };
}
