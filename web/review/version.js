import { el } from '../ui/dom.js';
import { FIELDS } from './fields.js';
import { changesTable, valueOf } from './table.js';
import { dayInChile, nameOf } from './timeline.js';

/**
 * One version: when, who and why, what it is compared with, what changed, and all it said.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {() => Object} deps.fields
 * @param {(from: ?number) => void} deps.onAgainst null: the one before
 * @param {(day: ?string) => void} deps.onDate
 * @param {(version: Object) => void} deps.onRestore
 */
export function createVersionFacts({ texts, fields, onAgainst, onDate, onRestore }) {
  const against = el('select', { id: 'against' });
  const againstLabel = el('label', { for: 'against' });
  const date = el('input', { type: 'date', id: 'as-of', 'aria-describedby': 'as-of-said' });
  const dateLabel = el('label', { for: 'as-of' });
  const dateSaid = el('p', { class: 'small', id: 'as-of-said', role: 'status' });
  const controls = el(
    'div',
    { class: 'history-controls' },
    el('div', {}, againstLabel, against),
    el('div', {}, dateLabel, date, dateSaid),
  );
  const summary = el('section', { class: 'version-summary' });
  const place = el('div', {});
  const changed = el('div', {});
  const element = el('div', { class: 'version' }, place, controls, summary, changed);
  against.addEventListener('change', () => onAgainst(Number(against.value) || null));
  // While a day is typed, its year is 0002 before it is 2026: only a day that can be counts.
  date.addEventListener('change', () => date.value >= '2000' && onDate(date.value));

  function show({ versions, shown, against: other, address, feature, changes, may, trouble = null }) {
    drawControls(versions, shown, address);
    place.hidden = !feature;
    if (!shown) {
      summary.replaceChildren();
      changed.replaceChildren();
      return;
    }
    const current = shown === versions[0];
    summary.replaceChildren(...summaryOf(shown, current, may));
    changed.replaceChildren(...(trouble ? [trouble] : changesOf(shown, other, changes, feature)));
  }

  function drawControls(versions, shown, { from, date: day }) {
    againstLabel.textContent = texts.text('review.history.against');
    const option = (value, text, selected) => el('option', { value, selected }, text);
    against.replaceChildren(
      option('', texts.text('review.history.againstPrevious'), !from),
      ...versions
        .filter((each) => each !== shown)
        .map((each) =>
          option(
            each.version,
            texts.text('review.history.option', { n: each.version, when: texts.day(each.fecha) }),
            each.version === from,
          ),
        ),
    );
    dateLabel.textContent = texts.text('review.history.asOf');
    if (document.activeElement !== date) date.value = day ?? '';
    date.max = dayInChile(new Date());
    const values = { date: day ? texts.day(`${day}T15:00:00Z`) : '', n: shown?.version ?? '' };
    dateSaid.textContent =
      day && shown ? texts.text('review.history.asOfIs', values) : texts.text('review.history.asOfHint');
  }

  function summaryOf(shown, current, may) {
    const fact = (key, value) =>
      value && el('div', {}, el('dt', {}, texts.text(`review.history.${key}`)), el('dd', {}, value));
    const people = [nameOf(shown.autor), nameOf(shown.revisor)];
    return [
      el(
        'h2',
        {},
        texts.text('review.history.version', { n: shown.version }),
        ' ',
        el(
          'span',
          { class: current ? 'flag is-good' : 'flag' },
          texts.text(current ? 'review.history.current' : 'review.history.past'),
        ),
        shown.retirada && el('span', { class: 'flag' }, texts.text('review.history.retired')),
      ),
      el(
        'dl',
        { class: 'page-facts' },
        fact('when', texts.day(shown.fecha)),
        fact('author', people[0]),
        fact('reviewer', people[1]),
        fact('why', shown.motivo && el('span', { lang: texts.language() === 'es' ? null : 'es' }, shown.motivo)),
        fact('restoredFrom', shown.restaurada_de && texts.text('review.history.version', { n: shown.restaurada_de })),
      ),
      may && !current && restoreButton(shown),
    ].filter(Boolean);
  }

  const restoreButton = (shown) =>
    el(
      'p',
      { class: 'version-actions' },
      el(
        'button',
        { type: 'button', class: 'button', id: 'restore', on: { click: () => onRestore(shown) } },
        texts.text('review.restore.button', { n: shown.version }),
      ),
    );

  function changesOf(shown, other, changes, feature) {
    const parts = [el('h3', {}, texts.text('review.changes.title'))];
    if (!other) parts.push(el('p', {}, texts.text('review.history.first')));
    else if (!changes.campos.length) parts.push(el('p', {}, texts.text('review.changes.none')));
    else {
      const [before, after] = [other, shown].map(({ version }) => texts.text('review.history.version', { n: version }));
      const caption = texts.text('review.history.caption', { from: other.version, to: shown.version });
      parts.push(changesTable({ texts, fields: fields() }, changes.campos, { before, after, caption }));
    }
    return [...parts, everything(feature, shown)];
  }

  function everything({ properties }, shown) {
    const say = (field) =>
      el(
        'div',
        {},
        el('dt', {}, fields().name(field)),
        el('dd', {}, valueOf({ texts, fields: fields() }, field, properties[field])),
      );
    return el(
      'details',
      { class: 'others' },
      el('summary', {}, texts.text('review.history.everything', { n: shown.version })),
      el('dl', { class: 'page-facts' }, FIELDS.map(say)),
    );
  }

  return { element, place, show };
}
