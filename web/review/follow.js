import { readAddress, writeAddress } from './address.js';

/**
 * Keeps the address bar and the store alike. A choice is a step that one can go back from; the language only rewrites
 * the present step.
 * @param {Object} store
 * @param {Window} window
 */
export function followAddress(store, window) {
  store.subscribe((address, _, cause) => {
    if (cause === 'history') return;
    const url = window.location.pathname + writeAddress(address);
    if (url === window.location.pathname + window.location.search) return;
    window.history[cause === 'step' ? 'pushState' : 'replaceState'](null, '', url);
  });
  window.addEventListener('popstate', () => {
    // The language is a taste of the reader, not a place to go back to.
    store.set({ ...readAddress(window.location.search), lang: store.get().lang }, 'history');
  });
}
