import { same, saysNothing } from '../editing/draft.js';

/**
 * Three states of one edit (the common ancestor, theirs, mine) become one; where both sides changed the same thing
 * differently, mine stands and the conflict says so, so that a person chooses. Pure.
 *
 * @typedef {Object} Edit what a draft says of one initiative, as it travels to the service; null: nothing
 * @property {?number} base version that it changes
 * @property {boolean} nueva
 * @property {Object<string, *>} campos changed fields by their published name
 * @property {?Object} geometria GeoJSON; null: not reshaped
 * @property {?{motivo: string}} retirar
 *
 * @typedef {Object} Conflict
 * @property {string} field a field, 'geometria', 'retirar', or 'edicion' when one side took the whole edit out
 * @property {*} theirs
 * @property {*} mine
 */

const WHOLE = 'edicion';
const PARTS = ['geometria', 'retirar'];

/** @param {?Edit} edit @returns {boolean} whether it changes nothing, and so need not stand in the draft */
export const isEmpty = (edit) => !edit || saysNothing({ ...edit, campos: edit.campos ?? {} });

/** @param {?Object} edit anything that holds an edit @returns {?Edit} the edit alone; null when it says nothing */
export function toEdit(edit) {
  if (isEmpty(edit)) return null;
  const { base, nueva, campos, geometria, retirar } = edit;
  return {
    base: base ?? null,
    nueva: nueva === true,
    campos: campos ?? {},
    geometria: geometria ?? null,
    retirar: retirar ? { motivo: retirar.motivo } : null,
  };
}

/**
 * @param {?Edit} ancestor
 * @param {?Edit} theirs
 * @param {?Edit} mine
 * @returns {{edit: ?Edit, conflicts: Conflict[]}}
 */
export function mergeEdits(ancestor, theirs, mine) {
  if (same(ancestor, theirs) || same(theirs, mine)) return { edit: mine, conflicts: [] };
  if (same(ancestor, mine)) return { edit: theirs, conflicts: [] };
  if (!theirs || !mine) return { edit: mine, conflicts: [{ field: WHOLE, theirs, mine }] };
  const old = ancestor ?? { campos: {} };
  const conflicts = [];
  const pick = (field, values) => {
    const { value, clash } = mergeValues(...values);
    if (clash) conflicts.push({ field, theirs: values[1], mine: values[2] });
    return value;
  };
  const campos = {};
  for (const key of new Set([...Object.keys(mine.campos), ...Object.keys(theirs.campos)])) {
    const value = pick(key, [old.campos[key], theirs.campos[key], mine.campos[key]]);
    if (value !== undefined) campos[key] = value;
  }
  const parts = Object.fromEntries(PARTS.map((key) => [key, pick(key, [old[key] ?? null, theirs[key], mine[key]])]));
  const base = same(old.base, mine.base) ? theirs.base : Math.max(mine.base ?? 0, theirs.base ?? 0) || null;
  return { edit: { base, nueva: mine.nueva || theirs.nueva, campos, ...parts }, conflicts };
}

function mergeValues(old, theirs, mine) {
  if (same(old, theirs) || same(theirs, mine)) return { value: mine, clash: false };
  if (same(old, mine)) return { value: theirs, clash: false };
  if ([old, theirs, mine].every(Array.isArray)) return { value: mergeLists(old, theirs, mine), clash: false };
  return { value: mine, clash: true };
}

/** Lists are sets in an order: what one side adds is added, what one side takes away is gone. */
function mergeLists(old, theirs, mine) {
  const kept = mine.filter((each) => theirs.includes(each) || !old.includes(each));
  return [...kept, ...theirs.filter((each) => !mine.includes(each) && !old.includes(each))];
}

/**
 * @param {?Edit} edit
 * @param {string} field
 * @returns {*} what the edit says of a field of a conflict; undefined: nothing
 */
export function valueOf(edit, field) {
  if (field === WHOLE) return edit;
  return PARTS.includes(field) ? (edit?.[field] ?? null) : edit?.campos[field];
}

/**
 * @param {?Edit} edit
 * @param {string} field of a conflict
 * @param {*} value undefined: nothing is said of it
 * @returns {?Edit} the edit with the field so
 */
export function withValue(edit, field, value) {
  if (field === WHOLE) return value;
  const from = edit ?? { base: null, nueva: false, campos: {}, geometria: null, retirar: null };
  if (PARTS.includes(field)) return { ...from, [field]: value };
  const { [field]: _, ...others } = from.campos;
  return { ...from, campos: value === undefined ? others : { ...others, [field]: value } };
}
