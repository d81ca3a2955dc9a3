import { el } from '../ui/dom.js';
import { fieldOf } from './fields.js';

/**
 * What was changed here and elsewhere at once: both versions, and a choice.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(field: Object, value: *) => string} deps.words a value as the form says it
 * @param {{settle: (code: string, field: string, choice: 'mine'|'theirs') => void, show: (theirs: ?Object, mine: ?Object) => void}} deps.on
 */
export function createConflicts({ texts, words, on }) {
  const root = el('section', {
    class: 'conflicts',
    id: 'conflicts',
    'aria-labelledby': 'conflicts-title',
    hidden: true,
  });
  let drawn = '';

  function said(field, value) {
    if (field === 'edicion') return texts.text(value ? 'conflict.all' : 'conflict.removed');
    if (value === null || value === undefined) return texts.text('conflict.nothing');
    if (field === 'geometria') return texts.text('conflict.shape', { n: countPairs(value.coordinates) });
    if (field === 'retirar') return value.motivo;
    return fieldOf(field) ? words(fieldOf(field), value) || texts.text('form.wasNone') : String(value);
  }

  function item({ code, field, theirs, mine }) {
    const name = texts.has(`field.${field}`) ? texts.text(`field.${field}`) : field;
    const side = (who, value, choice, label) =>
      el(
        'div',
        { class: 'side' },
        el('p', { class: 'label' }, texts.text(`conflict.${who}`)),
        el('p', {}, said(field, value)),
        el(
          'button',
          {
            type: 'button',
            class: 'button',
            'aria-label': texts.text(`${label}Of`, { field: name, code }),
            on: { click: () => on.settle(code, field, choice) },
          },
          texts.text(label),
        ),
      );
    return el(
      'li',
      {},
      el('h3', {}, `${code}: ${name}`),
      el(
        'div',
        { class: 'sides' },
        side('theirs', theirs, 'theirs', 'conflict.keepTheirs'),
        side('mine', mine, 'mine', 'conflict.keepMine'),
      ),
      field === 'geometria' &&
        el(
          'button',
          { type: 'button', class: 'link-button', on: { click: () => on.show(theirs, mine) } },
          texts.text('conflict.show'),
        ),
    );
  }

  return {
    root,
    /** @param {Object[]} conflicts */
    show(conflicts) {
      const key = JSON.stringify([conflicts, texts.language()]);
      if (key === drawn) return;
      drawn = key;
      root.hidden = conflicts.length === 0;
      root.replaceChildren(
        el('h2', { id: 'conflicts-title', tabindex: -1 }, texts.text('conflict.title')),
        el('p', {}, texts.text('conflict.what')),
        el('ul', {}, conflicts.map(item)),
      );
    },
  };
}

const countPairs = (coordinates) =>
  typeof coordinates[0] === 'number' ? 1 : coordinates.reduce((sum, each) => sum + countPairs(each), 0);
