import { copyText } from '../ui/clipboard.js';
import { byId, el } from '../ui/dom.js';

const TOLD_MS = 2500;

/**
 * The addresses in the steps become those of this very service, and each gets a button that copies it.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {string} deps.origin
 */
export function createGuides({ texts, origin }) {
  const announcer = byId('announcer');

  async function copy(code, button) {
    const done = await copyText(code.textContent);
    announcer.textContent = texts.text(done ? 'data.copied' : 'data.copyFailed');
    button.textContent = done ? texts.text('data.copied') : texts.text('data.copy');
    button.focus();
    setTimeout(() => {
      button.textContent = texts.text('data.copy');
      announcer.textContent = '';
    }, TOLD_MS);
  }

  const buttons = [...document.querySelectorAll('code.address')].map((code) => {
    if (code.dataset.path) code.textContent = origin + code.dataset.path;
    if (code.dataset.line) code.textContent = code.dataset.line.replace('{origin}', origin);
    const button = el('button', { type: 'button', class: 'button copy', on: { click: () => copy(code, button) } });
    const pair = el('span', { class: 'copyable' });
    code.replaceWith(pair);
    pair.append(code, button);
    return { code, button };
  });

  return {
    show() {
      for (const { code, button } of buttons) {
        button.textContent = texts.text('data.copy');
        // The visible word first, so that it can be spoken to (WCAG 2.5.3).
        button.setAttribute('aria-label', texts.text('data.copyLong', { text: code.textContent }));
      }
    },
  };
}

/**
 * The names of the layers in the links of the steps.
 * @param {Object} texts
 * @param {import('../state/catalogue.js').Term[]} terms
 */
export function showLayers(texts, terms) {
  for (const link of document.querySelectorAll('a[data-layer]')) {
    const term = terms.find(({ code }) => code === link.dataset.layer);
    link.textContent = term ? texts.pick(term.name) : texts.text('data.allLayers');
  }
}

/**
 * The levels of precision with their meaning, finest first.
 * @param {Object} texts
 * @param {import('../state/catalogue.js').Term[]} terms
 */
export function showLevels(texts, terms) {
  byId('levels').replaceChildren(
    ...terms.flatMap((term) => [
      el('dt', {}, texts.pick(term.name), ' ', el('code', {}, term.code)),
      el('dd', {}, texts.pick(term.description)),
    ]),
  );
}
