import { el } from '../ui/dom.js';
import { createOptions } from './options.js';
import { bodyOfChoices } from './choices.js';

/**
 * What a file holds, layer by layer: how much of it, in which coordinate system and why, how exact; and where that can
 * be said otherwise.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.found the import
 * @param {(choices: Object) => void} deps.onRead
 */
export function createFacts({ texts, found, onRead }) {
  const text = texts.text;

  function systemOf(crs) {
    if (!crs) return null;
    const line = (key, params) => el('li', {}, text(key, params));
    return el(
      'ul',
      { class: 'import-system' },
      el('li', { class: 'import-system-name' }, `${crs.titulo} `, el('span', { class: 'candidate-code' }, crs.codigo)),
      crs.como && el('li', {}, crs.como),
      placementOf(crs, texts).map((words) => el('li', {}, words)),
      crs.ejes === 'intercambiados' && line('import.swappedAxes'),
      (crs.notas ?? []).map((note) => el('li', { class: 'import-note' }, note)),
    );
  }

  const layer = (each) =>
    el(
      'section',
      { class: 'import-layer' },
      el('h2', {}, text('import.layer', { name: each.nombre })),
      el('p', { class: 'row-facts' }, countsOf(each, texts)),
      systemOf(each.crs),
      each.codificacion && el('p', { class: 'row-facts' }, text('import.letters', { name: each.codificacion })),
    );

  const options = createOptions({ texts, found, onRead: (choices) => onRead(bodyOfChoices(choices)) });
  return el(
    'details',
    { class: 'card', open: true },
    el('summary', {}, text('import.facts')),
    (found.capas ?? []).map(layer),
    (found.notas ?? []).map((note) => el('p', { class: 'import-note' }, note)),
    el('details', { class: 'import-otherwise' }, el('summary', {}, text('import.otherSystem')), options.root),
  );
}

/** @returns {string} «12 objetos · 2 reparados · 1 rechazado» */
export function countsOf({ objetos, reparados, rechazados }, texts) {
  return [
    texts.plural('import.objects', objetos),
    reparados > 0 && texts.plural('import.repaired', reparados),
    rechazados > 0 && texts.plural('import.refused', rechazados),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @returns {string[]} by which operation something comes to its place, and how exact that is */
export function placementOf({ operacion, exactitud_m: metres }, texts) {
  return [
    operacion ? texts.text('import.operation', { name: operacion }) : texts.text('import.noOperation'),
    // Where nothing is shifted, nothing is lost.
    typeof metres === 'number' && (operacion || metres > 0) && texts.text('import.accuracy', { metres }),
  ].filter(Boolean);
}
