import { el } from '../ui/dom.js';
import { withValue } from './plan.js';

/** What new initiatives of one file have in common, most of the time. */
const SHARED = [
  'capa',
  'precision',
  'territorio',
  'tema',
  'objetivos',
  'responsable',
  'horizonte',
  'comunas_codigos',
  'sustento',
  'sustento_en',
  'fuente_lista',
];

/**
 * Values for all new initiatives of the file, where no column gives one.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object[]} deps.fields as of editor/fields.js
 * @param {Function} deps.createInput as of editor/inputs.js
 * @param {Object<string, Object[]>} deps.vocabulary terms by kind
 * @param {(layer: string) => boolean} deps.mayDraft
 * @param {() => Object} deps.plan
 * @param {(plan: Object) => void} deps.onPlan
 * @returns {{root: HTMLElement, show: (wanted: boolean) => void, focus: () => void}}
 */
export function createCommons({ texts, fields, createInput, vocabulary, mayDraft, plan, onPlan }) {
  const text = texts.text;
  const inputs = new Map();
  const missing = el('p', { class: 'field-error', id: 'common-missing' });

  function optionsOf({ key, vocabulary: kind }) {
    const terms = (vocabulary[kind] ?? []).filter(({ code }) => key !== 'capa' || mayDraft(code));
    return terms.map((term) => ({ value: term.code, text: texts.pick(term.name) }));
  }

  function row(field) {
    const id = `common-${field.key}`;
    const label = text(`field.${field.key}`);
    const needed = field.key === 'capa';
    const input = createInput({
      // Only the layer cannot wait: a draft may be incomplete, a code may not.
      field: { ...field, needed },
      id,
      describedBy: needed ? `${id}-help common-missing` : `${id}-help`,
      options: optionsOf(field),
      none: text('form.none'),
      label,
      onInput(value) {
        if (needed) input.mark(false);
        missing.textContent = '';
        onPlan(withValue(plan(), field.key, value));
      },
      onLeave: () => {},
    });
    input.set(plan().values[field.key] ?? null, true);
    inputs.set(field.key, input);
    const name = needed ? [label, ' ', el('span', { class: 'needed' }, `(${text('form.needed')})`)] : label;
    return el(
      'div',
      { class: 'field' },
      field.kind === 'choices' ? el('span', { class: 'label' }, name) : el('label', { for: id }, name),
      el('p', { class: 'field-help', id: `${id}-help` }, text(`hint.${field.key}`)),
      input.node,
      needed && missing,
    );
  }

  const root = el(
    'details',
    { class: 'card', id: 'import-commons' },
    el('summary', {}, text('import.commons')),
    el('p', { class: 'field-help' }, text('import.commonsHelp')),
    SHARED.map((key) => row(fields.find((field) => field.key === key))),
  );
  return {
    root,
    show: (wanted) => (root.hidden = !wanted),
    focus() {
      root.open = true;
      missing.textContent = text('import.missing.layer');
      inputs.get('capa').mark(true);
      inputs.get('capa').focusable.focus();
    },
  };
}
