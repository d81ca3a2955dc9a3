import { toggled } from './filter.js';
import { NO_FILTERS } from './state.js';

/**
 * What a person can do, as one change of the state each. The cause travels with it ('map', 'list', 'search'), so that
 * the focus can go back to where it came from.
 * @param {Object} store
 */
export function createActions(store) {
  /** What must happen before an initiative is opened; the answer says whether it can be. */
  let prepare = null;

  return {
    /** A new search leaves the open sheet: its answer is the list. */
    search: (q) => store.set({ q, selected: null }, 'search'),
    toggle: (facet, code) => store.set({ filters: toggled(store.get().filters, facet, code) }),
    clear: () => store.set({ q: '', filters: NO_FILTERS }),
    async select(code, cause) {
      // Without waiting when there is nothing to wait for: the focus goes where it is sent in the same moment.
      if (!prepare || (await prepare(code))) store.set({ selected: code }, cause);
    },
    /** @param {(code: string) => Promise<boolean>} first */
    prepareWith: (first) => (prepare = first),
    close: () => store.set({ selected: null }, 'close'),
    colorBy: (colorBy) => store.set({ colorBy }),
    useBase: (base) => store.set({ base }),
    speak: (lang) => store.set({ lang }),
    /** @param {?{zoom: number, lat: number, lon: number}} view null = the whole region */
    move: (view) => store.set({ view }, 'move'),
  };
}
