import { NEW, readPlace, writePlace } from './place.js';

/**
 * Keeps the address and the place in the editor alike: opening a draft or an initiative is a step one can go back from.
 * @param {{store: Object, window: Window, onBack: (place: Object) => void, onLanguage: () => void}} deps
 */
export function followPlace({ store, window, onBack, onLanguage }) {
  const { location, history, document } = window;
  store.subscribe((state, before, cause) => {
    const address = location.pathname + writePlace(state);
    if (cause !== 'history' && address !== location.pathname + location.search) {
      const begun = before.importing === NEW && state.importing !== null;
      const isStep =
        state.draft !== before.draft || state.code !== before.code || (state.importing !== before.importing && !begun);
      history[isStep ? 'pushState' : 'replaceState'](null, '', address);
    }
    if (state.lang !== before.lang) onLanguage();
  });
  window.addEventListener('popstate', () => onBack(readPlace(location.search)));
  // A page out of the browser's memory holds what was true when it was left.
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
}

/**
 * Tells when there is reason to hope that the service answers again, and when the page may be gone in a moment.
 * @param {{window: Window, onHope: () => void, onLeave: () => void, onChange: (back: boolean) => void}} deps
 */
export function watchLine({ window, onHope, onLeave, onChange }) {
  const { document } = window;
  window.addEventListener('online', () => {
    onChange(true);
    onHope();
  });
  window.addEventListener('offline', () => onChange(false));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') onHope();
    else onLeave();
  });
}
