import { el } from '../ui/dom.js';

/**
 * A labelled field with its hint and the place where what is wrong with it is said.
 * @param {{id: string, label: string, hint?: string}} words
 * @param {Object} attributes of the input
 * @returns {{row: HTMLElement, input: HTMLInputElement}}
 */
export function field({ id, label, hint }, attributes) {
  const input = el('input', {
    id,
    class: 'account-input',
    'aria-describedby': hint ? `${id}-hint ${id}-wrong` : `${id}-wrong`,
    ...attributes,
  });
  const row = el(
    'div',
    { class: 'account-field' },
    el('label', { for: id }, label),
    hint ? el('p', { class: 'account-hint', id: `${id}-hint` }, hint) : null,
    input,
    el('p', { class: 'account-wrong', id: `${id}-wrong`, hidden: true }),
  );
  return { row, input };
}

/** A password with a box that shows it: who can read it makes fewer mistakes (OWASP ASVS 6.2.6). */
export function passwordField(words, attributes, showLabel) {
  const { row, input } = field(words, { type: 'password', maxlength: 200, required: true, ...attributes });
  const show = el('input', {
    type: 'checkbox',
    id: `${words.id}-show`,
    on: { change: () => (input.type = show.checked ? 'text' : 'password') },
  });
  row.append(el('label', { class: 'account-check', for: show.id }, show, el('span', {}, showLabel)));
  return { row, input };
}
