import { copyText } from '../ui/clipboard.js';
import { el } from '../ui/dom.js';

/** A token that was just made: its text, which is never shown again, and how QGIS and a program take it. */
export function showMade({ texts, made, login, origin, tell }) {
  const t = texts.text;
  const service = `${origin}/ogc`;
  const copy = (text) => async () => tell(t((await copyText(text)) ? 'account.copied' : 'account.notCopied'));
  const line = (id, label, value) =>
    el(
      'div',
      { class: 'account-copy' },
      el('label', { for: id }, label),
      el('input', { id, class: 'account-input', readonly: true, value, spellcheck: 'false', autocomplete: 'off' }),
      el(
        'button',
        { type: 'button', class: 'button', on: { click: copy(value) } },
        t('account.copy'),
        el('span', { class: 'visually-hidden' }, ` ${label}`),
      ),
    );
  return el(
    'section',
    { class: 'account-made', 'aria-labelledby': 'made-title' },
    el('h3', { id: 'made-title', tabindex: '-1' }, t('account.madeTitle', { name: made.nombre })),
    el('p', {}, el('strong', {}, t('account.once'))),
    line('made-text', t('account.token'), made.ficha),
    el('h4', {}, t('account.inQgis')),
    el(
      'ol',
      {},
      ...['account.qgisOpen', 'account.qgisSign', 'account.qgisKeep'].map((key) => el('li', {}, t(key, { login }))),
    ),
    line('made-address', t('account.address'), service),
    el('h4', {}, t('account.inProgram')),
    line('made-command', t('account.command'), `curl -H "Authorization: Bearer ${made.ficha}" ${origin}/api/session`),
  );
}
