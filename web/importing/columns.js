import { el } from '../ui/dom.js';
import { withColumn, withFieldsToo } from './plan.js';

/**
 * Which column of the file gives which field: the guess of the service, and the choice of the person.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object[]} deps.layers of the file
 * @param {{key: string}[]} deps.fields that an initiative has
 * @param {() => Object} deps.plan
 * @param {(plan: Object) => void} deps.onPlan
 * @returns {?HTMLElement} null: the file has no columns
 */
export function createColumns({ texts, layers, fields, plan, onPlan }) {
  const text = texts.text;
  const columns = new Map();
  for (const { nombre, muestra } of layers.flatMap((layer) => layer.columnas ?? [])) {
    if (!columns.has(nombre)) columns.set(nombre, muestra ?? []);
  }
  if (!columns.size) return null;
  const selects = new Map();
  const renew = () => {
    for (const [name, select] of selects) select.value = plan().columns[name] ?? '';
  };

  const row = ([name, sample], index) => {
    const id = `column-${index}`;
    const select = el(
      'select',
      { id, 'aria-describedby': `${id}-sample` },
      el('option', { value: '' }, text('import.columnUnused')),
      // The codes tell which initiative is meant.
      el('option', { value: 'codigo' }, text('import.fieldCode')),
      fields.map(({ key }) => el('option', { value: key }, text(`field.${key}`))),
    );
    selects.set(name, select);
    select.addEventListener('change', () => {
      onPlan(withColumn(plan(), name, select.value || null));
      renew();
    });
    return el(
      'li',
      { class: 'import-column' },
      el('label', { for: id }, name),
      select,
      el('p', { class: 'field-help', id: `${id}-sample` }, sampleOf(sample)),
    );
  };
  const sampleOf = (sample) =>
    sample.length ? text('import.sample', { values: sample.map((value) => `«${value}»`).join(', ') }) : '';

  const too = el('input', { type: 'checkbox', id: 'import-fields-too', checked: plan().fieldsToo });
  too.addEventListener('change', () => onPlan(withFieldsToo(plan(), too.checked)));
  const root = el(
    'details',
    { class: 'card', id: 'import-columns' },
    el('summary', {}, text('import.columns')),
    el('p', { class: 'field-help' }, text('import.columnsHelp')),
    el('ul', { class: 'import-column-list' }, [...columns].map(row)),
    el('label', { class: 'check' }, too, el('span', {}, text('import.fieldsToo'))),
  );
  renew();
  return root;
}
