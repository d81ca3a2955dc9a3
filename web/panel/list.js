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
 * @param {?() => Promise<number>} deps.onMore
 */
export function createList({ texts, onSelect, onHeat, onClear, onMore }) {
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

  /** A part of what there is: in one row, for its groups are not whole, with the way to the next part at its end. */
  function part(model) {
    const { list, results } = model;
    return [
      el(
        'ul',
        { class: 'rows' },
        results.map((i) => row(i, model)),
      ),
      list.more &&
        el(
          'button',
          { type: 'button', class: 'button more-button', on: { click: (event) => fetchMore(event.currentTarget) } },
          texts.text('list.more', { n: list.matched - results.length }),
        ),
    ].filter(Boolean);
  }

  /** The focus goes on to the first row that came, which stands where the button stood. */
  async function fetchMore(button) {
    const at = root.querySelectorAll('.row').length;
    const label = button.textContent;
    button.textContent = texts.text('load.title');
    const came = await onMore().catch(() => 0);
    if (came) root.querySelectorAll('.row')[at]?.focus();
    else button.textContent = label;
  }

  function whole(model) {
    const { vocabulary, results } = model;
    return vocabulary.layer
      .map((term) => [term, results.filter((i) => i.layer === term.code)])
      .filter(([, members]) => members.length > 0)
      .map(([term, members]) => group(term, members, model));
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

  function countText({ results, total, filtered, list }) {
    if (list) return partText(list, total, filtered);
    if (!filtered) return texts.text('results.all', { total });
    return texts.text(results.length ? 'results.some' : 'results.none', { n: results.length, total });
  }

  function partText({ matched, inView }, total, filtered) {
    if (inView) return texts.text('results.inView', { n: matched, total });
    if (!filtered) return texts.text('results.all', { total: matched });
    return texts.text(matched ? 'results.some' : 'results.none', { n: matched, total });
  }

  /** @returns {boolean} whether the row took the focus */
  function focus(code) {
    const node = root.querySelector(`[data-code="${CSS.escape(code)}"]`);
    node?.focus();
    return Boolean(node);
  }

  return {
    show(model) {
      const { state, results, list } = model;
      // Another question can have the same first rows, and another number of them.
      const look = [results, state.lang, state.colorBy, list?.matched, list?.inView, list?.more];
      if (!shown || look.some((each, k) => each !== shown[k])) {
        const parts = list ? part(model) : whole(model);
        const wasAtEnd = document.activeElement?.matches('.more-button');
        const held = root.contains(document.activeElement) && document.activeElement.dataset.code;
        root.replaceChildren(...(results.length ? parts : [empty(model)]));
        if (wasAtEnd) root.querySelector('.more-button')?.focus();
        else if (held && !focus(held)) byId('list-title').focus();
        const said = countText(model);
        if (count.textContent !== said) count.textContent = said;
        // The page of downloads knows the map as it is; that of a day has its file in the banner.
        download.hidden = results.length === 0 || state.date !== null;
      }
      shown = look;
      // What is asked for takes the place of what was there when it comes.
      root.setAttribute('aria-busy', String(list?.isBusy === true));
      for (const node of root.querySelectorAll('.row')) {
        if (node.dataset.code === state.selected) node.setAttribute('aria-current', 'true');
        else node.removeAttribute('aria-current');
      }
    },
    focus,
  };
}
