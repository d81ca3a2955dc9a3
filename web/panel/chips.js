import { FACETS } from '../state/filter.js';
import { termOf } from '../state/catalogue.js';
import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/**
 * The filters that are on, each with its way out, and one way out of all.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(facet: string, code: string) => void} deps.onToggle
 * @param {(q: string) => void} deps.onSearch
 * @param {() => void} deps.onClear
 */
export function createChips({ texts, onToggle, onSearch, onClear }) {
  const root = byId('chips');

  function chip(name, remove) {
    return el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-label': texts.text('filters.remove', { name }),
          on: { click: () => leave(remove) },
        },
        el('span', { class: 'chip-name' }, name),
        sign('close', 12),
      ),
    );
  }

  /** The chip goes with its filter; the focus moves to a neighbour, or it would be lost. */
  function leave(remove) {
    const index = [...root.querySelectorAll('button')].indexOf(document.activeElement);
    remove();
    const left = [...root.querySelectorAll('button')];
    (left[Math.min(index, left.length - 1)] ?? byId('search')).focus();
  }

  return {
    show({ state, vocabulary, filtered }) {
      root.hidden = !filtered;
      const chips = FACETS.flatMap(({ key }) =>
        state.filters[key].map((code) =>
          chip(texts.pick(termOf(vocabulary, key, code).name), () => onToggle(key, code)),
        ),
      );
      if (state.q.trim()) chips.unshift(chip(texts.text('filters.text', { text: state.q.trim() }), () => onSearch('')));
      root.replaceChildren(
        el('ul', { class: 'chip-list', 'aria-label': texts.text('filters.active') }, chips),
        el(
          'button',
          { type: 'button', class: 'link-button', id: 'clear-filters', on: { click: () => leave(onClear) } },
          texts.text('filters.clear'),
        ),
      );
    },
  };
}
