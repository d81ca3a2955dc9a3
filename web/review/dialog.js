import { el } from '../ui/dom.js';
import { said } from './trouble.js';

/** What the service takes as a reason or a comment. */
const MAX_WORDS = 2000;

/**
 * Asks before something that cannot be undone, in a dialog that stays until it is done or given up. Every attempt of
 * one wish carries the same key, so that pressing again after a lost answer does it once.
 * @param {Object} texts
 * @param {Object} wish
 * @param {string} wish.title
 * @param {(string|Node)[]} wish.body
 * @param {?{label: string, hint: string}} wish.comment asks for words, which then are required
 * @param {string} wish.confirm words of the button
 * @param {(words: string, key: string) => Promise<*>} wish.run does it
 * @param {(error: Error) => boolean} [wish.gives] an error that whoever asked deals with: the dialog closes
 * @returns {Promise<?{done?: *, error?: Error}>} null: given up
 */
export function ask(texts, { title, body, comment, confirm, run, gives = () => false }) {
  const key = newKey();
  const trouble = el('div', { role: 'alert' });
  const words =
    comment &&
    el('textarea', { id: 'ask-words', rows: 4, maxlength: MAX_WORDS, 'aria-describedby': 'ask-hint ask-missing' });
  const missing = comment && el('p', { class: 'field-error', id: 'ask-missing' });
  const go = el('button', { type: 'submit', class: 'button is-primary' }, confirm);
  const give = el('button', { type: 'button', class: 'button' }, texts.text('review.cancel'));
  const busy = el('p', { class: 'busy', role: 'status' });
  const form = el(
    'form',
    { novalidate: true },
    el('h2', { id: 'ask-title' }, title),
    ...body.map((part) => (typeof part === 'string' ? el('p', {}, part) : part)),
    comment && [
      el('label', { for: 'ask-words' }, comment.label),
      el('p', { class: 'small', id: 'ask-hint' }, comment.hint),
      words,
      missing,
    ],
    trouble,
    busy,
    el('div', { class: 'ask-buttons' }, go, give),
  );
  const dialog = el('dialog', { class: 'ask', 'aria-labelledby': 'ask-title' }, form);
  document.body.append(dialog);
  dialog.showModal();
  (words ?? give).focus();

  return new Promise((resolve) => {
    let running = false;
    let result = null;
    const finish = (value) => {
      result = value;
      dialog.close();
    };
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    // What is on its way cannot be called back; giving up now would hide how it ended.
    dialog.addEventListener('cancel', (event) => running && event.preventDefault());
    give.addEventListener('click', () => !running && finish(null));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (running || !filled()) return;
      running = true;
      mark(true);
      try {
        finish({ done: await run(words?.value.trim() ?? '', key) });
      } catch (error) {
        if (gives(error)) return finish({ error });
        trouble.replaceChildren(said(texts, error));
      } finally {
        running = false;
        mark(false);
      }
    });

    function filled() {
      if (!words) return true;
      const empty = !words.value.trim();
      missing.textContent = empty ? texts.text('review.commentMissing') : '';
      words.setAttribute('aria-invalid', String(empty));
      if (empty) words.focus();
      return !empty;
    }

    // aria-disabled and not disabled: a button that loses the focus loses the keyboard user.
    function mark(isRunning) {
      for (const button of [go, give]) button.setAttribute('aria-disabled', String(isRunning));
      busy.textContent = isRunning ? texts.text('review.working') : '';
      if (isRunning) trouble.replaceChildren();
    }
  });
}

/** crypto.randomUUID is only there on https; the map is also served inside a network without it. */
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
