/**
 * What the map shows, in one immutable object. All of it can travel in a link (see url.js).
 *
 * @typedef {Object} State
 * @property {'es'|'en'} lang
 * @property {string} q text searched
 * @property {Filters} filters chosen codes by facet; an empty list lets everything through
 * @property {?string} selected code of the initiative whose sheet is open
 * @property {'objective'|'theme'} colorBy
 * @property {'embedded'|'osm'} base
 * @property {?{zoom: number, lat: number, lon: number}} view null = the whole region
 * @property {?string} date the day or instant whose map is shown; null = the map as it is
 *
 * @typedef {{layer: string[], objective: string[], theme: string[], responsible: string[]}} Filters
 */

/** @type {Filters} */
export const NO_FILTERS = Object.freeze({ layer: [], objective: [], theme: [], responsible: [] });

/** @type {State} */
export const DEFAULTS = Object.freeze({
  lang: 'es',
  q: '',
  filters: NO_FILTERS,
  selected: null,
  colorBy: 'objective',
  base: 'embedded',
  view: null,
  date: null,
});

/**
 * Holds the one state object. Listeners hear (state, previous, cause); cause is a word that says who moved it
 * ('history', 'map', 'list'…), so that an echo is not taken for a wish.
 * @param {State} initial
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = new Set();
  const untold = [];
  let telling = false;

  /** A listener may change the state again; everyone then hears of the changes in their order, one after the other. */
  function tell() {
    if (telling) return;
    telling = true;
    try {
      while (untold.length) {
        const change = untold.shift();
        for (const listener of listeners) listener(...change);
      }
    } finally {
      telling = false;
    }
  }

  return {
    get: () => state,
    /** @param {Partial<State>} patch @param {string} [cause] */
    set(patch, cause = '') {
      const changed = Object.keys(patch).some((key) => !same(patch[key], state[key]));
      if (!changed) return;
      const previous = state;
      state = Object.freeze({ ...state, ...patch });
      untold.push([state, previous, cause]);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Small plain values only: that is all a State holds. */
export function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
