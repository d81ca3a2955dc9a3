/**
 * What a planner changed, as an immutable value, and every change as a pure function `(args) => draft => draft`. A
 * change that changes nothing gives back the very same draft, so that it makes no step to undo and nothing to save.
 *
 * @typedef {Object} Edition the changes of one initiative
 * @property {?number} base the version they were made on; null for a new initiative
 * @property {boolean} nueva
 * @property {Object<string, *>} campos changed fields only, by published name; all of them when new
 * @property {?Object} geometria GeoJSON; null: not reshaped
 * @property {?{motivo: string}} retirar
 *
 * @typedef {{editions: Object<string, Edition>}} Draft editions by code of the initiative
 */

/** @type {Draft} */
export const EMPTY = Object.freeze({ editions: Object.freeze({}) });

/** @type {Edition} */
const UNTOUCHED = Object.freeze({
  base: null,
  nueva: false,
  campos: Object.freeze({}),
  geometria: null,
  retirar: null,
});

/** @returns {Edition} the changes of an initiative; untouched when there are none */
export const editionOf = (draft, code) => draft.editions[code] ?? UNTOUCHED;

/** @returns {boolean} whether an edition says nothing: nothing changed, nothing new */
export const saysNothing = (edition) =>
  !edition.nueva && !edition.retirar && !edition.geometria && Object.keys(edition.campos).length === 0;

/** @returns {string[]} codes of the initiatives that the draft changes */
export const codesOf = (draft) => Object.keys(draft.editions);

/**
 * @param {Object} answer a draft as the service tells it (`GET /api/drafts/{id}`)
 * @returns {Draft}
 */
export function readDraft({ ediciones }) {
  const read = ({ codigo, base, nueva, campos, geometria, retirar }) => [
    codigo,
    freeze({
      base: base ?? null,
      nueva: nueva === true,
      campos: campos ?? {},
      geometria: geometria ?? null,
      retirar: retirar ?? null,
    }),
  ];
  return freeze({ editions: Object.fromEntries(ediciones.map(read)) });
}

/** @returns {Object} the body of `PUT /api/drafts/{id}/edits/{code}` */
export const writeEdition = ({ base, nueva, campos, geometria, retirar }) => ({
  base,
  nueva,
  campos,
  geometria,
  retirar,
});

/**
 * A field gets a value; the value that the base version has is no change.
 * @param {string} code @param {number} base version
 * @param {string} field published name
 * @param {*} value null or '' = none
 * @param {*} was the value in the base version
 */
export const setField = (code, base, field, value, was) => (draft) => {
  const edition = editionOf(draft, code);
  const { [field]: _, ...others } = edition.campos;
  const isBack = !edition.nueva && alike(value, was);
  return put(draft, code, {
    ...started(edition, base),
    campos: isBack ? others : { ...edition.campos, [field]: value },
  });
};

/**
 * The initiative gets a shape; that of the base version is no change.
 * @param {?Object} geometry GeoJSON; null takes a change back
 * @param {?Object} was that of the base version
 */
export const setGeometry = (code, base, geometry, was) => (draft) => {
  const edition = editionOf(draft, code);
  const isBack = !edition.nueva && alike(geometry, was);
  return put(draft, code, { ...started(edition, base), geometria: isBack ? null : geometry });
};

/** A new initiative. @param {Object} campos all its fields so far */
export const create =
  (code, campos, geometry = null) =>
  (draft) =>
    put(draft, code, { base: null, nueva: true, campos, geometria: geometry, retirar: null });

/** The initiative is to be withdrawn from the map. @param {?string} motivo why; null: it stays */
export const retire = (code, base, motivo) => (draft) =>
  put(draft, code, {
    ...started(editionOf(draft, code), base),
    retirar: motivo === null ? null : { motivo },
  });

/** Takes back all that was changed of an initiative. */
export const forget = (code) => (draft) => {
  if (!(code in draft.editions)) return draft;
  const { [code]: _, ...others } = draft.editions;
  return freeze({ ...draft, editions: others });
};

/** The initiative's changes become these: from another device, or after a merge. @param {?Edition} edition */
export const replace = (code, edition) => (draft) => (edition ? put(draft, code, edition) : forget(code)(draft));

/** @returns {string[]} codes whose changes differ between two drafts: what there is to save */
export function changedCodes(before, after) {
  const codes = new Set([...codesOf(before), ...codesOf(after)]);
  return [...codes].filter((code) => !same(before.editions[code], after.editions[code]));
}

/** The first change of an initiative says on which version it was made; later ones keep that. */
const started = (edition, base) => (saysNothing(edition) ? { ...edition, base } : edition);

function put(draft, code, edition) {
  const before = draft.editions[code];
  if (saysNothing(edition)) return before ? forget(code)(draft) : draft;
  if (before && same(before, edition)) return draft;
  return freeze({ ...draft, editions: { ...draft.editions, [code]: edition } });
}

/** Equal as JSON values, whatever the order of the keys; no value and an empty one are the same. */
export function alike(a, b) {
  if (a === b || (isNone(a) && isNone(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || isNone(a) || isNone(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, i) => alike(value, b[i]));
  }
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => alike(a[key], b[key]));
}

/**
 * Equal as JSON values, strictly: a field that is absent was not touched, one that is empty was emptied, and the second
 * is a change.
 */
export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return a.length === b.length && a.every((each, i) => same(each, b[i]));
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

const isNone = (value) => value === null || value === undefined || value === '';

/** Deep, but once only: what is frozen already was frozen whole. */
function freeze(value) {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
