import { countFacets, filterInitiatives, isFiltered } from './filter.js';

/**
 * Everything the views draw, computed from the data and the state: list, map and counts take the same `results`, so
 * they cannot disagree. What did not change keeps its identity, so that a view can see that it has nothing to do.
 * @param {{initiatives: Object[], vocabulary: Object, places: Object[]}} catalogue
 * @returns {(state: import('./state.js').State) => Object}
 */
export function createDerivation(catalogue) {
  let last = null;
  return (state) => {
    if (last?.q !== state.q || last.filters !== state.filters) {
      last = {
        q: state.q,
        filters: state.filters,
        results: filterInitiatives(catalogue.initiatives, state),
        counts: countFacets(catalogue.initiatives, state),
      };
    }
    const { results, counts } = last;
    const selected = catalogue.initiatives.find((i) => i.code === state.selected) ?? null;
    return {
      ...catalogue,
      state,
      results,
      counts,
      total: catalogue.initiatives.length,
      filtered: isFiltered(state),
      selected,
      selectedIsHidden: selected !== null && !results.includes(selected),
    };
  };
}

/**
 * The codes that exist, in the shape that readUrl checks against.
 * @returns {Object<string, Set<string>>}
 */
export function knownCodes({ vocabulary, initiatives, tiled }) {
  const codes = (kind) => new Set(vocabulary[kind].map((term) => term.code));
  return {
    layer: codes('layer'),
    objective: codes('objective'),
    theme: codes('theme'),
    responsible: codes('responsible'),
    // Which of very many exist only the service knows.
    selected: tiled ? { has: () => true } : new Set(initiatives.map((i) => i.code)),
  };
}
