import { dataQuery } from '../state/request.js';
import { byId } from '../ui/dom.js';
import { createChips } from './chips.js';
import { createFilters } from './filters.js';
import { createList } from './list.js';
import { createSearch } from './search.js';
import { createSheet } from './sheet.js';

/**
 * The panel: either the list with its filters, or the sheet of one initiative. Keeps the promise of the focus: it goes
 * into a sheet that opens, and back to where it came from when it closes.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.actions
 * @param {Object} deps.map the map view
 * @param {Object} deps.drawer
 * @param {Object} deps.deeds what the sheet offers to do (deeds.js)
 * @param {Function} deps.getInitiative
 * @param {Promise<Object[]>} deps.places
 * @param {?() => Promise<number>} deps.onMore fetches the next page of a list that comes by pages
 */
export function createPanel({ texts, actions, map, drawer, deeds, getInitiative, places, onMore }) {
  const root = byId('panel');
  const browse = byId('browse');
  const search = createSearch({ texts, places, onSearch: actions.search, onChoose: follow });
  const sheet = createSheet({ texts, getInitiative, on: { ...deeds, close: actions.close, clear: actions.clear } });
  const list = createList({
    texts,
    onSelect: (code) => actions.select(code, 'list'),
    onHeat: (codes) => map.heat(codes),
    onClear: actions.clear,
    onMore,
  });
  const parts = [
    search,
    createFilters({ texts, onToggle: actions.toggle }),
    createChips({ texts, onToggle: actions.toggle, onSearch: actions.search, onClear: actions.clear }),
    list,
    sheet,
  ];
  const download = byId('download-list');
  let comeFrom = null;
  let wish = null;

  function follow({ kind, item, name }) {
    if (kind === 'initiative') return actions.select(item.code, 'search');
    drawer.set('peek');
    if (kind === 'comuna') {
      actions.search(name);
      map.fit(item.bbox, 11);
    } else {
      actions.search('');
      map.showPlace(item);
    }
    deeds.went(name);
  }

  function giveFocusBack(code) {
    if (comeFrom === 'map' && map.focusMark(code)) return;
    if (!list.focus(code)) byId('list-title').focus();
  }

  byId('search').addEventListener('focus', () => drawer.atLeast('full'));
  // What the map shows is asked for when someone reaches for the link, also to open it elsewhere.
  for (const reach of ['pointerdown', 'focus', 'click']) {
    download.addEventListener(reach, () => (download.href = `/datos${dataQuery(wish, map.frame())}`));
  }

  return {
    show(model, before, cause) {
      for (const part of parts) part.show(model);
      wish = model.state;
      const code = model.state.selected;
      const codeBefore = before?.selected ?? null;
      browse.hidden = code !== null;
      root.classList.toggle('has-sheet', code !== null);
      if (code === codeBefore && cause !== 'start') return;
      if (code) {
        comeFrom = cause;
        // Half: the sheet and its place on the map are seen together.
        drawer.set('half');
        if (cause !== 'start') sheet.focus();
      } else if (cause === 'close' || !document.activeElement || document.activeElement === document.body) {
        if (codeBefore) giveFocusBack(codeBefore);
      }
    },
    focusSearch: () => search.focus(),
  };
}
