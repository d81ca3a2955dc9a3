import { writeQuery } from '../state/params.js';
import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/** What stands instead of what should be there: why, and what to do. */

/**
 * @param {Object} texts
 * @param {Error} error
 * @returns {HTMLElement} cause and cure, in the service's own words where it has some
 */
export function said(texts, error) {
  const fields = (error.fields ?? []).map(({ field, detail }) => el('li', {}, `${field}: ${detail}`));
  return el(
    'div',
    { class: 'trouble' },
    sign('warning', 22),
    el(
      'div',
      {},
      error.detail
        ? el('p', { lang: texts.language() === 'es' ? null : 'es' }, error.detail)
        : el('p', {}, texts.text(texts.has(`error.${error.kind}`) ? `error.${error.kind}` : 'error.format')),
      fields.length > 0 && el('ul', { lang: 'es' }, fields),
    ),
  );
}

/**
 * @param {Object} texts
 * @param {Object} page
 * @param {string} page.title
 * @param {?Error} [page.error]
 * @param {string} [page.cure]
 * @param {?Node} [page.action]
 */
export const notice = (texts, { title, error = null, cure = '', action = null }) =>
  el(
    'div',
    { class: 'notice-card', role: error ? 'alert' : null },
    el('h2', {}, title),
    cure && el('p', {}, cure),
    error && said(texts, error),
    action && el('p', {}, action),
  );

/** The way to sign in, which comes back here. */
export const signIn = (texts) =>
  notice(texts, {
    title: texts.text('review.signInTitle'),
    cure: texts.text('review.signInWhy'),
    action: el('a', { class: 'button is-primary', href: accountLink(texts) }, texts.text('review.signIn')),
  });

/** @returns {string} where one signs in, with the way back */
export const accountLink = (texts) =>
  `/cuenta${writeQuery([
    ...(texts.language() === 'en' ? [['idioma', 'en']] : []),
    ['volver', window.location.pathname + window.location.search],
  ])}`;

/** @returns {HTMLElement} */
export const retry = (texts, again) =>
  el('button', { type: 'button', class: 'button is-primary', on: { click: again } }, texts.text('load.retry'));

/** What stands while the service answers. */
export const loading = (text) =>
  el('div', { class: 'waiting', role: 'status' }, el('progress', { 'aria-label': text }), el('p', {}, text));
