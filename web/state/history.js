import { readUrl, writeUrl } from './url.js';

/**
 * Keeps the address bar and the store alike. Opening or closing a sheet is a step one can go back from; moving,
 * typing and filtering only rewrite the present step.
 * @param {Object} store
 * @param {() => ?Object<string, Set<string>>} known codes that exist, once loaded
 * @param {Window} window
 */
export function followHistory(store, known, window) {
  const write = (state, step) => {
    const url = window.location.pathname + writeUrl(state);
    if (url === window.location.pathname + window.location.search) return;
    try {
      window.history[step ? 'pushState' : 'replaceState'](null, '', url);
    } catch {
      // Browsers refuse too many rewrites in a short time (a long drag); the next move writes the address again.
    }
  };

  store.subscribe((state, previous, cause) =>
    write(state, cause !== 'history' && cause !== 'start' && state.selected !== previous.selected),
  );

  window.addEventListener('popstate', () => {
    const { state } = readUrl(window.location.search, known());
    // The language is a taste of the reader, not a place to go back to.
    store.set({ ...state, lang: store.get().lang }, 'history');
  });
}
