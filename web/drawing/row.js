import { el } from '../ui/dom.js';
import { sign } from './signs.js';

/**
 * A vertex as a row of the table: its number, which chooses it and takes the arrow keys, its two coordinates, and what
 * can be done with it.
 * @param {Object} deps
 * @param {number} deps.number of the row on the page
 * @param {Function} deps.text
 * @param {Object} deps.on type(row, first, second) -> boolean, restore(), insert(row), remove(row), choose(row), key(row, key)
 * @param {string} deps.errorId element that says what is wrong
 */
export function createRow({ number, text, on, errorId }) {
  let shown = ['', ''];
  const choose = el('button', {
    type: 'button',
    class: 'vertex-button',
    on: { click: () => on.choose(number), keydown },
  });
  const inputs = [0, 1].map((i) =>
    el('input', {
      type: 'text',
      inputmode: 'decimal',
      autocomplete: 'off',
      spellcheck: 'false',
      on: { change, focus: () => on.choose(number), keydown: (event) => leave(event, i) },
    }),
  );
  const insert = el(
    'button',
    { type: 'button', class: 'icon-button', on: { click: () => on.insert(number) } },
    sign('insert', 14),
  );
  const remove = el(
    'button',
    { type: 'button', class: 'icon-button', on: { click: () => on.remove(number) } },
    sign('remove', 14),
  );
  const root = el(
    'tr',
    {},
    el('th', { scope: 'row' }, choose),
    ...inputs.map((input) => el('td', {}, input)),
    el('td', { class: 'draw-row-actions' }, insert, remove),
  );

  function keydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !on.key(number, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function change() {
    const ok = on.type(number, inputs[0].value, inputs[1].value);
    for (const input of inputs) {
      input.setAttribute('aria-invalid', String(!ok));
      if (ok) input.removeAttribute('aria-describedby');
      else input.setAttribute('aria-describedby', errorId);
    }
  }

  /** Escape gives up what was typed. */
  function leave(event, i) {
    if (event.key !== 'Escape' || inputs[i].value === shown[i]) return;
    event.stopPropagation();
    inputs[i].value = shown[i];
    for (const input of inputs) input.setAttribute('aria-invalid', 'false');
    on.restore();
  }

  return {
    root,
    show({ n, values, axes, isChosen, isPoint }) {
      const name = (key) => text(key, { n });
      choose.textContent = String(n);
      choose.setAttribute('aria-label', name('draw.row.choose'));
      choose.setAttribute('aria-pressed', String(isChosen));
      root.classList.toggle('is-chosen', isChosen);
      inputs.forEach((input, i) => {
        input.setAttribute('aria-label', text('draw.row.axis', { n, axis: text(axes[i]) }));
        if (input.value === values[i] || (document.activeElement === input && shown[i] === values[i])) return;
        input.value = values[i];
        input.setAttribute('aria-invalid', 'false');
      });
      shown = values;
      insert.setAttribute('aria-label', name('draw.row.insert'));
      insert.title = name('draw.row.insert');
      insert.hidden = isPoint;
      remove.setAttribute('aria-label', name('draw.row.remove'));
      remove.title = name('draw.row.remove');
    },
    focus: () => choose.focus(),
    edit() {
      inputs[0].focus();
      inputs[0].select();
    },
  };
}
