import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/**
 * The public history of an initiative: who published what, when and why, newest first, with the map of each moment.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {{code: string}} deps.initiative
 * @param {{version: number, fecha: string, autor: string, revisor: ?string, motivo: string, retirada: ?boolean}[]}
 *   deps.changes
 * @returns {HTMLElement}
 */
export function historyOf({ texts, initiative, changes }) {
  const language = texts.language() === 'es' ? '' : `&idioma=${texts.language()}`;
  const entry = ({ version, fecha, autor, revisor, motivo, retirada }, k) =>
    el(
      'li',
      {},
      el('strong', {}, texts.text('history.version', { n: version })),
      ` · ${texts.day(fecha)} · `,
      retirada && `${texts.text('history.retired')} · `,
      el('span', { lang: 'es' }, [motivo, revisor && revisor !== autor ? `${autor} / ${revisor}` : autor].join(' — ')),
      // The first in the list is the map as it is.
      k > 0 &&
        !retirada && [
          ' ',
          el(
            'a',
            {
              href: `/?fecha=${encodeURIComponent(fecha)}&iniciativa=${encodeURIComponent(initiative.code)}${language}`,
            },
            texts.text('history.see'),
          ),
        ],
    );
  return el(
    'details',
    { class: 'history', id: 'sheet-history' },
    el('summary', {}, el('span', {}, texts.plural('history.title', changes.length)), sign('down', 16)),
    el('ol', { reversed: true }, changes.map(entry)),
    changes.length > 1 &&
      el(
        'p',
        {},
        el('a', { href: `/revision?historia=${encodeURIComponent(initiative.code)}` }, texts.text('history.compare')),
      ),
  );
}
