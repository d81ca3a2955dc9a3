import { FACETS, isFiltered } from './filter.js';
import { wishPairs, writeQuery } from './params.js';

/**
 * What the page asks the service when there are more initiatives than it can hold, and what it makes of the answers: a
 * model of the same shape as that of derive.js, so that panel and map need not know where it comes from.
 */

/** Rows of the list that come at once. */
const PAGE = 50;
/** Footprints that are drawn one by one over, or instead of, the tiles. */
export const MOST_DRAWN = 500;

const ITEMS = '/ogc/collections/iniciativas/items';

/** Tiles know neither words nor days: what is searched, filtered or past is drawn one by one. */
export const isDrawnOneByOne = (state) => isFiltered(state) || state.date !== null;

/** What the answers depend on, but for the part of the map that is seen. */
export const wishOf = ({ q, filters, date }) => JSON.stringify([q.trim(), filters, date]);

const dated = (pairs, { date }) => (date ? [...pairs, ['fecha', date]] : pairs);

function itemsAddress(state, frame, limit) {
  const pairs = dated(wishPairs(FACETS, state), state);
  if (frame) pairs.push(['bbox', frame]);
  return ITEMS + writeQuery([...pairs, ['limit', String(limit)], ['f', 'json']]);
}

/** @returns {string} the address of the first page of the list; `frame` as of the map, null = everywhere; `least`: rows */
export const listAddress = (state, frame, least = 0) => itemsAddress(state, frame, Math.max(PAGE, least));

/** @returns {string} the address of what is drawn one by one */
export const drawnAddress = (state, frame) => itemsAddress(state, frame, MOST_DRAWN);

/**
 * The queries of `/api/facets` that tell all counts: one with every filter, and, since a number beside an unticked box
 * says what ticking it gives, one more for each facet in which something is chosen, without it.
 * @returns {Object<string, string>} by 'all' or key of a facet
 */
export function facetQueries(state) {
  const queries = { all: writeQuery(dated(wishPairs(FACETS, state), state)) };
  for (const { key } of FACETS) {
    if (state.filters[key].length === 0) continue;
    const others = { ...state, filters: { ...state.filters, [key]: [] } };
    queries[key] = writeQuery(dated(wishPairs(FACETS, others), state));
  }
  return queries;
}

/**
 * @param {Object<string, Object<string, Map<string, number>>>} answers counts by query of facetQueries, each by facet
 * @returns {Object<string, Map<string, number>>} counts by facet, as countFacets gives them
 */
export const countsOf = (answers) =>
  Object.fromEntries(FACETS.map(({ key }) => [key, (answers[key] ?? answers.all)[key]]));

/**
 * @typedef {Object} Answers
 * @property {number} total initiatives in all, whatever is filtered
 * @property {Object<string, Map<string, number>>} counts by facet, its own choices left out
 * @property {Object<string, Map<string, number>>} found by facet, of what passes every filter
 * @property {{rows: Object[], matched: number, more: boolean, inView: boolean, isBusy: boolean}} list
 * @property {Object[]} drawn initiatives that are drawn one by one
 * @property {{drawn: number, matched: number}} asked how many of what was asked for are drawn one by one
 * @property {boolean} tiles whether tiles are drawn below them
 * @property {Map<string, Object>} known by code: every initiative that has come
 */

/**
 * @param {Object<string, Object[]>} vocabulary
 * @param {Answers} answers
 * @param {import('./state.js').State} state
 */
export function tiledModel(vocabulary, answers, state) {
  const selected = answers.known.get(state.selected) ?? null;
  return {
    vocabulary,
    state,
    initiatives: answers.list.rows,
    results: answers.list.rows,
    list: answers.list,
    drawn: answers.drawn,
    tiles: answers.tiles,
    counts: answers.counts,
    found: answers.found,
    total: answers.total,
    filtered: isFiltered(state),
    selected,
    selectedIsHidden: false,
    /** The open one is on its way. */
    isComing: state.selected !== null && !selected,
  };
}

/**
 * What is drawn one by one: what was asked for, what changed since the page was opened, and the open one.
 * @param {Object[]} asked
 * @param {Object[]} fresh
 * @param {?Object} selected
 * @param {Object[]} before the same object when nothing differs, so that nothing is drawn anew
 */
export function drawnOf(asked, fresh, selected, before) {
  const byCode = new Map([...fresh, ...(selected ? [selected] : []), ...asked].map((i) => [i.code, i]));
  return kept([...byCode.values()], before);
}

/** @returns {Object[]} the list of before when the new one says the same, so that nothing is drawn anew */
export const kept = (now, before) =>
  now.length === before.length && now.every((each, k) => each === before[k]) ? before : now;

/** @returns {boolean} whether two are the same version of the same initiative */
export const isSame = (a, b) => a?.code === b?.code && a?.version === b?.version && a?.updated === b?.updated;
