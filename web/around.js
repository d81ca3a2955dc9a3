import { followPublications } from './api/events.js';
import { furnish } from './map/furniture.js';
import { createDeeds } from './panel/deeds.js';
import { createPanel } from './panel/panel.js';
import { toPlace } from './state/catalogue.js';
import { createDerivation, knownCodes } from './state/derive.js';
import { followHistory } from './state/history.js';
import { writeUrl } from './state/url.js';
import { watchConnection } from './ui/connection.js';
import { byId } from './ui/dom.js';
import { createHelp } from './ui/help.js';
import { keepCurrent } from './ui/live.js';
import { createPage } from './ui/page.js';
import { createPast } from './ui/past.js';
import { createPrinter } from './ui/print.js';
import { createShortcuts } from './ui/shortcuts.js';

/**
 * Wires what stands around the map: panel, furniture, help, history, news. The map does not wait for it.
 * @param {Object} deps what main.js has made; catalogue: what was loaded; derive: what the map was drawn with
 */
export function surround({ api, L, store, texts, actions, messages, drawer, map: view, catalogue, derive }) {
  const { date } = store.get();
  const roomy = window.innerWidth >= 1200;
  const furniture = furnish({ L, view, stage: byId('stage'), texts, messages, actions, roomy });
  const map = { ...view, ...furniture };
  // Places only serve the search; the page lives without them.
  const places = api.getPlaces().then(
    ({ features }) => features.map(toPlace),
    () => [],
  );
  const deeds = createDeeds({ ...api, texts, messages, map, print: createPrinter(texts), state: store.get });
  const panel = createPanel({ texts, actions, map, drawer, deeds, getInitiative: api.getInitiative, places });
  const page = createPage({ store, texts, actions, map, panel, drawer });
  const keys = createShortcuts({ search: panel.focusSearch, help: () => help.open('help-keys'), escape: page.escape });
  const help = createHelp({ keys });
  watchConnection({ messages, texts, onBack: map.retryTiles });
  createPast({ texts, store, addressOf: writeUrl });
  let known = catalogue;
  followHistory(store, () => knownCodes(known), window);
  page.begin(derive);
  const onChange = (next) => page.renew(createDerivation((known = next)));
  if (!date) keepCurrent({ api, followPublications, texts, messages, catalogue: () => known, onChange });
}
