import { el } from '../ui/dom.js';
import { chosen, SIDES } from './publication.js';
import { valueOf } from './table.js';

/**
 * The conflicts of one initiative, field by field: what it was when the draft began, what is published now, what is
 * proposed, and the choice. The one about the shape is shown on the map beside.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {() => Object} deps.fields
 * @param {(code: string, field: string, side: string) => void} deps.onChoose
 */
export function createConflicts({ texts, fields, onChoose }) {
  const element = el('section', { class: 'conflicts' });
  let drawn = '';

  function show(edition, choices) {
    const list = edition.conflictos ?? [];
    element.hidden = list.length === 0;
    // While only a choice changes, the buttons stay: one of them has the focus.
    const now = JSON.stringify([texts.language(), edition.codigo, list]);
    if (now !== drawn) {
      drawn = now;
      element.replaceChildren(
        el('h3', {}, texts.plural('review.conflict.title', list.length)),
        el('p', {}, texts.text('review.conflict.what')),
        ...list.map((conflict) => fieldset(edition, conflict)),
      );
    }
    for (const { campo } of list) mark(campo, chosen(choices, edition.codigo, campo));
  }

  function fieldset(edition, conflict) {
    const { campo } = conflict;
    const name = fields().name(campo);
    const option = (side) =>
      el(
        'label',
        { class: 'side' },
        el('input', {
          type: 'radio',
          name: `conflict-${edition.codigo}-${campo}`,
          value: side,
          on: { change: () => onChoose(edition.codigo, campo, side) },
        }),
        el('span', {}, el('strong', {}, texts.text(`review.conflict.side.${side}`)), said(campo, side, conflict)),
      );
    return el(
      'fieldset',
      { class: 'conflict', data: { field: campo } },
      el('legend', {}, name),
      !isPlain(campo)
        ? null
        : el(
            'div',
            { class: 'conflict-base' },
            el('span', {}, texts.text('review.conflict.base')),
            valueOf({ texts, fields: fields() }, campo, conflict.base),
          ),
      conflict.texto && el('p', {}, texts.pick({ es: conflict.texto, en: conflict.texto_en || conflict.texto })),
      el('div', { class: 'sides' }, SIDES.map(option)),
    );
  }

  function said(field, side, conflict) {
    if (isPlain(field)) return valueOf({ texts, fields: fields() }, field, conflict[side]);
    const key = field === 'retiro' ? `retiro.${conflict[side] ? 'yes' : 'no'}` : `geometria.${side}`;
    return el('p', {}, texts.text(`review.conflict.${key}`));
  }

  function mark(field, side) {
    const box = element.querySelector(`[data-field="${field}"]`);
    box.toggleAttribute('data-open', side === null);
    for (const input of box.querySelectorAll('input')) {
      input.checked = input.value === side;
      input.closest('label').classList.toggle('is-on', input.checked);
    }
  }

  return { element, show };
}

const isPlain = (field) => field !== 'geometria' && field !== 'retiro';
