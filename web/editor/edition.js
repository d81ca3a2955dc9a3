import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/**
 * One initiative in the open draft: its findings, its shape, its attributes, and taking it off the map.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {{form: Object, findings: Object}} deps.parts
 * @param {Object} deps.on what a person can do
 */
export function createEdition({ texts, parts, on }) {
  const root = byId('edition');
  const place = el('div', {});
  const end = el('div', { class: 'deeds is-end' });
  const head = el('div', {});
  let drawnHead = '';

  const button = (key, click, more = 'button') =>
    el('button', { type: 'button', class: more, on: { click } }, texts.text(key));

  function drawHead({ code, name, edition, base, current, canEdit }) {
    const moved = !edition.nueva && current && base.version && current > base.version;
    return [
      el(
        'button',
        { type: 'button', class: 'link-button back', on: { click: on.back } },
        sign('back', 16),
        texts.text('edition.back'),
      ),
      el('h1', { id: 'edition-title', tabindex: -1 }, name || texts.text('edition.code', { code })),
      el(
        'p',
        { class: 'row-facts' },
        [
          texts.text('edition.code', { code }),
          edition.nueva ? texts.text('draft.isNew') : texts.text('edition.basedOn', { n: base.version }),
        ].join(' · '),
      ),
      moved && el('p', { class: 'note' }, texts.text('edition.moved', { now: current })),
      edition.retirar &&
        el(
          'div',
          { class: 'note is-warning' },
          el('p', {}, texts.text('edition.retired', { reason: edition.retirar.motivo })),
          canEdit && button('edition.keep', on.keep),
        ),
    ];
  }

  function drawPlace({ edition, geometry, canEdit }) {
    return [
      el('h2', { id: 'place-title' }, texts.text('edition.place')),
      el('p', { class: 'field-help' }, texts.text(geometry ? 'edition.placeWhat' : 'edition.noPlace')),
      el(
        'div',
        { class: 'deeds' },
        geometry && button('edition.zoom', on.zoom),
        canEdit && edition.geometria && !edition.nueva && button('edition.placeBack', on.placeBack),
      ),
    ];
  }

  function drawEnd({ edition, canEdit, isChanged }) {
    if (!canEdit) return [];
    return [
      !edition.nueva && !edition.retirar && button('edition.retire', on.retire),
      isChanged && button(edition.nueva ? 'edition.forgetNew' : 'edition.forget', on.forget),
    ];
  }

  return {
    /** Another initiative: its form is made anew. */
    begin(form, drawingPanel) {
      parts.form = form;
      drawnHead = '';
      root.replaceChildren(
        head,
        parts.findings.root,
        el('section', { class: 'card', 'aria-labelledby': 'place-title' }, place, drawingPanel),
        el(
          'section',
          { class: 'card', 'aria-labelledby': 'form-title' },
          el('h2', { id: 'form-title' }, texts.text('edition.form')),
          form.root,
        ),
        end,
      );
    },
    /** @param {Object} model @param {boolean} force even what is being typed is drawn again */
    show(model, force) {
      const { edition, base, values, findings, refused, unsent, canEdit } = model;
      const key = JSON.stringify([
        model.code,
        model.name,
        base.version,
        model.current,
        canEdit,
        model.isChanged,
        Boolean(model.geometry),
        Boolean(edition.geometria),
        edition.nueva,
        edition.retirar,
        texts.language(),
      ]);
      if (key !== drawnHead) {
        const focused = root.contains(document.activeElement) && document.activeElement.textContent;
        drawnHead = key;
        head.replaceChildren(...drawHead(model).filter(Boolean));
        place.replaceChildren(...drawPlace(model).filter(Boolean));
        end.replaceChildren(...drawEnd(model).filter(Boolean));
        // The button that was pressed may be gone: the keyboard goes on from the head.
        if (focused && !root.contains(document.activeElement)) byId('edition-title').focus();
      }
      parts.findings.show(findings, unsent, canEdit);
      parts.form.show({ values, base, isNew: edition.nueva, findings, refused, locked: !canEdit }, force);
    },
  };
}
