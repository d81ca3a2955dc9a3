import { same } from '../state/state.js';

/**
 * What publishing a draft would do, and what the reviewer decides about its conflicts. Pure: a decision is
 * `(choices) => choices`, and `choices` is {code: {field: 'vigente' | 'propuesta'}}.
 */

export const SIDES = Object.freeze(['vigente', 'propuesta']);

/** @returns {(choices: Object) => Object} */
export const choose = (code, field, side) => (choices) => ({ ...choices, [code]: { ...choices[code], [field]: side } });

/** @returns {?('vigente'|'propuesta')} */
export const chosen = (choices, code, field) => choices[code]?.[field] ?? null;

const conflictsOf = (preview) =>
  preview.ediciones.flatMap(({ codigo, conflictos }) => (conflictos ?? []).map((each) => ({ code: codigo, ...each })));

/** @returns {{code: string, campo: string}[]} the conflicts that nobody has decided yet */
export const undecided = (preview, choices) =>
  conflictsOf(preview).filter(({ code, campo }) => !chosen(choices, code, campo));

/** @returns {Object} what the service is told: a side for every conflict there is, and nothing else */
export function resolutionsOf(preview, choices) {
  const told = {};
  for (const { code, campo } of conflictsOf(preview)) {
    if (chosen(choices, code, campo)) (told[code] ??= {})[campo] = chosen(choices, code, campo);
  }
  return told;
}

/** @returns {?string} why it cannot be published now; null while it can: `conflicts`, or the service's own words */
export function obstacle(preview, choices) {
  if (undecided(preview, choices).length) return 'conflicts';
  if (preview.se_puede || conflictsOf(preview).length) return null;
  return preview.por_que_no || 'unknown';
}

/**
 * Decisions taken on an older preview that still hold: those about a conflict that stands as it stood.
 * @returns {Object} choices
 */
export function stillValid(choices, before, after) {
  const old = conflictsOf(before);
  let valid = {};
  for (const conflict of conflictsOf(after)) {
    const side = chosen(choices, conflict.code, conflict.campo);
    if (side && old.some((each) => same(each, conflict))) valid = choose(conflict.code, conflict.campo, side)(valid);
  }
  return valid;
}

/**
 * What a reviewer must be told when the preview they looked at is no longer true.
 * @returns {{kind: 'added'|'gone'|'version'|'field'|'shape'|'proposal'|'conflict', code: string, field?: string,
 *   from?: number, to?: number, before?: *, after?: *}[]}
 */
export function changedSince(before, after) {
  const old = new Map(before.ediciones.map((each) => [each.codigo, each]));
  const now = new Set(after.ediciones.map((each) => each.codigo));
  const news = before.ediciones
    .filter((each) => !now.has(each.codigo))
    .map((each) => ({ kind: 'gone', code: each.codigo }));
  for (const edition of after.ediciones) {
    const was = old.get(edition.codigo);
    if (!was) news.push({ kind: 'added', code: edition.codigo });
    else news.push(...changedEdition(was, edition));
  }
  return news;
}

function changedEdition(was, is) {
  const code = is.codigo;
  const news = [];
  if (was.vigente?.version !== is.vigente?.version) {
    news.push({ kind: 'version', code, from: was.vigente?.version ?? 0, to: is.vigente?.version ?? 0 });
  }
  const [old, now] = [was.vigente?.campos ?? {}, is.vigente?.campos ?? {}];
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (!same(old[field], now[field])) news.push({ kind: 'field', code, field, before: old[field], after: now[field] });
  }
  if (!same(was.vigente?.geometria, is.vigente?.geometria)) news.push({ kind: 'shape', code });
  if (!same(was.propuesta, is.propuesta)) news.push({ kind: 'proposal', code });
  const known = new Set((was.conflictos ?? []).map(({ campo }) => campo));
  for (const { campo } of is.conflictos ?? [])
    if (!known.has(campo)) news.push({ kind: 'conflict', code, field: campo });
  return news;
}

/**
 * An edition as it would be published with the decisions taken so far; what is not decided shows the proposal.
 * @returns {{before: ?Object, after: ?Object, difference: ?Object, changes: Object[], place: ?Object, decided: ?string}}
 *   before, after: GeoJSON geometries; place: where both sides changed the shape; decided: which side was chosen for it
 */
export function outcomeOf(edition, choices) {
  const { codigo, vigente, propuesta, resultado } = edition;
  const conflicts = edition.conflictos ?? [];
  const of = (field) => conflicts.find(({ campo }) => campo === field);
  const side = (field) => (chosen(choices, codigo, field) === 'vigente' ? vigente : propuesta);
  const before = drawn(vigente);
  // In conflict both stay on the map, whatever is decided: they are what is decided between.
  const shape = of('geometria') ? propuesta?.geometria : resultado?.geometria;
  const retired = of('retiro') ? side('retiro').retirada : resultado?.retirada;
  const after = retired ? null : (shape ?? propuesta?.geometria ?? before);
  const decided = conflicts
    .filter(({ campo }) => campo !== 'geometria' && campo !== 'retiro')
    .filter(({ campo }) => chosen(choices, codigo, campo) === 'propuesta')
    .map(({ campo, vigente: antes, propuesta: despues }) => ({ campo, antes, despues }));
  const inConflict = new Set(conflicts.map(({ campo }) => campo));
  return {
    before,
    after,
    // The service has measured what it would publish; a shape that is still in conflict, it has not.
    difference: of('geometria') || of('retiro') ? null : (edition.diferencia ?? null),
    changes: [...(edition.cambios ?? []).filter(({ campo }) => !inConflict.has(campo)), ...decided],
    place: of('geometria')?.lugar ?? null,
    decided: of('geometria') ? chosen(choices, codigo, 'geometria') : null,
  };
}

/** @returns {boolean} whether there is a current version: a new initiative has none */
export const exists = (content) => Boolean(content?.version);

const drawn = (content) => (exists(content) && !content.retirada ? content.geometria : null);
