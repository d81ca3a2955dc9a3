import { el } from '../ui/dom.js';
import { said } from './trouble.js';

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
    el('h2', {}, texts.text(`review.news.${titleOf({ state, changes, cause })}`)),
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
    // What is in the way without anything having changed, the service says itself.
    cause?.status === 409 && said(texts, cause),
    changes.length === 0 && !state && cause?.status !== 409 && el('p', {}, texts.text('review.news.nothingSeen')),
  );
}

function titleOf({ state, changes, cause }) {
  if (state) return 'stateTitle';
  return cause?.status === 409 && !changes.length ? 'refusedTitle' : 'title';
}
