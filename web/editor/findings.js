import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { fieldOf } from './fields.js';

/**
 * What the checks of the service found: the reason, the place, and the repair where there is one.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {{show: (place: Object) => void, field: (key: string) => void, repair: (geometry: Object) => void}} deps.on
 */
export function createFindings({ texts, on }) {
  const root = el('section', { class: 'findings', 'aria-labelledby': 'findings-title' });
  let drawn = '';

  const button = (text, click) => el('button', { type: 'button', class: 'link-button', on: { click } }, text);

  function item({ gravedad, texto, texto_en, campo, lugar, reparacion }, canEdit) {
    const blocks = gravedad === 'bloquea';
    const name = campo && fieldOf(campo) && texts.text(`field.${campo}`);
    return el(
      'li',
      { class: `finding ${blocks ? 'is-block' : ''}` },
      sign(blocks ? 'warning' : 'info', 18),
      el(
        'div',
        {},
        el(
          'p',
          {},
          el('strong', {}, texts.text(blocks ? 'findings.block' : 'findings.warn'), ': '),
          texts.pick({ es: texto, en: texto_en ?? texto }),
        ),
        el(
          'div',
          { class: 'deeds' },
          lugar && button(texts.text('findings.show'), () => on.show(lugar)),
          name && button(texts.text('findings.field', { field: name }), () => on.field(campo)),
          reparacion && canEdit && button(texts.text('findings.repair'), () => on.repair(reparacion)),
        ),
      ),
    );
  }

  return {
    root,
    /** @param {Object[]} findings @param {boolean} stale what is drawn is newer than what was checked */
    show(findings, stale, canEdit) {
      const key = JSON.stringify([findings, stale, canEdit, texts.language()]);
      if (key === drawn) return;
      drawn = key;
      const sorted = [...findings].sort((a, b) => (b.gravedad === 'bloquea') - (a.gravedad === 'bloquea'));
      root.replaceChildren(
        el('h2', { id: 'findings-title', tabindex: -1 }, texts.text('findings.title')),
        ...[
          stale && el('p', { class: 'field-help' }, texts.text('findings.later')),
          sorted.length
            ? el(
                'ul',
                {},
                sorted.map((each) => item(each, canEdit)),
              )
            : !stale && el('p', { class: 'nothing' }, sign('check', 16), texts.text('findings.none')),
        ].filter(Boolean),
      );
    },
  };
}
