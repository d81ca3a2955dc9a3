import { el } from '../ui/dom.js';
import { inOrder } from './fields.js';
import { itemsBetween, wordsBetween } from './words.js';

/**
 * The changed fields, before and after, with what differs marked in the words themselves: struck through where it is
 * gone, underlined where it is new.
 * @param {{texts: Object, fields: Object}} deps
 * @param {{campo: string, antes: *, despues: *}[]} changes
 * @param {{before: string, after: string, caption: string}} heads
 * @returns {HTMLElement}
 */
export function changesTable({ texts, fields }, changes, { before, after, caption }) {
  const head = (text) => el('th', { scope: 'col' }, text);
  const row = ({ campo, antes, despues }) => {
    const [old, now] = valuesBetween({ texts, fields }, campo, antes, despues);
    return el(
      'tr',
      { data: { field: campo } },
      el('th', { scope: 'row' }, fields.name(campo)),
      el('td', { data: { column: before } }, old),
      el('td', { data: { column: after } }, now),
    );
  };
  return el(
    'div',
    { class: 'page-table changes-table' },
    el(
      'table',
      {},
      el('caption', { class: 'visually-hidden' }, caption),
      el('thead', {}, el('tr', {}, head(texts.text('review.changes.field')), head(before), head(after))),
      el('tbody', {}, inOrder(changes).map(row)),
    ),
  );
}

/** @returns {[Node, Node]} both values, with what differs marked */
export function valuesBetween({ texts, fields }, field, before, after) {
  const [old, now] = [fields.read(field, before), fields.read(field, after)];
  const lang = fields.language(field) === texts.language() ? null : fields.language(field);
  if (Array.isArray(old ?? now)) {
    const items = itemsBetween(old ?? [], now ?? []);
    return ['gone', 'new'].map((kind, i) =>
      ((i ? now : old) ?? []).length
        ? el(
            'ul',
            { class: 'value-list' },
            items.filter(mine(kind)).map((item) => el('li', {}, marked(item))),
          )
        : nothing(texts),
    );
  }
  if (old === null || now === null) {
    const whole = (text, kind) => (text === null ? nothing(texts) : el('p', { lang }, marked({ kind, text })));
    return [whole(old, 'gone'), whole(now, 'new')];
  }
  const pieces = wordsBetween(old, now);
  return ['gone', 'new'].map((kind) => el('p', { lang }, pieces.filter(mine(kind)).map(marked)));
}

const mine = (kind) => (piece) => piece.kind === 'same' || piece.kind === kind;

function marked({ kind, text }) {
  if (kind === 'same') return text;
  return el(kind === 'gone' ? 'del' : 'ins', {}, text);
}

const nothing = (texts) => el('p', { class: 'is-nothing' }, texts.text('review.changes.nothing'));

/** One value by itself. */
export function valueOf({ texts, fields }, field, value) {
  const read = fields.read(field, value);
  if (read === null) return nothing(texts);
  if (Array.isArray(read))
    return el(
      'ul',
      { class: 'value-list' },
      read.map((item) => el('li', {}, item)),
    );
  return el('p', { lang: fields.language(field) === texts.language() ? null : fields.language(field) }, read);
}
