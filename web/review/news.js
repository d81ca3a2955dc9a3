import { el } from '../ui/dom.js';

/**
 * What changed since a reviewer looked, in sentences.
 * @param {Object} deps
 * @param {Object[]} deps.changes as of changedSince
 * @param {Object} deps.draft as it is now
 * @param {?Error} deps.cause the refusal that brought it up; null: the page noticed by itself
 */
export function newsList({ texts, fields, changes, draft, cause }) {
  const value = (field, raw) => [fields.read(field, raw) ?? texts.text('review.changes.nothing')].flat().join(', ');
  const sentence = (each) =>
    texts.text(`review.news.${each.kind}`, {
      code: each.code,
      field: each.field ? fields.name(each.field) : '',
      from: each.from ?? '',
      to: each.to ?? '',
      before: each.kind === 'field' ? value(each.field, each.before) : '',
      after: each.kind === 'field' ? value(each.field, each.after) : '',
    });
  const state = draft.estado !== 'enviado';
  return el(
    'div',
    { class: 'notice-card' },
    el('h2', {}, texts.text(state ? 'review.news.stateTitle' : 'review.news.title')),
    el(
      'p',
      {},
      texts.text(state ? `review.draft.state.${draft.estado}` : cause ? 'review.news.notDone' : 'review.news.noticed'),
    ),
    changes.length > 0 &&
      el(
        'ul',
        {},
        changes.map((each) => el('li', {}, sentence(each))),
      ),
    changes.length === 0 && !state && el('p', {}, texts.text('review.news.nothingSeen')),
  );
}
