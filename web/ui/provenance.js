import { bytesText } from './bytes.js';
import { el } from './dom.js';

/**
 * From which file a draft comes, how it was placed, and where the whole report is.
 * @param {Object} texts
 * @param {?Object} from `importacion` of the draft
 * @returns {?HTMLElement} null: it was made by hand
 */
export function provenance(texts, from) {
  if (!from) return null;
  const text = texts.text;
  const facts = [
    ['file', [el('strong', {}, from.archivo), from.bytes > 0 && ` (${bytesText(from.bytes, texts.number)})`]],
    ['format', from.formato],
    ['system', from.titulo_crs ? [from.titulo_crs, from.crs && ` (${from.crs})`] : from.crs],
    ['operation', from.operacion ?? text('provenance.noOperation')],
    ['accuracy', typeof from.exactitud_m === 'number' && text('provenance.metres', { n: from.exactitud_m })],
    ['author', from.autor && text('provenance.when', { who: personOf(from.autor), when: texts.moment(from.fecha) })],
    ['sum', el('code', {}, from.sha256)],
  ];
  return el(
    'details',
    { class: 'provenance', open: true },
    el('summary', {}, text('provenance.title')),
    el(
      'dl',
      {},
      facts
        .filter(([, value]) => value)
        .map(([key, value]) => el('div', {}, el('dt', {}, text(`provenance.${key}`)), el('dd', {}, value))),
    ),
    el('p', {}, el('a', { href: `${from.informe}?formato=texto`, download: true }, text('provenance.report'))),
  );
}

const personOf = (who) => (typeof who === 'string' ? who : (who.nombre ?? who.usuario ?? ''));
