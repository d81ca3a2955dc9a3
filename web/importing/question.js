import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { boxOf } from './box.js';
import { bodyOfChoices, choicesOf } from './choices.js';
import { placementOf } from './facts.js';
import { createOptions } from './options.js';

/**
 * The file does not say in which coordinate system it is: each candidate is shown on the map as one comes to it, and a
 * person who knows the place decides.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.found the import, with its question
 * @param {Object} deps.layers on the map
 * @param {(choices: Object) => void} deps.onRead
 */
export function createQuestion({ texts, found, layers, onRead }) {
  const text = texts.text;
  const candidates = found.pregunta?.candidatos ?? [];
  const now = choicesOf(found.opciones);
  let shown = null;
  let chosen = candidates.findIndex(({ plausible }) => plausible);
  if (chosen < 0) chosen = candidates.length ? 0 : null;

  /** What is looked at stays in sight; another view only where the last one does not show it. */
  function show(index, move = false) {
    if (shown === index && !move) return;
    shown = index;
    layers.showCandidates(candidates, index);
    if (move && !layers.lookAt(candidates[index]?.muestra)) layers.lookAt(...candidates.map(({ muestra }) => muestra));
  }

  function choose(index) {
    chosen = index;
    show(index, true);
  }

  const facts = (candidate) =>
    [...placementOf(candidate, texts), !boxOf(candidate.muestra) && text('import.noSample'), candidate.nota].filter(
      Boolean,
    );

  function row(candidate, index) {
    const { crs, titulo, ejes, plausible } = candidate;
    const id = `candidate-${index}`;
    const input = el('input', {
      type: 'radio',
      name: 'candidate',
      id,
      value: String(index),
      checked: index === chosen,
      'aria-describedby': `${id}-facts`,
      on: { change: () => choose(index), focus: () => show(index) },
    });
    return el(
      'li',
      {
        class: `candidate${plausible ? '' : ' is-unlikely'}`,
        on: { mouseenter: () => show(index), mouseleave: () => show(chosen) },
      },
      input,
      el(
        'label',
        { for: id, class: 'candidate-name' },
        `${titulo} `,
        el('span', { class: 'candidate-code' }, crs),
        ejes === 'intercambiados' && el('span', { class: 'tag' }, text('import.swapped')),
        !plausible && el('span', { class: 'tag is-devuelto' }, text('import.unlikely')),
      ),
      el(
        'ul',
        { class: 'candidate-facts', id: `${id}-facts` },
        facts(candidate).map((line) => el('li', {}, line)),
      ),
    );
  }

  const options = createOptions({ texts, found, onRead: (choices) => onRead(bodyOfChoices(choices)) });
  const submit = (event) => {
    event.preventDefault();
    const { crs, ejes } = candidates[chosen];
    onRead(bodyOfChoices({ ...now, crs, ejes }));
  };

  const root = el(
    'div',
    {},
    el('p', { class: 'note' }, sign('help', 18), ' ', found.pregunta?.texto ?? text('import.question')),
    candidates.length > 0 &&
      el(
        'form',
        { class: 'card', on: { submit } },
        el(
          'fieldset',
          {},
          el('legend', { class: 'import-legend' }, text('import.candidates')),
          el('p', { class: 'field-help' }, text('import.candidatesHelp')),
          el('ul', { class: 'candidates' }, candidates.map(row)),
        ),
        el(
          'div',
          { class: 'deeds' },
          el('button', { type: 'submit', class: 'button is-primary', id: 'import-answer' }, text('import.answer')),
        ),
      ),
    el('details', { class: 'card' }, el('summary', {}, text('import.otherwise')), options.root),
  );
  return {
    root,
    begin: () => chosen !== null && choose(chosen),
  };
}
