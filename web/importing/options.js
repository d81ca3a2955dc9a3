import { el } from '../ui/dom.js';
import { CHARSETS, choicesOf, columnsAgree, readCode } from './choices.js';

const SWAPPED = 'intercambiados';

/**
 * The form that says how a file is to be read: coordinate system, order of the axes, letters, columns of a table.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.found the import
 * @param {?{crs: string, ejes: string}} [deps.system] that is proposed
 * @param {boolean} [deps.withSystem] whether the system is asked here
 * @param {(choices: Object) => void} deps.onRead
 */
export function createOptions({ texts, found, withSystem = true, onRead }) {
  const text = texts.text;
  const now = choicesOf(found.opciones);
  const field = (id, label, input, help = null) =>
    el(
      'div',
      { class: 'field' },
      el('label', { for: id }, label),
      help && el('p', { class: 'field-help', id: `${id}-help` }, help),
      input,
    );
  const select = (id, options, value) => {
    const node = el(
      'select',
      { id },
      options.map(([code, label]) => el('option', { value: code }, label)),
    );
    node.value = value ?? '';
    return node;
  };

  const systems = (found.sistemas ?? []).map(({ crs, titulo }) => [crs, `${titulo} (${crs})`]);
  const system = select('import-system', [['', text('import.asStated')], ...systems], now.crs);
  const code = el('input', {
    type: 'text',
    id: 'import-code',
    autocomplete: 'off',
    placeholder: 'EPSG:…',
    'aria-describedby': 'import-code-help import-options-error',
  });
  if (now.crs && system.value === '') code.value = now.crs;
  const swap = el('input', { type: 'checkbox', id: 'import-swap', checked: now.ejes === SWAPPED });
  const charset = select(
    'import-charset',
    [['', text('import.charsetStated')], ...CHARSETS.map((name) => [name, text(`import.charset.${name}`)])],
    now.codificacion,
  );
  const columns = [
    ...new Set((found.capas ?? []).flatMap((layer) => layer.columnas ?? []).map(({ nombre }) => nombre)),
  ];
  const column = (id, value) =>
    columns.length
      ? select(id, [['', text('import.columnNone')], ...columns.map((name) => [name, name])], value)
      : el('input', { type: 'text', id, autocomplete: 'off', value: value ?? null });
  const [x, y] = [column('import-x', now.x), column('import-y', now.y)];
  const isTable = found.formato === null || ['csv', 'xlsx', 'txt'].includes(found.formato?.id);
  const error = el('p', { class: 'field-error', id: 'import-options-error', role: 'alert' });

  /** @returns {?Object} null: something is wrong, and is told */
  function read() {
    const typed = readCode(code.value);
    const choices = {
      ...now,
      codificacion: charset.value || null,
      x: x.value.trim() || null,
      y: y.value.trim() || null,
    };
    if (withSystem) {
      choices.crs = typed ?? (system.value || null);
      choices.ejes = swap.checked ? SWAPPED : 'normales';
    }
    const wrong = withSystem && typed === undefined ? 'code' : columnsAgree(choices) ? null : 'columns';
    error.textContent = wrong ? text(`import.wrong.${wrong}`) : '';
    code.setAttribute('aria-invalid', String(wrong === 'code'));
    if (wrong) (wrong === 'code' ? code : x).focus();
    return wrong ? null : choices;
  }

  const body = [
    withSystem && field('import-system', text('import.system'), system),
    withSystem && field('import-code', text('import.code'), code, text('import.codeHelp')),
    withSystem && el('label', { class: 'check' }, swap, el('span', {}, text('import.swap'))),
    field('import-charset', text('import.charset'), charset, text('import.charsetHelp')),
    isTable &&
      el(
        'fieldset',
        { class: 'import-columns-xy' },
        el('legend', {}, text('import.xy')),
        field('import-x', text('import.x'), x),
        field('import-y', text('import.y'), y),
      ),
    error,
  ];
  const submit = (event) => {
    event.preventDefault();
    const choices = read();
    if (choices) onRead(choices);
  };
  return {
    root: el(
      'form',
      { class: 'import-options', novalidate: true, on: { submit } },
      body,
      el('div', { class: 'deeds' }, el('button', { type: 'submit', class: 'button' }, text('import.readAgain'))),
    ),
    read,
    fields: body.filter(Boolean),
  };
}
