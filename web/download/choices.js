import { objectiveLook, themeColor } from '../map/style.js';
import { toggled } from '../state/filter.js';
import { WISHES } from '../state/request.js';
import { byId, el } from '../ui/dom.js';
import { markIcon } from '../ui/mark.js';

/**
 * Which initiatives: the layers always in sight, the rest unfolds. Made once per language; after that only ticks move,
 * so that the focus stays where it is.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object<string, import('../state/catalogue.js').Term[]>} deps.vocabulary
 * @param {(patch: Object) => void} deps.onChange a part of the request
 * @param {() => import('../state/request.js').Request} deps.request
 */
export function createChoices({ texts, vocabulary, onChange, request }) {
  const always = byId('choose-layer');
  const more = byId('choose-more');
  const badge = byId('choose-badge');
  const words = byId('choose-words');
  const box = byId('choose-box');
  const inBox = byId('choose-in-box');
  const order = ['territory', 'objective', 'theme', 'responsible', 'precision'];
  let builtFor = null;

  const sample = {
    objective: (code) => markIcon(objectiveLook(code), 22),
    theme: (code) => markIcon({ color: themeColor(code), shape: 'circle', icon: code }, 22),
  };

  function choice(wish, term) {
    return el(
      'label',
      wish.key === 'layer' ? { class: 'pill', title: texts.pick(term.description) } : { class: 'choice-row' },
      el('input', {
        type: 'checkbox',
        value: term.code,
        data: { facet: wish.param },
        on: { change: () => onChange({ filters: toggled(request().filters, wish.key, term.code) }) },
      }),
      sample[wish.key]?.(term.code),
      el(
        'span',
        { class: 'choice-label' },
        (wish.key === 'objective' ? `${term.code} · ` : '') + texts.pick(term.name),
      ),
    );
  }

  function fieldset(key) {
    const wish = WISHES.find((each) => each.key === key);
    return el(
      'fieldset',
      { class: `facet facet-${key}` },
      el('legend', {}, texts.text(`facet.${key}`)),
      el(
        'div',
        { class: 'facet-choices' },
        vocabulary[key].map((term) => choice(wish, term)),
      ),
    );
  }

  words.addEventListener('input', () => onChange({ q: words.value }));
  inBox.addEventListener('change', () => onChange({ bbox: inBox.checked ? request().frame : null }));

  return {
    /** @param {import('../state/request.js').Request} wanted */
    show(wanted) {
      if (builtFor !== wanted.lang) {
        always.replaceChildren(fieldset('layer'));
        more.replaceChildren(...order.map(fieldset));
        builtFor = wanted.lang;
      }
      for (const { key, param } of WISHES) {
        for (const input of document.querySelectorAll(`input[data-facet="${param}"]`)) {
          input.checked = wanted.filters[key].includes(input.value);
          input.closest('label').classList.toggle('is-on', input.checked);
        }
      }
      if (words.value.trim() !== wanted.q.trim()) words.value = wanted.q;
      box.hidden = wanted.frame === null;
      box.classList.toggle('is-on', wanted.bbox !== null);
      inBox.checked = wanted.bbox !== null;
      const chosen = order.reduce((sum, key) => sum + wanted.filters[key].length, 0);
      badge.hidden = chosen === 0;
      badge.textContent = chosen ? texts.plural('filters.chosen', chosen) : '';
    },
    /** Whether something is chosen where it cannot be seen. */
    open: () => (byId('choose-unfold').open = true),
  };
}
