import { el } from '../ui/dom.js';

/** Who has signed in, what they may, and the way out. */
export function createPerson({ texts, api, trouble, session, onOut }) {
  const t = texts.text;

  function rights({ permisos, es_admin }) {
    if (es_admin) return el('p', {}, t('account.isAdmin'));
    if (!permisos.length) return el('p', {}, t('account.noRights'));
    const roles = new Map();
    for (const { rol, capa } of permisos) roles.set(rol, [...(roles.get(rol) ?? []), layerName(texts, capa)]);
    return el(
      'ul',
      { class: 'account-rights' },
      ...[...roles].map(([role, layers]) =>
        el('li', {}, el('strong', {}, t(`account.role.${role}`)), ` ${texts.list(layers)}`),
      ),
    );
  }

  return {
    draw() {
      const { cuenta, vence } = session();
      const alert = el('p', { class: 'account-alert', role: 'alert', hidden: true });
      async function leave() {
        trouble.clear(alert);
        try {
          await api.signOut(session().csrf);
          onOut('account.left');
        } catch (error) {
          if (error.kind === 'unauthorised') onOut('account.ended');
          else trouble.show(alert, error);
        }
      }
      return el(
        'section',
        { class: 'account-card', 'aria-labelledby': 'person-title' },
        el('h1', { id: 'person-title', tabindex: '-1' }, cuenta.nombre),
        el('p', { class: 'account-lead' }, t('account.signedInAs', { login: cuenta.usuario })),
        rights(cuenta),
        el('p', { class: 'account-note' }, t('account.until', { when: moment(texts, vence) })),
        alert,
        el('button', { type: 'button', class: 'button', id: 'sign-out', on: { click: leave } }, t('account.leave')),
      );
    },
  };
}

/** @returns {string} the name of a layer that this page knows, else its code */
export const layerName = (texts, code) =>
  texts.has(`account.layer.${code}`) ? texts.text(`account.layer.${code}`) : code;

/** @param {string} iso an instant @returns {string} day and time in Chile */
export const moment = (texts, iso) =>
  new Intl.DateTimeFormat(texts.language() === 'es' ? 'es-CL' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'America/Santiago',
  }).format(new Date(iso));
