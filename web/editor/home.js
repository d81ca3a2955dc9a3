import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

const GROUPS = [
  ['home.open', ['devuelto', 'abierto']],
  ['home.sent', ['enviado']],
  ['home.done', ['publicado', 'descartado']],
];

/**
 * The list of one's own drafts, and where a new one begins.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {{open: (id: string) => void, make: (title: string) => void, take: () => void}} deps.on take: a file
 */
export function createHome({ texts, on }) {
  const root = byId('home');

  function form() {
    const title = el('input', {
      type: 'text',
      id: 'new-title',
      maxlength: 200,
      'aria-describedby': 'new-hint new-error',
    });
    const error = el('p', { class: 'field-error', id: 'new-error', role: 'alert' });
    const submit = (event) => {
      event.preventDefault();
      const text = title.value.trim();
      error.textContent = text ? '' : texts.text('home.needTitle');
      title.setAttribute('aria-invalid', String(!text));
      if (text) on.make(text);
      else title.focus();
    };
    return el(
      'form',
      { class: 'card', novalidate: true, on: { submit } },
      el('h2', {}, texts.text('home.new')),
      el(
        'div',
        { class: 'field' },
        el('label', { for: 'new-title' }, texts.text('home.newTitle')),
        el('p', { class: 'field-help', id: 'new-hint' }, texts.text('home.newHint')),
        title,
        error,
      ),
      el('button', { type: 'submit', class: 'button is-primary' }, texts.text('home.make')),
    );
  }

  const taking = (waiting) =>
    el(
      'section',
      { class: 'card', 'aria-labelledby': 'take-title' },
      el('h2', { id: 'take-title' }, texts.text('home.take')),
      el('p', { class: 'field-help' }, texts.text('home.takeWhat')),
      el(
        'div',
        { class: 'deeds' },
        el(
          'button',
          { type: 'button', class: 'button', id: 'take', on: { click: on.take } },
          sign('upload', 18),
          texts.text('home.takeFile'),
        ),
      ),
      waiting,
    );

  function row(draft, left) {
    const unsaved = left.get(draft.id);
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'row', data: { draft: draft.id }, on: { click: () => on.open(draft.id) } },
        el('span', { class: 'row-name' }, draft.titulo),
        el(
          'span',
          { class: 'row-facts' },
          el('span', { class: `tag is-${draft.estado}` }, texts.text(`status.${draft.estado}`)),
          ' ',
          texts.plural('home.editions', draft.ediciones?.length ?? 0),
          ' · ',
          texts.text('home.changed', { date: texts.day(draft.modificado) }),
        ),
        unsaved && el('span', { class: 'row-warning' }, sign('warning', 16), texts.plural('home.left', unsaved)),
      ),
    );
  }

  return {
    /**
     * @param {Object[]} drafts
     * @param {Map<string, number>} left initiatives with changes that only this machine has, by draft
     * @param {HTMLElement[]} waiting imports that wait for somebody
     */
    show(drafts, left, waiting) {
      const lists = GROUPS.map(([title, states]) => [title, drafts.filter(({ estado }) => states.includes(estado))])
        .filter(([, found]) => found.length)
        .map(([title, found]) => [
          el('h2', {}, texts.text(title)),
          el(
            'ul',
            { class: 'rows' },
            found.map((draft) => row(draft, left)),
          ),
        ]);
      root.replaceChildren(
        el('h1', { id: 'home-title', tabindex: -1 }, texts.text('home.title')),
        el('p', { class: 'lead' }, texts.text('home.what')),
        ...(lists.length ? lists.flat() : [el('p', { class: 'nothing' }, texts.text('home.none'))]),
        form(),
        taking(waiting),
      );
    },
  };
}
