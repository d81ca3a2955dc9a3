import { getPage } from './api/items.js';
import { createLargest } from './map/largest.js';
import { createTiles } from './map/tiles.js';
import * as words from './state/catalogue.js';
import { knownCodes } from './state/derive.js';
import { tiledModel } from './state/tiled.js';
import { createAnswers } from './ui/answers.js';
import { byId } from './ui/dom.js';

/**
 * Wires what takes the place of the loaded catalogue when there are too many initiatives for that: tiles on the map,
 * and the service's answers in the panel.
 * @param {Object} deps as of around.js
 * @param {() => void} deps.onChange there are new answers
 */
export async function tiledSource({ api, L, lib, store, texts, actions, messages, map: view, catalogue, onChange }) {
  const trouble = (error) =>
    messages.warn(texts.text(texts.has(`error.${error.kind}`) ? `error.${error.kind}` : 'error.server'));
  const largest = createLargest({ L, map: view.leaflet, element: byId('largest'), texts });
  const tiles = createTiles({
    lib,
    map: view.leaflet,
    words,
    ...{ getTileSet: api.getTileSet, getTile: api.getTile },
    onView: (seen) => largest.show(seen),
    onTrouble: () => messages.warn(texts.text('tiles.failed')),
  });
  const answers = createAnswers({
    api: { ...api, getPage },
    store,
    facets: catalogue.facets,
    frame: view.frame,
    onTrouble: trouble,
    onChange,
  });
  const derive = (state) => tiledModel(catalogue.vocabulary, answers.get(), state);

  /** An address, or a step back, may name what has not come yet, or does not exist. */
  async function open(selected) {
    if (!selected) return answers.tell();
    if (await answers.know(selected)) answers.tell();
    else if (store.get().selected === selected) {
      store.set({ selected: null }, 'gone');
      messages.tell(texts.text('notice.ignored', { values: selected }));
    }
  }

  actions.prepareWith(answers.know);
  view.layOver({
    show(model) {
      tiles.show(model.state, model.tiles);
      const { asked, tiles: drawnByTiles } = answers.get();
      largest.bound(drawnByTiles ? null : { ...asked, isPast: model.state.date !== null });
    },
    hitsAt: tiles.hitsAt,
  });
  store.subscribe((state, before) => {
    if (state.selected !== before.selected) open(state.selected);
    if (state.q !== before.q || state.filters !== before.filters || state.view !== before.view) answers.askSoon();
  });
  const { selected } = store.get();
  await tiles.start();
  // Up to which publication everything is known; and the open one with it.
  const { publication } = await api.getInitiatives({ codes: [selected ?? ''] });
  if (selected) await open(selected);
  return {
    derive,
    publication,
    known: () => knownCodes(catalogue),
    begin: () => answers.ask(),
    more: answers.more,
    async renew(codes) {
      const change = await answers.renew(codes);
      await tiles.renew();
      return change;
    },
  };
}
