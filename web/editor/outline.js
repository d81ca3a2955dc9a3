import { hasAllWords, wordsOf } from '../state/text.js';
import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { provenance } from '../ui/provenance.js';

/** More than this is not read but searched. */
const MOST_FOUND = 60;

/**
 * An open draft: what it changes, what one can add to it, and its way to publication.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.on what a person can do
 */
export function createOutline({ texts, on }) {
  const root = byId('outline');
  let words = '';
  let drawn = '';

  const button = (key, click, more = '') =>
    el('button', { type: 'button', class: `button ${more}`, on: { click } }, texts.text(key));

  function head({ draft, canEdit }) {
    const returned = draft.estado === 'devuelto' && draft.sucesos?.findLast(({ tipo }) => tipo === 'devuelto');
    return [
      el(
        'button',
        { type: 'button', class: 'link-button back', on: { click: on.home } },
        sign('back', 16),
        texts.text('draft.back'),
      ),
      el('h1', { id: 'outline-title', tabindex: -1 }, draft.titulo),
      el(
        'p',
        { class: 'row-facts' },
        el('span', { class: `tag is-${draft.estado}` }, texts.text(`status.${draft.estado}`)),
        ' ',
        canEdit &&
          el('button', { type: 'button', class: 'link-button', on: { click: on.rename } }, texts.text('draft.rename')),
      ),
      returned &&
        el(
          'p',
          { class: 'note is-warning' },
          texts.text('draft.returned', { name: personOf(returned.quien), comment: returned.comentario ?? '' }),
        ),
      !canEdit &&
        el('p', { class: 'note' }, texts.text('draft.closed', { status: texts.text(`status.${draft.estado}`) })),
    ];
  }

  function rowOf({ code, name, edition, blocks, warns, unsent }) {
    const changed = Object.keys(edition.campos).length;
    const tags = [
      edition.nueva && texts.text('draft.isNew'),
      edition.retirar && texts.text('draft.isRetired'),
      edition.geometria && !edition.nueva && texts.text('draft.isReshaped'),
      changed > 0 && !edition.nueva && texts.plural('draft.fields', changed),
      unsent && texts.text('draft.unsent'),
    ].filter(Boolean);
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'row', data: { code }, on: { click: () => on.open(code) } },
        el('span', { class: 'row-name' }, name),
        el('span', { class: 'row-facts' }, [code, ...tags].join(' · ')),
        blocks > 0 &&
          el('span', { class: 'row-warning is-block' }, sign('warning', 16), texts.plural('draft.blocks', blocks)),
        warns > 0 && el('span', { class: 'row-warning' }, sign('info', 16), texts.plural('draft.warns', warns)),
      ),
    );
  }

  function picker(model) {
    const list = el('ul', { class: 'rows', id: 'found' });
    const count = el('p', { class: 'row-facts', role: 'status' });
    const input = el('input', { type: 'search', id: 'find', autocomplete: 'off' });
    input.value = words;
    const fill = () => {
      words = input.value;
      const wanted = wordsOf(words);
      const found = model.initiatives.filter((each) => hasAllWords(wanted, each.words));
      count.textContent = texts.plural('draft.found', found.length);
      list.replaceChildren(...found.slice(0, MOST_FOUND).map(choice));
    };
    const choice = ({ code, name, mine }) =>
      el(
        'li',
        {},
        el(
          'button',
          { type: 'button', class: 'row', data: { code }, disabled: !mine, on: { click: () => on.open(code) } },
          el('span', { class: 'row-name' }, name),
          el('span', { class: 'row-facts' }, mine ? code : `${code} · ${texts.text('draft.notYours')}`),
        ),
      );
    input.addEventListener('input', fill);
    fill();
    return el(
      'section',
      { class: 'card', 'aria-labelledby': 'add-title' },
      el('h2', { id: 'add-title' }, texts.text('draft.add')),
      el('div', { class: 'field' }, el('label', { for: 'find' }, texts.text('draft.find')), input),
      count,
      list,
    );
  }

  function newcomer({ layers }) {
    const select = el(
      'select',
      { id: 'new-layer' },
      layers.map((term) => el('option', { value: term.code }, texts.pick(term.name))),
    );
    return el(
      'section',
      { class: 'card', 'aria-labelledby': 'newcomer-title' },
      el('h2', { id: 'newcomer-title' }, texts.text('draft.new')),
      el('div', { class: 'field' }, el('label', { for: 'new-layer' }, texts.text('draft.newLayer')), select),
      button('draft.newMake', () => on.create(select.value)),
    );
  }

  function deeds({ draft, editions }) {
    const may = (deed) => draft.puede.includes(deed);
    return el(
      'div',
      { class: 'deeds' },
      (may('enviar') || may('editar')) && editions.length > 0 && button('draft.send', on.submit, 'is-primary'),
      may('retirar') && button('draft.withdraw', on.withdraw),
      may('reabrir') && button('draft.reopen', on.reopen, 'is-primary'),
      draft.estado === 'enviado' &&
        el('a', { class: 'button', href: `/revision?borrador=${draft.id}` }, texts.text('draft.review')),
      may('descartar') && button('draft.discard', on.discard),
    );
  }

  function history({ draft }) {
    if (!draft.sucesos?.length) return null;
    const line = ({ tipo, cuando, quien, comentario }) =>
      el(
        'li',
        {},
        `${texts.day(cuando)}: ${texts.text(`event.${tipo}`)}, ${personOf(quien)}`,
        comentario && el('q', {}, comentario),
      );
    return el(
      'details',
      { class: 'card' },
      el('summary', {}, texts.text('draft.history')),
      el('ul', { class: 'events' }, draft.sucesos.map(line)),
    );
  }

  return {
    /**
     * @param {Object} model draft, canEdit, canCarry, editions, initiatives, layers
     * @param {string} key what it is drawn from: drawn again only when that changed
     */
    show(model, key) {
      if (key === drawn) return;
      const focused = root.contains(document.activeElement) && focusOf(document.activeElement);
      drawn = key;
      const { editions, canEdit, canCarry } = model;
      root.replaceChildren(
        ...[
          ...head(model),
          canCarry && button('draft.carry', on.carry, 'is-primary'),
          provenance(texts, model.draft.importacion),
          el('h2', {}, texts.text('draft.editions')),
          editions.length
            ? el('ul', { class: 'rows', id: 'editions' }, editions.map(rowOf))
            : el('p', { class: 'nothing' }, texts.text('draft.none')),
          deeds(model),
          canEdit && picker(model),
          canEdit && model.layers.length > 0 && newcomer(model),
          history(model),
        ].filter(Boolean),
      );
      if (focused) root.querySelector(focused)?.focus();
    },
  };
}

/** Who did it: the service names the account, with its name where it may. */
const personOf = (who) => (typeof who === 'string' ? who : (who?.nombre ?? who?.usuario ?? ''));

/** Where the keyboard was, so that it is there again after a drawing. */
function focusOf(node) {
  if (node.id) return `#${node.id}`;
  const list = node.closest('ul')?.id;
  return node.dataset.code && list ? `#${list} [data-code="${node.dataset.code}"]` : null;
}
