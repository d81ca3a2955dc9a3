import { el } from '../ui/dom.js';
import { parse, print } from './fields.js';

/**
 * The input of one field, of the kind that the field asks for. All are used alike: a value goes in, a value comes out.
 * @param {Object} deps
 * @param {import('./fields.js').Field} deps.field
 * @param {string} deps.id
 * @param {string} deps.describedBy
 * @param {{value: string, text: string}[]} deps.options of a choice
 * @param {string} deps.none text of no choice
 * @param {string} deps.label
 * @param {(value: *) => void} deps.onInput
 * @param {() => void} deps.onLeave
 * @returns {{node: HTMLElement, focusable: HTMLElement, set: (value: *, force: boolean) => void,
 *   mark: (invalid: boolean) => void, lock: (locked: boolean) => void}}
 */
export function createInput(deps) {
  const { kind } = deps.field;
  if (kind === 'choices') return choices(deps);
  if (kind === 'flag') return flag(deps);
  return kind === 'choice' ? choice(deps) : typed(deps);
}

function typed({ field, id, describedBy, onInput, onLeave }) {
  const long = field.kind === 'area' || field.kind === 'lines';
  const node = long
    ? el('textarea', { id, rows: field.kind === 'lines' ? 3 : 2 })
    : el('input', { id, type: 'text', inputmode: field.kind === 'number' ? 'numeric' : null, autocomplete: 'off' });
  node.setAttribute('aria-describedby', describedBy);
  node.setAttribute('aria-required', String(field.needed === true));
  if (/_en$/.test(field.key)) node.lang = 'en';
  let shown = null;
  const write = (value) => {
    shown = print(field, value);
    node.value = shown;
  };
  node.addEventListener('input', () => onInput(parse(field, node.value)));
  node.addEventListener('blur', () => {
    write(parse(field, node.value));
    onLeave();
  });
  return {
    node,
    focusable: node,
    /**
     * What is being typed stays as it is typed, blanks at its end included; but it gives way to a value that says
     * something else, or the next letter would write over somebody's change unseen.
     */
    set(value, force) {
      const isTyped = !force && document.activeElement === node;
      if (isTyped && plain(node.value) === plain(print(field, value))) return;
      if (print(field, value) !== shown || node.value !== shown) write(value);
    },
    ...marks(node),
  };
}

/** Without what the service, or the list that a line stands for, tidies away. */
const plain = (text) => text.replace(/[\s,;]+/g, ' ').trim();

function choice({ field, id, describedBy, options, none, onInput }) {
  const node = el(
    'select',
    { id, 'aria-describedby': describedBy, 'aria-required': String(field.needed === true) },
    el('option', { value: '' }, none),
    options.map(({ value, text }) => el('option', { value }, text)),
  );
  node.addEventListener('change', () => onInput(node.value));
  return {
    node,
    focusable: node,
    set(value) {
      // A code that the vocabulary lacks is shown as it is, and not changed unseen.
      if (
        value &&
        !options.some((option) => option.value === value) &&
        ![...node.options].some((o) => o.value === value)
      ) {
        node.append(el('option', { value }, value));
      }
      node.value = value ?? '';
    },
    ...marks(node),
  };
}

function flag({ id, describedBy, onInput }) {
  const node = el('input', { type: 'checkbox', id, 'aria-describedby': describedBy });
  node.addEventListener('change', () => onInput(node.checked));
  return { node, focusable: node, set: (value) => (node.checked = value === true), ...marks(node) };
}

function choices({ id, describedBy, options, label, onInput }) {
  let chosen = [];
  const boxes = options.map(({ value, text }) => {
    const box = el('input', { type: 'checkbox', value, id: `${id}-${value}` });
    box.addEventListener('change', () => {
      // In the order in which they were chosen: the first objective decides the colour.
      chosen = box.checked ? [...chosen, value] : chosen.filter((each) => each !== value);
      onInput(chosen);
    });
    return { box, node: el('label', { class: 'check' }, box, el('span', {}, text)) };
  });
  const node = el(
    'fieldset',
    { class: 'checks', 'aria-describedby': describedBy, 'aria-label': label },
    boxes.map((each) => each.node),
  );
  const each = (job) => boxes.forEach(({ box }) => job(box));
  return {
    node,
    focusable: boxes[0]?.box ?? node,
    set(value) {
      chosen = value ?? [];
      each((box) => (box.checked = chosen.includes(box.value)));
    },
    mark: (invalid) => each((box) => box.setAttribute('aria-invalid', String(invalid))),
    lock: (locked) => each((box) => (box.disabled = locked)),
  };
}

const marks = (node) => ({
  mark: (invalid) => node.setAttribute('aria-invalid', String(invalid)),
  lock: (locked) => (node.disabled = locked),
});
