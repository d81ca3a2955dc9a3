import { suggest } from '../state/search.js';
import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { markIcon } from '../ui/mark.js';
import { markOf } from '../map/style.js';

/**
 * The search box: an ARIA combobox. Typing filters the list at once; the suggestions lead to one initiative, a comuna
 * or a place.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Promise<Object[]>} deps.places come after the rest
 * @param {(q: string) => void} deps.onSearch
 * @param {(choice: {kind: string, item: Object, name: string}) => void} deps.onChoose
 */
export function createSearch({ texts, places, onSearch, onChoose }) {
  const input = byId('search');
  const list = byId('suggestions');
  const clear = byId('search-clear');
  const status = byId('search-status');
  let sources = { initiatives: [], places: [] };
  let colorBy = 'objective';
  let offered = [];
  let active = -1;

  places.then((found) => {
    sources = { ...sources, places: found };
    keepUp();
  });

  /**
   * Places come after the page, and initiatives from a service after the word: who typed before is offered them now. Not
   * who has gone on, is choosing, or has closed what was offered.
   */
  function keepUp() {
    const isWaiting = document.activeElement === input && input.value !== '' && offered.length === 0;
    if (active < 0 && (isWaiting || !list.hidden)) offer();
  }

  function offer() {
    offered = suggest(input.value, sources, texts.language());
    active = -1;
    const groups = Map.groupBy
      ? Map.groupBy(offered, (o) => o.kind)
      : offered.reduce((all, o) => all.set(o.kind, [...(all.get(o.kind) ?? []), o]), new Map());
    list.replaceChildren(...[...groups].map(([kind, options]) => group(kind, options)));
    setOpen(offered.length > 0);
    status.textContent = offered.length ? texts.plural('search.count', offered.length) : '';
  }

  function group(kind, options) {
    const titleId = `suggest-${kind}`;
    return el(
      'div',
      { role: 'group', 'aria-labelledby': titleId, class: 'suggest-group' },
      el('div', { id: titleId, class: 'suggest-title', role: 'presentation' }, texts.text(`search.kind.${kind}`)),
      options.map(option),
    );
  }

  function option(choice) {
    const index = offered.indexOf(choice);
    const isInitiative = choice.kind === 'initiative';
    return el(
      'div',
      {
        role: 'option',
        id: `suggestion-${index}`,
        'aria-selected': 'false',
        class: 'suggestion',
        // The box keeps the focus: a press that took it would close the list before the click.
        on: { mousedown: (event) => event.preventDefault(), click: () => choose(index) },
      },
      isInitiative ? markIcon(markOf(choice.item, colorBy), 24) : sign('place', 20),
      el('span', { class: 'suggest-name' }, choice.name),
      el('span', { class: 'suggest-kind' }, isInitiative ? choice.item.code : kindOf(choice)),
    );
  }

  function kindOf({ kind, item }) {
    const name = texts.text(kind === 'comuna' ? 'place.comuna' : placeKey(item.kind));
    return kind === 'place' && item.comuna && item.comuna !== item.name ? `${name} · ${item.comuna}` : name;
  }

  const placeKey = (kind) => (texts.has(`place.${kind}`) ? `place.${kind}` : 'place.otro');

  function setOpen(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) activate(-1);
  }

  function activate(index) {
    list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
    active = index;
    const node = byIndex(index);
    if (!node) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    node.setAttribute('aria-selected', 'true');
    node.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', node.id);
  }

  const byIndex = (index) => (index < 0 ? null : list.querySelector(`#suggestion-${index}`));

  function choose(index) {
    const choice = offered[index];
    setOpen(false);
    onChoose(choice);
  }

  input.addEventListener('input', () => {
    onSearch(input.value);
    offer();
  });
  input.addEventListener('blur', () => setOpen(false));
  input.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) offer();
      if (offered.length === 0) return;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      activate(active < 0 && step < 0 ? offered.length - 1 : (active + step + offered.length) % offered.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isOpen && active >= 0) choose(active);
      else setOpen(false);
    } else if (event.key === 'Escape' && (isOpen || input.value)) {
      event.stopPropagation();
      if (isOpen) setOpen(false);
      else onSearch('');
    }
  });
  clear.addEventListener('click', () => {
    onSearch('');
    input.focus();
  });

  return {
    show({ state, initiatives }) {
      const isNew = sources.initiatives !== initiatives;
      sources = { ...sources, initiatives };
      colorBy = state.colorBy;
      if (input.value.trim() !== state.q.trim()) input.value = state.q;
      clear.hidden = input.value === '';
      if (isNew) keepUp();
    },
    focus() {
      input.focus();
      input.select();
    },
  };
}
