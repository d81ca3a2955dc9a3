import { hasAllWords, wordsOf } from './text.js';

/** The facets a person can filter by: how each is read from an initiative, and its name in links and in the page. */
export const FACETS = Object.freeze([
  { key: 'layer', param: 'capa', values: (i) => [i.layer] },
  { key: 'objective', param: 'objetivo', values: (i) => i.objectives },
  { key: 'theme', param: 'tema', values: (i) => [i.theme] },
  { key: 'responsible', param: 'responsable', values: (i) => [i.responsible] },
]);

/**
 * @param {import('./catalogue.js').Initiative[]} initiatives
 * @param {{q: string, filters: import('./state.js').Filters}} state
 * @returns {import('./catalogue.js').Initiative[]} those that pass the text and every facet, in the order given
 */
export function filterInitiatives(initiatives, state) {
  const wanted = wordsOf(state.q);
  return initiatives.filter((i) => hasAllWords(wanted, i.words) && FACETS.every((f) => passes(i, f, state.filters)));
}

/**
 * How many initiatives each choice would show: the text and the other facets applied, its own facet left out,
 * so that a number beside an unchecked box says what checking it gives.
 * @returns {Object<string, Map<string, number>>} counts by facet key, then by code; a missing code counts 0
 */
export function countFacets(initiatives, state) {
  const wanted = wordsOf(state.q);
  const found = initiatives.filter((i) => hasAllWords(wanted, i.words));
  return Object.fromEntries(
    FACETS.map((facet) => {
      const counts = new Map();
      for (const i of found) {
        if (!FACETS.every((other) => other === facet || passes(i, other, state.filters))) continue;
        for (const code of facet.values(i)) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
      return [facet.key, counts];
    }),
  );
}

/**
 * @returns {import('./state.js').Filters} the filters with one code added or taken away
 */
export function toggled(filters, key, code) {
  const chosen = filters[key];
  return { ...filters, [key]: chosen.includes(code) ? chosen.filter((c) => c !== code) : [...chosen, code] };
}

/** @returns {boolean} whether anything narrows the list */
export function isFiltered(state) {
  return wordsOf(state.q).length > 0 || FACETS.some((f) => state.filters[f.key].length > 0);
}

function passes(initiative, facet, filters) {
  const chosen = filters[facet.key];
  return chosen.length === 0 || facet.values(initiative).some((code) => chosen.includes(code));
}
