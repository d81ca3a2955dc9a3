import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/**
 * What the checks found: the words of the service, how grave, and the way to the place on the map.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.fields
 * @param {Object[]} deps.findings
 * @param {(geometry: Object) => void} deps.look goes to a place on the map
 * @returns {Node[]}
 */
export function findingsList({ texts, fields, findings, look }) {
  const heading = el('h3', {}, texts.text('review.finding.title'));
  if (!findings.length) return [heading, el('p', {}, texts.text('review.finding.none'))];
  const line = (finding) => {
    const grave = finding.gravedad === 'bloquea';
    return el(
      'li',
      { class: grave ? 'finding is-grave' : 'finding' },
      sign(grave ? 'warning' : 'info', 20),
      el(
        'div',
        {},
        el('strong', {}, texts.text(grave ? 'review.finding.blocks' : 'review.finding.warns')),
        finding.campo && ` · ${fields.name(finding.campo)}`,
        el('p', {}, texts.pick({ es: finding.texto, en: finding.texto_en || finding.texto })),
        finding.lugar &&
          el(
            'button',
            { type: 'button', class: 'button', on: { click: () => look(finding.lugar) } },
            texts.text('review.finding.look'),
          ),
      ),
    );
  };
  return [heading, el('ul', { class: 'findings' }, findings.map(line))];
}
