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
    else if (store.get().selected === selected) refuse(selected);
  }

  function refuse(selected) {
    store.set({ selected: null }, 'gone');
    messages.tell(texts.text('notice.ignored', { values: selected }));
  }

  actions.prepareWith(answers.know);
  view.layOver({
    show(model) {
      tiles.show(model.state, model.tiles);
      const { asked, tiles: drawnByTiles } = answers.get();
      largest.bound(drawnByTiles ? null : { ...asked, isPast: model.state.date !== null });
    },
    hitsAt: tiles.hitsAt,
    retry() {
      tiles.retry();
      answers.retry();
    },
  });
  store.subscribe((state, before) => {
    if (state.selected !== before.selected) open(state.selected);
    if (state.q !== before.q || state.filters !== before.filters) answers.askSoon();
    else if (state.view !== before.view) answers.moved();
  });
  const { selected, date } = store.get();
  // Up to which publication everything is known; and the open one with it.
  const nothing = (error) => (trouble(error), null);
  const [first] = await Promise.all([
    api.getInitiatives({ codes: [selected ?? ''], date }).catch(nothing),
    tiles.start().catch(nothing),
  ]);
  answers.remember(first?.features ?? []);
  if (selected && first?.features.length === 0) refuse(selected);
  answers.tell();
  return {
    derive,
    publication: first?.publication ?? null,
    known: () => knownCodes(catalogue),
    begin: () => answers.ask(),
    more: answers.more,
    async renew(codes, news) {
      const change = await answers.renew(codes, news);
      await tiles.renew();
      return change;
    },
  };
}
