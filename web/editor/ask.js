import { byId, el } from '../ui/dom.js';

/**
 * One question before something that cannot be done silently, with a reason where one is asked. A native dialog: it
 * keeps the focus, Escape says no, and the focus goes back.
 * @param {{texts: Object}} deps
 */
export function createAsk({ texts }) {
  const dialog = byId('ask');
  let answer = null;
  let close = () => {};
  dialog.addEventListener('close', () => close());

  /**
   * @param {Object} question
   * @param {string} question.title
   * @param {string} [question.text]
   * @param {string} question.yes what the button says
   * @param {string} [question.label] of a text that is asked for
   * @param {string} [question.value] to start with
   * @param {string} [question.need] what to say when the text is missing
   * @param {boolean} [question.short] one line
   * @returns {Promise<?string>} null: no; otherwise the text, '' where none is asked for
   */
  return ({ title, text, yes, label = null, value = '', need = '', short = false }) =>
    new Promise((resolve) => {
      answer = null;
      close = () => resolve(answer);
      const field =
        label && (short ? el('input', { type: 'text', maxlength: 200 }) : el('textarea', { rows: 4, maxlength: 2000 }));
      const error = el('p', { class: 'field-error', id: 'ask-error', role: 'alert' });
      const accept = (event) => {
        event.preventDefault();
        if (field && !field.value.trim()) {
          error.textContent = need;
          field.setAttribute('aria-invalid', 'true');
          return field.focus();
        }
        answer = field ? field.value.trim() : '';
        dialog.close();
      };
      if (field) {
        field.id = 'ask-field';
        field.value = value;
        field.setAttribute('aria-describedby', 'ask-error');
        field.required = true;
      }
      const no = el('button', { type: 'button', class: 'button', on: { click: () => dialog.close() } });
      no.textContent = texts.text('editor.cancel');
      dialog.replaceChildren(
        el(
          'form',
          { novalidate: true, on: { submit: accept } },
          el('h2', { id: 'ask-title' }, title),
          text && el('p', {}, text),
          field && el('div', { class: 'field' }, el('label', { for: 'ask-field' }, label), field, error),
          el('div', { class: 'deeds' }, el('button', { type: 'submit', class: 'button is-primary' }, yes), no),
        ),
      );
      dialog.showModal();
      field?.focus();
    });
}
