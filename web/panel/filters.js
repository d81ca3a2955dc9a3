import { termOf } from '../state/catalogue.js';
import { FACETS } from '../state/filter.js';
import { objectiveLook, themeColor } from '../map/style.js';
import { byId, el } from '../ui/dom.js';
import { markIcon } from '../ui/mark.js';

/**
 * The facets as checkboxes, each with the number of initiatives it would show. The layers, which are places, stand
 * always in sight; the rest unfolds.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(facet: string, code: string) => void} deps.onToggle
 */
export function createFilters({ texts, onToggle }) {
  const always = byId('filters-always');
  const more = byId('filters-more');
  const toggle = byId('filters-toggle');
  const badge = byId('filters-badge');
  const layerNote = el('p', { class: 'layer-note' });
  let builtFor = null;

  toggle.addEventListener('click', () => {
    more.hidden = !more.hidden;
    toggle.setAttribute('aria-expanded', String(!more.hidden));
  });

  const sample = {
    objective: (code) => markIcon(objectiveLook(code), 22),
    theme: (code) => markIcon({ color: themeColor(code), shape: 'circle', icon: code }, 22),
  };

  function choice(facet, term) {
    const input = el('input', {
      type: 'checkbox',
      value: term.code,
      data: { facet: facet.param },
      on: { change: () => onToggle(facet.key, term.code) },
    });
    const prefix = facet.key === 'objective' ? `${term.code} · ` : '';
    return el(
      'label',
      facet.key === 'layer' ? { class: 'pill', title: texts.pick(term.description) } : { class: 'choice-row' },
      input,
      sample[facet.key]?.(term.code),
      el('span', { class: 'choice-label' }, prefix + texts.pick(term.name)),
      // A space, or the accessible name would join the name and the number.
      ' ',
      el('span', { class: 'count', data: { count: term.code } }),
    );
  }

  function fieldset(facet, terms) {
    return el(
      'fieldset',
      { class: `facet facet-${facet.key}` },
      el('legend', {}, texts.text(`facet.${facet.key}`)),
      el(
        'div',
        { class: 'facet-choices' },
        terms.map((term) => choice(facet, term)),
      ),
    );
  }

  function build(vocabulary) {
    const [layer, ...others] = FACETS;
    always.replaceChildren(fieldset(layer, vocabulary.layer), layerNote);
    more.replaceChildren(...others.map((facet) => fieldset(facet, vocabulary[facet.key])));
  }

  return {
    show({ state, vocabulary, counts }) {
      if (builtFor !== state.lang) build(vocabulary);
      builtFor = state.lang;
      for (const facet of FACETS) {
        for (const input of document.querySelectorAll(`input[data-facet="${facet.param}"]`)) {
          const n = counts[facet.key].get(input.value) ?? 0;
          input.checked = state.filters[facet.key].includes(input.value);
          const label = input.closest('label');
          label.querySelector('[data-count]').textContent = texts.number(n);
          label.classList.toggle('is-on', input.checked);
          label.classList.toggle('is-empty', n === 0 && !input.checked);
        }
      }
      const [only, another] = state.filters.layer;
      layerNote.textContent = only && !another ? texts.pick(termOf(vocabulary, 'layer', only).description) : '';
      layerNote.hidden = layerNote.textContent === '';
      const hidden = FACETS.slice(1).reduce((sum, { key }) => sum + state.filters[key].length, 0);
      badge.hidden = hidden === 0;
      badge.textContent = hidden ? texts.plural('filters.chosen', hidden) : '';
    },
  };
}
