import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createActions } from '../state/actions.js';
import { createDerivation } from '../state/derive.js';
import { followHistory } from '../state/history.js';
import { createStore, DEFAULTS } from '../state/state.js';
import { initiative } from './sample.js';

test('listeners hear only real changes, with what was and why', () => {
  const store = createStore(DEFAULTS);
  const heard = [];
  store.subscribe((state, previous, cause) => heard.push([state.q, previous.q, cause]));
  store.set({ q: '' });
  store.set({ q: 'río' }, 'search');
  store.set({ filters: { ...DEFAULTS.filters } });
  assert.deepEqual(heard, [['río', '', 'search']]);
});

test('a change made by a listener is heard by all after the change that caused it', () => {
  const store = createStore(DEFAULTS);
  const heard = [];
  store.subscribe((state, _, cause) => cause === 'first' && store.set({ base: 'osm' }, 'second'));
  store.subscribe((state, _, cause) => heard.push([cause, state.base]));
  store.set({ q: 'x' }, 'first');
  assert.deepEqual(heard, [
    ['first', 'embedded'],
    ['second', 'osm'],
  ]);
});

test('the state cannot be changed behind the store', () => {
  const store = createStore(DEFAULTS);
  assert.throws(() => (store.get().q = 'x'), TypeError);
});

test('a new search leaves the open sheet', () => {
  const store = createStore({ ...DEFAULTS, selected: 'CAL-03' });
  createActions(store).search('tren');
  assert.equal(store.get().selected, null);
});

test('what did not change keeps its identity, so that views need not draw again', () => {
  const derive = createDerivation({ initiatives: [initiative('CAL-01')], vocabulary: {}, places: [] });
  const before = derive(DEFAULTS);
  assert.equal(derive({ ...DEFAULTS, selected: 'CAL-01' }).results, before.results);
  assert.notEqual(derive({ ...DEFAULTS, q: 'x' }).results, before.results);
});

test('an open initiative that the filters hide is known to be hidden', () => {
  const derive = createDerivation({ initiatives: [initiative('CAL-01')], vocabulary: {}, places: [] });
  assert.equal(derive({ ...DEFAULTS, selected: 'CAL-01' }).selectedIsHidden, false);
  assert.equal(derive({ ...DEFAULTS, selected: 'CAL-01', q: 'nada' }).selectedIsHidden, true);
});

function fakeWindow(search = '') {
  const steps = [];
  let pop = null;
  return {
    steps,
    goBack(to) {
      this.location.search = to;
      pop();
    },
    location: { pathname: '/', search },
    history: {
      pushState: (_, __, url) => steps.push(['push', url]),
      replaceState: (_, __, url) => steps.push(['replace', url]),
    },
    addEventListener: (name, listener) => (pop = listener),
  };
}

test('opening a sheet is a step to go back from; moving and filtering rewrite the present one', () => {
  const store = createStore(DEFAULTS);
  const window = fakeWindow();
  followHistory(store, () => null, window);
  const actions = createActions(store);
  actions.toggle('layer', 'calama');
  actions.select('CAL-03', 'list');
  actions.move({ zoom: 12, lat: -22.46, lon: -68.93 });
  actions.close();
  assert.deepEqual(
    window.steps.map(([kind]) => kind),
    ['replace', 'push', 'replace', 'push'],
  );
  assert.deepEqual(window.steps[1], ['push', '/?capa=calama&iniciativa=CAL-03']);
});

test('going back keeps the language of the reader, and the address says so', () => {
  const store = createStore({ ...DEFAULTS, lang: 'en', selected: 'CAL-03' });
  const window = fakeWindow('?idioma=en&iniciativa=CAL-03');
  followHistory(store, () => null, window);
  window.goBack('?capa=rutas');
  assert.equal(store.get().lang, 'en');
  assert.deepEqual(window.steps, [['replace', '/?idioma=en&capa=rutas']]);
});

test('going back restores the state and writes nothing', () => {
  const store = createStore({ ...DEFAULTS, selected: 'CAL-03' });
  const window = fakeWindow('?iniciativa=CAL-03');
  followHistory(store, () => null, window);
  window.goBack('?capa=rutas');
  assert.equal(store.get().selected, null);
  assert.deepEqual(store.get().filters.layer, ['rutas']);
  assert.deepEqual(window.steps, []);
});
