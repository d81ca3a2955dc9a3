import { termOf } from '../state/catalogue.js';
import { markOf, precisionLook } from '../map/style.js';
import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { markIcon, precisionIcon } from '../ui/mark.js';

/**
 * The list of results by layer: all that the map shows, for whoever does not use the map.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(code: string) => void} deps.onSelect
 * @param {(codes: string[]) => void} deps.onHeat
 * @param {() => void} deps.onClear
 */
export function createList({ texts, onSelect, onHeat, onClear }) {
  const root = byId('list');
  const count = byId('result-count');
  const download = byId('download-list');
  let shown = null;

  function row(initiative, { state, vocabulary }) {
    const precision = termOf(vocabulary, 'precision', initiative.precision);
    const look = precisionLook(initiative);
    const heat = () => onHeat([initiative.code]);
    const cool = () => onHeat([]);
    return el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'row',
          data: { code: initiative.code },
          on: {
            click: () => onSelect(initiative.code),
            mouseenter: heat,
            focus: heat,
            mouseleave: cool,
            blur: cool,
          },
        },
        markIcon(markOf(initiative, state.colorBy), 32),
        el(
          'span',
          { class: 'row-text' },
          el('span', { class: 'row-name' }, texts.pick(initiative.name)),
          ' ',
          el(
            'span',
            { class: 'row-facts' },
            el('span', { class: 'row-code' }, initiative.code),
            ' ',
            el('span', {}, texts.pick(termOf(vocabulary, 'theme', initiative.theme).name)),
            ' ',
            el(
              'span',
              { class: `precision precision-${look}` },
              precisionIcon(look, 14),
              precisionText(initiative, precision),
            ),
          ),
        ),
      ),
    );
  }

  /** Never the level alone: «Región» or «Ciudad» would read as a territory. */
  function precisionText({ exact, assumed }, term) {
    if (exact) return texts.text('list.exact');
    const level = texts.pick(term.name).toLocaleLowerCase(texts.language());
    return texts.text(assumed ? 'list.assumed' : 'list.referential', { level });
  }

  function group(term, members, model) {
    const id = `group-${term.code}`;
    const name = texts.pick(term.name);
    return el(
      'section',
      { class: 'group', 'aria-labelledby': id },
      el(
        'h3',
        { id, class: 'group-title', 'aria-label': texts.plural('list.group', members.length, { name }) },
        el('span', {}, name),
        el('span', { class: 'count' }, texts.number(members.length)),
      ),
      el(
        'ul',
        { class: 'rows' },
        members.map((i) => row(i, model)),
      ),
    );
  }

  function empty({ total }) {
    if (total === 0) return el('div', { class: 'empty' }, el('p', { class: 'empty-title' }, texts.text('past.none')));
    return el(
      'div',
      { class: 'empty' },
      sign('search', 28),
      el('p', { class: 'empty-title' }, texts.text('results.emptyTitle')),
      el('p', {}, texts.text('results.emptyCure')),
      el('button', { type: 'button', class: 'button', on: { click: onClear } }, texts.text('filters.clear')),
    );
  }

  root.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...root.querySelectorAll('.row')];
    const at = rows.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, at + step))].focus();
  });

  function countText({ results, total, filtered }) {
    if (!filtered) return texts.text('results.all', { total });
    return texts.text(results.length ? 'results.some' : 'results.none', { n: results.length, total });
  }

  /** @returns {boolean} whether the row took the focus */
  function focus(code) {
    const node = root.querySelector(`[data-code="${CSS.escape(code)}"]`);
    node?.focus();
    return Boolean(node);
  }

  return {
    show(model) {
      const { state, results, vocabulary } = model;
      const look = [results, state.lang, state.colorBy];
      if (!shown || look.some((part, k) => part !== shown[k])) {
        const groups = vocabulary.layer
          .map((term) => [term, results.filter((i) => i.layer === term.code)])
          .filter(([, members]) => members.length > 0)
          .map(([term, members]) => group(term, members, model));
        const held = root.contains(document.activeElement) && document.activeElement.dataset.code;
        root.replaceChildren(...(groups.length ? groups : [empty(model)]));
        if (held && !focus(held)) byId('list-title').focus();
        const said = countText(model);
        if (count.textContent !== said) count.textContent = said;
        // The page of downloads knows the map as it is; that of a day has its file in the banner.
        download.hidden = results.length === 0 || state.date !== null;
      }
      shown = look;
      for (const node of root.querySelectorAll('.row')) {
        if (node.dataset.code === state.selected) node.setAttribute('aria-current', 'true');
        else node.removeAttribute('aria-current');
      }
    },
    focus,
  };
}
