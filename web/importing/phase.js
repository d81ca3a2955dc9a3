/**
 * Where an import stands, and how far it is. Pure.
 *
 * @typedef {'reading'|'question'|'ready'|'refused'|'accepted'} Phase
 */

const PHASES = {
  leyendo: 'reading',
  pregunta: 'question',
  listo: 'ready',
  rechazado: 'refused',
  aceptado: 'accepted',
};

/** The stages of reading, in their order; the service may add some before this page knows them. */
export const STAGES = Object.freeze(['esperar', 'reconocer', 'revisar', 'leer', 'guardar']);

/** @param {{estado: string}} found @returns {Phase} */
export const phaseOf = ({ estado }) => PHASES[estado] ?? 'reading';

/** @param {{estado: string}} found @returns {boolean} whether a person can still do something with it */
export const isUnfinished = (found) => phaseOf(found) !== 'accepted' && phaseOf(found) !== 'refused';

/**
 * @param {?{etapa: string, hechos: ?number, total: ?number}} progress
 * @returns {{stage: string, done: number, total: ?number, share: ?number}} share: 0 to 1; null where nobody knows the whole
 */
export function progressOf(progress) {
  const stage = STAGES.includes(progress?.etapa) ? progress.etapa : 'esperar';
  const done = progress?.hechos ?? 0;
  const total = progress?.total > 0 ? progress.total : null;
  return { stage, done, total, share: total === null ? null : Math.min(1, done / total) };
}
