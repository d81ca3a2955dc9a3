import { same } from '../editing/draft.js';
import { el } from '../ui/dom.js';
import { fieldOf, FIELDS, findMistakes, GROUPS, print } from './fields.js';
import { createInput } from './inputs.js';

/**
 * The attributes of one initiative: each with its help, what is published now, and what is wrong with it beside it.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object<string, Object[]>} deps.vocabulary terms by kind; comuna among them
 * @param {{change: (key: string, value: *) => void, leave: () => void, back: (key: string) => void}} deps.on
 */
export function createForm({ texts, vocabulary, on }) {
  const touched = new Set();
  const rows = new Map();
  let model = null;
  const root = el('div', { class: 'form' }, GROUPS.map(group));

  function group(name) {
    return el(
      'details',
      { class: 'group', open: name !== 'source', data: { group: name } },
      el('summary', {}, el('h3', {}, texts.text(`group.${name}`))),
      FIELDS.filter((field) => field.group === name).map(row),
    );
  }

  function row(field) {
    const { key } = field;
    const id = `field-${key}`;
    const label = texts.text(`field.${key}`);
    const was = el('span', {});
    const back = el(
      'button',
      { type: 'button', class: 'link-button', 'aria-label': texts.text('form.backTo', { field: label }) },
      texts.text('form.back'),
    );
    const changed = el('p', { class: 'field-was', hidden: true }, was, ' ', back);
    const error = el('p', { class: 'field-error', id: `${id}-error` });
    const input = createInput({
      field,
      id,
      label,
      describedBy: `${id}-help ${id}-error`,
      options: (vocabulary[field.vocabulary] ?? []).map((term) => ({ value: term.code, text: texts.pick(term.name) })),
      none: texts.text('form.none'),
      onInput(value) {
        touched.add(key);
        on.change(key, value);
      },
      onLeave() {
        if (model && !same(model.values[key], model.base.values[key])) touched.add(key);
        on.leave();
        tell(key);
      },
    });
    back.addEventListener('click', () => {
      on.back(key);
      input.focusable.focus();
    });
    rows.set(key, { input, error, changed, was, node: null });
    const needed = field.needed && el('span', { class: 'needed' }, ` (${texts.text('form.needed')})`);
    const help = el('p', { class: 'field-help', id: `${id}-help` }, texts.text(`hint.${key}`));
    const title =
      field.kind === 'choices' ? el('p', { class: 'label' }, label, needed) : el('label', { for: id }, label, needed);
    const parts =
      field.kind === 'flag' ? [el('div', { class: 'check' }, input.node, title), help] : [title, help, input.node];
    const node = el('div', { class: `field is-${field.kind}`, data: { field: key } }, parts, error, changed);
    rows.get(key).node = node;
    return node;
  }

  /** @returns {string[]} what is wrong with a field, in words */
  function wrongs(key) {
    const own = model.mistakes
      .filter(({ field, why }) => field === key && (why !== 'missing' || touched.has(key) || !model.isNew))
      .map(({ why, max }) => texts.text(`form.${why}`, { max }));
    const told = model.findings
      .filter(({ campo }) => campo === key && (touched.has(key) || !model.isNew))
      .map(({ texto, texto_en }) => texts.pick({ es: texto, en: texto_en ?? texto }));
    const refused = model.refused.filter(({ field }) => field === key).map(({ detail }) => detail);
    return [...new Set([...refused, ...(own.length ? own : told)])];
  }

  function tell(key) {
    const { input, error } = rows.get(key);
    const found = wrongs(key);
    error.textContent = found.join(' ');
    input.mark(found.length > 0);
  }

  function words(field, value) {
    const terms = vocabulary[field.vocabulary];
    const nameOf = (code) => {
      const term = terms?.find((each) => each.code === code);
      return term ? texts.pick(term.name) : code;
    };
    if (field.kind === 'flag') return texts.text(value ? 'form.yes' : 'form.no');
    if (terms) return (Array.isArray(value) ? value : [value]).filter(Boolean).map(nameOf).join(', ');
    return print(field, value);
  }

  return {
    root,
    words,
    /**
     * @param {{values: Object, base: Object, isNew: boolean, findings: Object[], refused: Object[], locked: boolean}}
     *   state
     * @param {boolean} force even what is being typed: something was undone
     */
    show(state, force) {
      model = { ...state, mistakes: findMistakes(state.values) };
      for (const [key, { input, changed, was }] of rows) {
        const field = fieldOf(key);
        input.set(state.values[key], force);
        input.lock(state.locked);
        const isChanged = !state.isNew && !same(state.values[key], state.base.values[key]);
        changed.hidden = !isChanged;
        const value = isChanged && words(field, state.base.values[key]);
        was.textContent = value ? texts.text('form.was', { value }) : texts.text('form.wasNone');
        tell(key);
      }
    },
    /** @param {string} key */
    focus(key) {
      const { input, node } = rows.get(key);
      node.closest('details').open = true;
      input.focusable.focus();
      node.scrollIntoView({ block: 'center' });
    },
  };
}
