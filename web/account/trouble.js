import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/**
 * What went wrong, beside what caused it, with the cure. The service's own words are Spanish and say so; where this page
 * has words of its own, it uses them.
 * @param {ReturnType<import('../i18n/texts.js').createTexts>} texts
 */
export function createTrouble(texts) {
  const own = {
    offline: 'error.offline',
    network: 'error.network',
    timeout: 'error.timeout',
    server: 'error.server',
    format: 'error.format',
  };

  function words(error) {
    if (own[error.kind]) return el('span', {}, texts.text(own[error.kind]));
    if (error.kind === 'tooMany') {
      const seconds = error.retryAfter ?? 60;
      return el('span', {}, texts.plural('account.wait', Math.ceil(seconds / 60)));
    }
    return el('span', { lang: 'es' }, error.detail || texts.text('error.server'));
  }

  return {
    /** @param {HTMLElement} box an element with role="alert", which is emptied first */
    show(box, error) {
      box.replaceChildren(sign('warning', 18), words(error));
      box.hidden = false;
    },
    /** The same for a text of this page. */
    say(box, text) {
      box.replaceChildren(sign('warning', 18), el('span', {}, text));
      box.hidden = false;
    },
    clear(box) {
      box.replaceChildren();
      box.hidden = true;
    },
    /**
     * Marks the fields that the service names.
     * @param {Object<string, HTMLInputElement>} fields by the service's names
     * @returns {boolean} whether one of them was to blame; it has the focus then
     */
    mark(fields, error) {
      const wrong = (error?.fields ?? []).filter(({ field }) => fields[field]);
      for (const [name, input] of Object.entries(fields)) {
        const note = document.getElementById(`${input.id}-wrong`);
        const found = wrong.find(({ field }) => field === name);
        input.setAttribute('aria-invalid', found ? 'true' : 'false');
        note.replaceChildren(found ? el('span', { lang: 'es' }, found.detail) : '');
        note.hidden = !found;
      }
      if (wrong.length) fields[wrong[0].field].focus();
      return wrong.length > 0;
    },
  };
}
