import { el } from '../ui/dom.js';
import { ask } from './dialog.js';
import { obstacle, resolutionsOf, undecided } from './publication.js';

/** The draft or what it stands on is no longer what the reviewer saw; one that was taken back is its author's alone. */
const STALE = new Set([404, 409, 412]);

/**
 * The two buttons of the reviewer, and why one of them cannot be pressed.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.api
 * @param {() => ?string} deps.csrf
 * @param {() => Object} deps.model draft, draftTag, preview, previewTag, choices
 * @param {() => void} deps.onAsk a decision is being taken on what is shown
 * @param {(kind: 'published'|'returned', answer: Object) => void} deps.onDone
 * @param {(error: Error) => void} deps.onStale
 */
export function createDecision({ texts, api, csrf, model, onAsk, onDone, onStale }) {
  const why = el('p', { class: 'decision-why', id: 'decision-why' });
  const publish = el('button', {
    type: 'button',
    class: 'button is-primary',
    'aria-describedby': 'decision-why',
    on: { click: () => approve() },
  });
  const back = el('button', { type: 'button', class: 'button', on: { click: () => giveBack() } });
  const element = el('section', { class: 'decision' }, why, el('div', { class: 'decision-buttons' }, publish, back));

  function reason() {
    const { draft, preview, choices } = model();
    const can = draft.puede ?? [];
    if (!can.includes('publicar')) return preview.por_que_no || texts.text('review.decision.notYours');
    const stop = obstacle(preview, choices);
    if (stop === 'conflicts') return texts.plural('review.decision.left', undecided(preview, choices).length);
    return stop === 'unknown' ? texts.text('review.decision.cannot') : stop;
  }

  function draw() {
    const stop = reason();
    element.setAttribute('aria-label', texts.text('review.decision.title'));
    publish.textContent = texts.text('review.decision.publish');
    back.textContent = texts.text('review.decision.return');
    back.hidden = !(model().draft.puede ?? []).includes('devolver');
    publish.setAttribute('aria-disabled', String(stop !== null));
    why.textContent = stop ?? texts.plural('review.decision.ready', model().preview.ediciones.length);
    why.classList.toggle('is-stop', stop !== null);
  }

  async function approve() {
    if (reason() !== null) return firstUndecided();
    onAsk();
    const { draft, preview, previewTag, choices } = model();
    const codes = preview.ediciones.map(({ codigo }) => codigo);
    const warnings = preview.ediciones.flatMap((each) => each.hallazgos ?? []).length;
    const answer = await ask(texts, {
      title: texts.text('review.decision.publishTitle'),
      body: [
        texts.plural('review.decision.publishWhat', codes.length, { codes: texts.list(codes), title: draft.titulo }),
        ...(warnings ? [texts.plural('review.decision.warnings', warnings)] : []),
        texts.text('review.decision.publishEffect'),
      ],
      confirm: texts.text('review.decision.publishYes'),
      run: (_, key) => api.publish(draft.id, resolutionsOf(preview, choices), { tag: previewTag, csrf: csrf(), key }),
      gives: ({ status }) => STALE.has(status),
    });
    settle(answer, 'published');
  }

  async function giveBack() {
    onAsk();
    const { draft, draftTag } = model();
    const answer = await ask(texts, {
      title: texts.text('review.decision.returnTitle'),
      body: [texts.text('review.decision.returnWhat', { who: draft.autor.nombre })],
      comment: { label: texts.text('review.decision.comment'), hint: texts.text('review.decision.commentHint') },
      confirm: texts.text('review.decision.returnYes'),
      run: (comment, key) => api.giveBack(draft.id, comment, { tag: draftTag, csrf: csrf(), key }),
      gives: ({ status }) => STALE.has(status),
    });
    settle(answer, 'returned');
  }

  function settle(answer, kind) {
    if (answer?.error) onStale(answer.error);
    else if (answer) onDone(kind, answer.done);
  }

  /** Takes the reviewer to what is left to decide. */
  function firstUndecided() {
    document.querySelector('.conflict[data-open] input')?.focus();
  }

  return { element, draw };
}
