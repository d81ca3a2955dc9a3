import { parseNumber } from '../editing/coordinates.js';
import { kindOf, partsOf } from '../editing/shape.js';
import { el } from '../ui/dom.js';

/**
 * What is done with a number or a choice, and a button: buffer, simplify, turn, merge, copy, delete.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.on buffer(metres), simplify(metres), rotate(degrees), merge(), copy(geometry, name), remove()
 * @param {() => {name: string, geometry: Object}[]} deps.sources what can be copied
 */
export function createOperations({ texts, on, sources }) {
  const { text } = texts;
  const error = el('p', { class: 'draw-error', role: 'alert', id: 'draw-operation-error' });
  const body = el('div', {});
  const root = el('div', { class: 'draw-operations' }, body, error);
  const kept = { buffer: '', simplify: '', rotate: '' };
  let shown = { geometry: null, chosen: null };

  /** A field for a number with its button. */
  function numeric(id, unit, least, most) {
    const input = el('input', {
      id: `draw-${id}`,
      type: 'text',
      inputmode: 'decimal',
      autocomplete: 'off',
      'aria-describedby': error.id,
      on: { input: () => (kept[id] = input.value) },
    });
    input.value = kept[id];
    const submit = (event) => {
      event.preventDefault();
      const value = parseNumber(input.value);
      const fits =
        Math.abs(value) >= least && Math.abs(value) <= most && (id === 'rotate' || id === 'buffer' || value > 0);
      input.setAttribute('aria-invalid', String(!fits));
      error.textContent = fits ? '' : text(`draw.${id}.bad`);
      if (fits) on[id](value);
      else input.focus();
    };
    return el(
      'form',
      { class: 'draw-operation', novalidate: true, on: { submit } },
      el('label', { for: input.id }, text(`draw.${id}`)),
      el(
        'div',
        { class: 'draw-inline' },
        input,
        el('span', { 'aria-hidden': 'true' }, unit),
        press(`draw.${id}.do`, 'submit'),
      ),
    );
  }

  const press = (key, type, click) => el('button', { type, class: 'button', on: click ? { click } : {} }, text(key));

  function copying() {
    const found = sources();
    if (found.length === 0) return null;
    const select = el('select', { id: 'draw-copy' }, ...found.map(({ name }, i) => el('option', { value: i }, name)));
    const take = (event) => {
      event.preventDefault();
      const { geometry, name } = found[Number(select.value)];
      on.copy(geometry, name);
    };
    return el(
      'form',
      { class: 'draw-operation', on: { submit: take } },
      el('label', { for: select.id }, text('draw.copy')),
      el('div', { class: 'draw-inline' }, select, press('draw.copy.do', 'submit')),
    );
  }

  function build() {
    const kind = kindOf(shown.geometry);
    const many = partsOf(shown.geometry).length > 1;
    const removal = many && shown.chosen !== null ? 'draw.remove.part' : 'draw.remove.all';
    // Where the focus was, it stays: the same operation at the same place.
    const held = body.contains(document.activeElement) ? document.activeElement.id || null : null;
    body.replaceChildren(
      ...[
        kind && numeric('buffer', 'm', 0.1, 50_000),
        kind && kind !== 'point' && numeric('simplify', 'm', 0.1, 10_000),
        kind && kind !== 'point' && numeric('rotate', '°', 0.001, 360),
        copying(),
        el(
          'div',
          { class: 'draw-buttons' },
          ...[
            many && kind !== 'point' && press('draw.merge', 'button', () => on.merge()),
            kind && press(removal, 'button', () => on.remove()),
          ],
        ),
      ].filter(Boolean),
    );
    if (held) document.getElementById(held)?.focus();
  }

  return {
    root,
    speak: build,
    show({ geometry, chosen }) {
      const same =
        kindOf(geometry) === kindOf(shown.geometry) &&
        partsOf(geometry).length > 1 === partsOf(shown.geometry).length > 1 &&
        (chosen === null) === (shown.chosen === null);
      shown = { geometry, chosen };
      if (!same || !body.hasChildNodes()) build();
    },
  };
}
