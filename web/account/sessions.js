import { el } from '../ui/dom.js';
import { moment } from './person.js';

/** Where one is signed in, and the button that ends it all. */
export function createSessions({ texts, api, trouble, session, onOut }) {
  const t = texts.text;

  function line({ actual, navegador, usada }) {
    return el(
      'li',
      {},
      el('strong', {}, navegador),
      actual ? el('span', { class: 'account-tag' }, t('account.thisOne')) : null,
      el('span', { class: 'account-when' }, t('account.lastUsed', { when: moment(texts, usada) })),
    );
  }

  return {
    draw() {
      const list = el('ul', { class: 'account-list', id: 'sessions' });
      const alert = el('p', { class: 'account-alert', role: 'alert', hidden: true });

      async function load() {
        try {
          list.replaceChildren(...(await api.getSessions()).map(line));
        } catch (error) {
          if (error.kind === 'unauthorised') onOut('account.ended');
          else trouble.show(alert, error);
        }
      }

      async function endAll() {
        trouble.clear(alert);
        try {
          await api.signOutEverywhere(session().csrf);
          onOut('account.leftAll');
        } catch (error) {
          if (error.kind === 'unauthorised') onOut('account.ended');
          else trouble.show(alert, error);
        }
      }

      load();
      return el(
        'section',
        { class: 'account-card', 'aria-labelledby': 'sessions-title' },
        el('h2', { id: 'sessions-title' }, t('account.sessions')),
        el('p', { class: 'account-lead' }, t('account.sessionsLead')),
        list,
        alert,
        el('button', { type: 'button', class: 'button', id: 'end-all', on: { click: endAll } }, t('account.endAll')),
      );
    },
  };
}
