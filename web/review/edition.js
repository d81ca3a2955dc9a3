import { el } from '../ui/dom.js';
import { createConflicts } from './conflicts.js';
import { findingsList } from './findings.js';
import { exists, outcomeOf } from './publication.js';
import { linkTo } from './address.js';
import { changesTable } from './table.js';

/**
 * One initiative of a draft: what is published now against what is proposed, on the map and in a table, its conflicts
 * and its findings.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {() => Object} deps.fields
 * @param {() => Object} deps.shape makes the comparison on the map
 * @param {(edition: Object) => string} deps.editionName
 * @param {(code: string, field: string, side: string) => void} deps.onChoose
 */
export function createEdition({ texts, fields, shape: makeShape, editionName, onChoose }) {
  const title = el('h2', { tabindex: -1 });
  const facts = el('p', { class: 'edition-facts' });
  const conflicts = createConflicts({ texts, fields, onChoose });
  const shapeBox = el('div', {});
  const table = el('div', {});
  const findings = el('div', {});
  const element = el('section', { class: 'edition' }, title, facts, conflicts.element, shapeBox, table, findings);
  const shape = makeShape();
  shapeBox.append(shape.element);
  let pending = null;
  let last = null;

  function show(edition, choices, stay = false) {
    const outcome = outcomeOf(edition, choices);
    title.textContent = `${edition.codigo} · ${editionName(edition)}`;
    facts.replaceChildren(...factsOf(edition));
    conflicts.show(edition, choices);
    const heads = names(edition);
    pending = { drawn: { ...outcome, ...heads }, stay: stay || last === edition.codigo };
    last = edition.codigo;
    table.replaceChildren(
      el('h3', {}, texts.text('review.changes.title')),
      outcome.changes.length
        ? changesTable({ texts, fields: fields() }, outcome.changes, {
            before: heads.beforeName,
            after: heads.afterName,
            caption: texts.text('review.changes.caption', { code: edition.codigo }),
          })
        : el('p', {}, texts.text('review.changes.none')),
    );
    findings.replaceChildren(
      ...findingsList({ texts, fields: fields(), findings: edition.hallazgos ?? [], look: shape.look }),
    );
    if (element.isConnected) settle();
  }

  /** The map is drawn once it stands in the page. */
  function settle() {
    if (!pending) return;
    const { drawn, stay } = pending;
    pending = null;
    shape.show(drawn, stay);
  }

  const names = (edition) => ({
    beforeName: exists(edition.vigente)
      ? texts.text('review.compare.current', { n: edition.vigente.version })
      : texts.text('review.compare.currentNone'),
    afterName: texts.text('review.compare.proposed'),
  });

  function factsOf({ codigo, nueva, retirar, base, vigente }) {
    const parts = [];
    if (nueva) parts.push(texts.text('review.edition.created'));
    if (retirar) parts.push(texts.text('review.edition.retired', { why: retirar.motivo ?? '' }));
    if (exists(base) && exists(vigente) && base.version !== vigente.version) {
      parts.push(texts.text('review.edition.behind', { base: base.version, current: vigente.version }));
    }
    const link =
      !nueva &&
      el('a', { href: linkTo({ lang: texts.language(), code: codigo }) }, texts.text('review.edition.history'));
    return [parts.join(' '), parts.length && link ? ' ' : '', link].filter(Boolean);
  }

  return { element, show, settle };
}
