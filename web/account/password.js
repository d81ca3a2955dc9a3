import { el } from '../ui/dom.js';
import { passwordField } from './field.js';

/** Another password. It ends all other sessions, and says so before. */
export function createPassword({ texts, api, trouble, session, onChanged, onOut }) {
  const t = texts.text;

  return {
    draw() {
      const current = passwordField(
        { id: 'current', label: t('account.current') },
        { autocomplete: 'current-password' },
        t('account.show'),
      );
      const wanted = passwordField(
        { id: 'wanted', label: t('account.wanted'), hint: t('account.wantedHint') },
        { autocomplete: 'new-password', minlength: 12 },
        t('account.show'),
      );
      const alert = el('p', { class: 'account-alert', role: 'alert', hidden: true });
      const fields = { actual: current.input, nueva: wanted.input };

      async function submit(event) {
        event.preventDefault();
        trouble.clear(alert);
        trouble.mark(fields, null);
        try {
          const changed = await api.changePassword(current.input.value, wanted.input.value, session().csrf);
          form.reset();
          onChanged(changed);
        } catch (error) {
          if (error.kind === 'unauthorised') onOut('account.ended');
          else if (!trouble.mark(fields, error)) trouble.show(alert, error);
        }
      }

      const form = el(
        'form',
        { class: 'account-form', id: 'change-password', on: { submit } },
        current.row,
        wanted.row,
        el('p', { class: 'account-note' }, t('account.changeEnds')),
        alert,
        el('button', { type: 'submit', class: 'button is-primary' }, t('account.change')),
      );
      return el(
        'section',
        { class: 'account-card', 'aria-labelledby': 'password-title' },
        el('h2', { id: 'password-title' }, t('account.changeTitle')),
        form,
      );
    },
  };
}
