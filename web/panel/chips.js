import { FACETS } from '../state/filter.js';
import { termOf } from '../state/catalogue.js';
import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/**
 * The filters that are on, each with its way out, and one way out of all. A layer shows itself on its own pill: it is
 * named here only on paper, where there are no pills.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(facet: string, code: string) => void} deps.onToggle
 * @param {(q: string) => void} deps.onSearch
 * @param {() => void} deps.onClear
 */
export function createChips({ texts, onToggle, onSearch, onClear }) {
  const root = byId('chips');
  const clear = byId('clear-filters');
  clear.addEventListener('click', () => leave(onClear));

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
    const next = index < 0 ? undefined : left[Math.min(index, left.length - 1)];
    // Not the search box: on a phone its focus raises the panel over the map.
    (next ?? byId('list-title')).focus({ preventScroll: true });
  }

  return {
    show({ state, vocabulary, filtered }) {
      root.hidden = !filtered;
      clear.hidden = !filtered;
      const name = (key, code) => texts.pick(termOf(vocabulary, key, code).name);
      const chips = FACETS.filter(({ key }) => key !== 'layer').flatMap(({ key }) =>
        state.filters[key].map((code) => chip(name(key, code), () => onToggle(key, code))),
      );
      if (state.q.trim()) chips.unshift(chip(texts.text('filters.text', { text: state.q.trim() }), () => onSearch('')));
      root.classList.toggle('is-paper', chips.length === 0);
      const layers = state.filters.layer.map((code) =>
        el('li', { class: 'chip is-paper' }, el('span', { class: 'chip-name' }, name('layer', code))),
      );
      root.replaceChildren(el('ul', { class: 'chip-list', 'aria-label': texts.text('filters.active') }, layers, chips));
    },
  };
}
