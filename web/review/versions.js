import { el } from '../ui/dom.js';
import { isSame } from './measures.js';
import { nameOf } from './timeline.js';

/**
 * All versions, newest first: when, who, why, what changed; each leads to itself on the map and to its comparison with
 * the current one.
 * @param {Object} deps
 * @param {Object[]} deps.versions
 * @param {?Object} deps.shown
 * @param {(version: number, from?: number) => string} deps.link
 * @param {(event: Event, version: number, from?: number) => void} deps.go
 */
export function versionList({ texts, fields, versions, shown, link, go }) {
  const current = versions[0].version;
  const to = (version, from, text) =>
    el('a', { href: link(version, from), on: { click: (event) => go(event, version, from) } }, text);

  function item(each) {
    const { version, fecha, motivo, autor, revisor, retirada, restaurada_de: restored } = each;
    const who = [...new Set([nameOf(autor), nameOf(revisor)])].filter(Boolean);
    return el(
      'li',
      { 'aria-current': each === shown ? 'true' : null },
      el(
        'p',
        { class: 'version-line' },
        to(version, null, texts.text('review.history.version', { n: version })),
        el('time', { datetime: fecha }, texts.day(fecha)),
        who.length > 0 && el('span', {}, texts.list(who)),
        retirada && el('span', { class: 'flag' }, texts.text('review.history.retired')),
        restored && el('span', { class: 'flag' }, texts.text('review.history.restoredFlag', { n: restored })),
      ),
      motivo && el('p', { lang: texts.language() === 'es' ? null : 'es' }, motivo),
      el('p', { class: 'small' }, whatChanged(each)),
      version !== current &&
        el('p', {}, to(current, version, texts.text('review.history.compareCurrent', { n: version }))),
    );
  }

  function whatChanged({ version, cambios }) {
    if (!cambios || version === versions.at(-1).version) return texts.text('review.history.first');
    const names = cambios.campos.map((field) => fields.name(field));
    if (!isSame(cambios.geometria)) names.push(fields.name('geometria'));
    if (typeof cambios.retiro === 'boolean') names.push(fields.name('retiro'));
    return names.length
      ? texts.text('review.history.changed', { what: texts.list(names) })
      : texts.text('review.history.nothing');
  }

  return el('ol', { class: 'versions', reversed: true }, versions.map(item));
}
