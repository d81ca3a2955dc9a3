import { same } from '../editing/draft.js';
import { mergeEdits, toEdit, valueOf, withValue } from './merge.js';

/**
 * What is known of each edit of the open draft: what the service has, and what stands here. Pure: the rules by which
 * nothing is lost, without the network.
 *
 * @typedef {Object} Entry
 * @property {?Edit} served as the service has it
 * @property {?Edit} local as it stands here
 * @property {?{key: string, tag: string, edit: ?Edit}} attempt sent, and not known whether it arrived: it is sent again
 *   just so, because the service answers the same key only once
 * @property {Conflict[]} conflicts both sides changed it, and nobody chose yet
 * @property {?Edit|undefined} refused what the service refused: not sent again until it changes
 * @property {?{detail: string, fields: Object[]}} problem why
 */

/** @returns {Entry} */
export const newEntry = (served = null) => ({
  served,
  local: served,
  attempt: null,
  conflicts: [],
  refused: undefined,
  problem: null,
});

/** @param {Entry} entry */
export const isDirty = (entry) => entry.attempt !== null || !same(entry.local, entry.served);

/** @param {Entry} entry @returns {boolean} whether it can be sent now */
export const isReady = (entry) =>
  entry.attempt !== null ||
  (isDirty(entry) &&
    entry.conflicts.length === 0 &&
    !(entry.refused !== undefined && same(entry.refused, entry.local)));

/**
 * A new state of the service meets what stands here.
 * @param {Entry} entry
 * @param {?Edit} served
 * @param {boolean} answered whether this is the answer to the attempt: then what the service made of it (a trimmed
 *   name, say) is no change by somebody else
 * @returns {{entry: Entry, from: ?Edit, to: ?Edit}} from, to: how the service's side moved, for other states of ours
 */
export function receive(entry, served, answered) {
  const arrived = answered || (entry.attempt && same(entry.attempt.edit, served));
  const from = arrived ? entry.attempt.edit : entry.served;
  const { edit: local, conflicts: found } = mergeEdits(from, served, entry.local);
  const fresh = answered ? [] : found;
  const waiting = entry.conflicts
    .filter((old) => !fresh.some((each) => each.field === old.field))
    .filter((old) => !same(valueOf(local, old.field), valueOf(served, old.field)))
    .map((old) => ({ ...old, theirs: valueOf(served, old.field), mine: valueOf(local, old.field) }));
  const attempt = arrived ? null : entry.attempt;
  return { entry: { ...entry, served, local, attempt, conflicts: [...fresh, ...waiting] }, from, to: served };
}

/**
 * What another tab, or the last visit, left behind: its changes meet ours as if they came from elsewhere.
 * @param {Entry} entry
 * @param {Entry} left
 * @returns {Entry}
 */
export function adopt(entry, left) {
  const brought = receive({ ...newEntry(), ...left, refused: undefined, problem: null }, entry.served, false).entry;
  if (same(entry.local, entry.served)) return brought;
  const { edit: local, conflicts } = mergeEdits(entry.served, brought.local, entry.local);
  return { ...entry, local, conflicts: [...entry.conflicts, ...conflicts] };
}

/** @param {Entry} entry @param {string} field @param {'mine'|'theirs'} choice @returns {Entry} */
export function settle(entry, field, choice) {
  const conflict = entry.conflicts.find((each) => each.field === field);
  if (!conflict) return entry;
  return {
    ...entry,
    local: choice === 'theirs' ? toEdit(withValue(entry.local, field, conflict.theirs)) : entry.local,
    conflicts: entry.conflicts.filter((each) => each !== conflict),
  };
}

/** @param {Object} draft of the service @returns {Map<string, Edit>} its edits by code */
export const editsOf = (draft) => new Map(draft.ediciones.map((each) => [each.codigo, toEdit(each)]));
