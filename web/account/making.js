import { el } from '../ui/dom.js';
import { field } from './field.js';
import { layerName } from './person.js';

const DAYS = [30, 90, 180, 365];

/** The form that makes a token: name, what it may, where, for how long. */
export function createMaking({ texts, api, trouble, session, onMade, onOut }) {
  const t = texts.text;
  /** The layers in which the account may do something; an administrator chooses none and gets all. */
  const layers = () =>
    [
      ...new Set(
        session()
          .cuenta.permisos.map(({ capa }) => capa)
          .filter(Boolean),
      ),
    ].sort();

  const radio = (value, checked) =>
    el(
      'label',
      { class: 'account-check' },
      el('input', { type: 'radio', name: 'scope', value, checked }),
      el('span', {}, t(`account.scopeLong.${value}`)),
    );

  return {
    draw() {
      const name = field(
        { id: 'token-name', label: t('account.tokenName'), hint: t('account.tokenNameHint') },
        { maxlength: 120, required: true, autocomplete: 'off' },
      );
      const days = el(
        'select',
        { id: 'token-days', class: 'account-input' },
        ...DAYS.map((n) => el('option', { value: n, selected: n === 90 }, t('account.days', { n }))),
      );
      const boxes = layers().map((code) => el('input', { type: 'checkbox', value: code, checked: true }));
      const alert = el('p', { class: 'account-alert', role: 'alert', hidden: true });

      async function submit(event) {
        event.preventDefault();
        trouble.clear(alert);
        trouble.mark({ nombre: name.input }, null);
        const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
        if (boxes.length && !chosen.length) {
          trouble.say(alert, t('account.chooseLayer'));
          return;
        }
        const wanted = {
          nombre: name.input.value,
          alcance: new FormData(form).get('scope'),
          capas: chosen.length === boxes.length ? null : chosen,
          dias: Number(days.value),
        };
        try {
          const made = await api.makeToken(wanted, session().csrf);
          form.reset();
          onMade(made);
        } catch (error) {
          if (error.kind === 'unauthorised') onOut('account.ended');
          else if (!trouble.mark({ nombre: name.input }, error)) trouble.show(alert, error);
        }
      }

      const form = el(
        'form',
        { class: 'account-form', id: 'make-token', on: { submit } },
        name.row,
        el('fieldset', {}, el('legend', {}, t('account.scopeTitle')), radio('editar', true), radio('leer', false)),
        boxes.length
          ? el(
              'fieldset',
              {},
              el('legend', {}, t('account.layersTitle')),
              ...boxes.map((box) =>
                el('label', { class: 'account-check' }, box, el('span', {}, layerName(texts, box.value))),
              ),
            )
          : null,
        el('div', { class: 'account-field' }, el('label', { for: 'token-days' }, t('account.daysTitle')), days),
        alert,
        el('button', { type: 'submit', class: 'button is-primary' }, t('account.make')),
      );
      return form;
    },
  };
}
