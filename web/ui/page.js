import { writeTexts } from '../i18n/texts.js';
import { byId } from './dom.js';

/**
 * Draws the page again after each change of the state: panel and map from one and the same model.
 * @param {Object} deps
 */
export function createPage({ store, texts, actions, map, panel, drawer }) {
  let derive = null;
  let model = null;

  function show(state, before, cause) {
    if (before && state.lang !== before.lang) speak();
    if (!derive || cause === 'move') return;
    model = derive(state);
    panel.show(model, before, cause);
    map.show(model);
    if (cause === 'history') goTo(state);
    else if (model.selected && state.selected !== before?.selected) lookAt(model.selected, state, cause);
    nameWindow(model.selected);
  }

  function goTo({ view, selected }) {
    if (view) map.setView(view);
    else if (model.selected && !map.sees(model.selected.bbox)) map.fit(model.selected.bbox);
    else if (!selected) map.fitRegion(false);
  }

  /** A chosen initiative must be seen; but whoever pressed it on the map sees it already, and is not moved about. */
  function lookAt(initiative, state, cause) {
    if (cause === 'start' && state.view) return;
    if (cause === 'map' && drawer.covered() === 0) return;
    if (!map.sees(initiative.bbox)) map.fit(initiative.bbox);
  }

  function speak() {
    writeTexts(document, texts);
    document.documentElement.lang = texts.language();
    byId('language').lang = texts.language() === 'es' ? 'en' : 'es';
    drawer.rename();
    nameWindow(model?.selected);
  }

  function nameWindow(initiative) {
    const title = texts.text('app.title');
    document.title = initiative ? `${texts.pick(initiative.name)} · ${title}` : title;
  }

  byId('skip-list').addEventListener('click', () => store.get().selected && actions.close());
  byId('language').addEventListener('click', () => actions.speak(texts.language() === 'es' ? 'en' : 'es'));
  store.subscribe(show);
  speak();

  return {
    /** The data are here: from now on every change is drawn. */
    begin(derivation) {
      derive = derivation;
      show(store.get(), null, 'start');
      byId('filters').hidden = false;
    },
    /** The data have changed: what is open stays open, if it is still there. */
    renew() {
      if (!derive) return;
      const { selected } = store.get();
      show(store.get(), store.get(), 'live');
      if (selected && !model.selected && !model.isComing) store.set({ selected: null }, 'gone');
    },
    model: () => model,
    /** Escape closes the innermost open thing. */
    escape() {
      if (!map.closeChooser() && store.get().selected) actions.close();
    },
  };
}
