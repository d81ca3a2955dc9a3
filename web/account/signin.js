import { el } from '../ui/dom.js';
import { field, passwordField } from './field.js';

/**
 * The form to sign in. A password manager can fill it, and pasting is allowed.
 * @param {Object} deps
 * @param {(session: Object) => void} deps.onIn
 */
export function createSignIn({ texts, api, trouble, onIn }) {
  const t = texts.text;

  return {
    draw() {
      const login = field(
        { id: 'login', label: t('account.login') },
        { autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', maxlength: 40, required: true },
      );
      const password = passwordField(
        { id: 'password', label: t('account.password') },
        { autocomplete: 'current-password' },
        t('account.show'),
      );
      const alert = el('p', { class: 'account-alert', id: 'sign-in-alert', role: 'alert', hidden: true });
      const button = el('button', { type: 'submit', class: 'button is-primary' }, t('account.enter'));

      async function submit(event) {
        event.preventDefault();
        if (button.getAttribute('aria-disabled') === 'true') return;
        trouble.clear(alert);
        button.setAttribute('aria-disabled', 'true');
        try {
          onIn(await api.signIn(login.input.value, password.input.value));
        } catch (error) {
          if (error.kind === 'unauthorised') trouble.say(alert, t('account.unknown'));
          else trouble.show(alert, error);
          password.input.select();
          password.input.focus();
        } finally {
          button.setAttribute('aria-disabled', 'false');
        }
      }

      return el(
        'section',
        { class: 'account-card', 'aria-labelledby': 'sign-in-title' },
        el('h1', { id: 'sign-in-title', tabindex: '-1' }, t('account.signIn')),
        el('p', { class: 'account-lead' }, t('account.signInLead')),
        el('form', { class: 'account-form', id: 'sign-in', on: { submit } }, login.row, password.row, alert, button),
        el('p', { class: 'account-note' }, t('account.noAccount')),
      );
    },
  };
}
