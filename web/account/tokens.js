import { el } from '../ui/dom.js';
import { createMaking } from './making.js';
import { showMade } from './made.js';
import { layerName, moment } from './person.js';

/** The tokens of an account: those that hold, a form for another one, and the one just made, shown once. */
export function createTokens({ texts, api, trouble, session, tell, origin, onOut }) {
  const t = texts.text;

  return {
    draw() {
      const list = el('ul', { class: 'account-list', id: 'tokens' });
      const alert = el('p', { class: 'account-alert', role: 'alert', hidden: true });
      const place = el('div', { id: 'made' });
      const failed = (error) => {
        if (error.kind === 'unauthorised') onOut('account.ended');
        else trouble.show(alert, error);
      };

      function line(token) {
        const { id, nombre, alcance, capas, vence, usada, revocada } = token;
        const over = revocada !== null || new Date(vence) < new Date();
        const where = capas ? texts.list(capas.map((code) => layerName(texts, code))) : t('account.allLayers');
        return el(
          'li',
          { class: over ? 'is-over' : null },
          el('strong', {}, nombre),
          el('span', { class: 'account-tag' }, over ? t('account.over') : t(`account.scope.${alcance}`)),
          el('span', { class: 'account-when' }, where),
          el(
            'span',
            { class: 'account-when' },
            t('account.tokenDates', {
              until: moment(texts, revocada ?? vence),
              used: usada ? moment(texts, usada) : t('account.never'),
            }),
          ),
          over
            ? null
            : el(
                'button',
                { type: 'button', class: 'button', on: { click: () => revoke(id, nombre) } },
                t('account.revoke'),
                el('span', { class: 'visually-hidden' }, ` ${nombre}`),
              ),
        );
      }

      async function load() {
        try {
          const tokens = await api.getTokens();
          list.replaceChildren(...tokens.map(line));
          if (!tokens.length) list.append(el('li', {}, t('account.noTokens')));
        } catch (error) {
          failed(error);
        }
      }

      async function revoke(id, name) {
        trouble.clear(alert);
        try {
          await api.revokeToken(id, session().csrf);
          tell(t('account.revoked', { name }));
          title.focus();
          await load();
        } catch (error) {
          failed(error);
        }
      }

      const making = createMaking({
        texts,
        api,
        trouble,
        session,
        onOut,
        onMade(made) {
          place.replaceChildren(showMade({ texts, made, login: session().cuenta.usuario, origin, tell }));
          place.querySelector('h3').focus();
          load();
        },
      });
      const title = el('h2', { id: 'tokens-title', tabindex: '-1' }, t('account.tokens'));
      load();
      return el(
        'section',
        { class: 'account-card is-wide', 'aria-labelledby': 'tokens-title' },
        title,
        el('p', { class: 'account-lead' }, t('account.tokensLead')),
        place,
        making.draw(),
        el('h3', {}, t('account.yourTokens')),
        alert,
        list,
      );
    },
  };
}
