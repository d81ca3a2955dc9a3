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
import { keepCurrent, renewWhole } from './ui/live.js';
import { createPage } from './ui/page.js';
import { createPast } from './ui/past.js';
import { createPrinter } from './ui/print.js';
import { createShortcuts } from './ui/shortcuts.js';

/**
 * Wires what stands around the map: panel, furniture, help, history, news. The map does not wait for it.
 * @param {Object} deps what main.js has made; catalogue: what was loaded; derive: what the map was drawn with
 */
export async function surround(deps) {
  const { api, L, store, texts, actions, messages, drawer, map: view } = deps;
  const roomy = window.innerWidth >= 1200;
  const map = { ...view, ...furnish({ L, view, stage: byId('stage'), texts, messages, actions, roomy }) };
  // Places only serve the search; the page lives without them.
  const places = api.getPlaces().then(
    ({ features }) => features.map(toPlace),
    () => [],
  );
  let page = null;
  const source = deps.catalogue.tiled
    ? await (await import('./tiled.js')).tiledSource({ ...deps, onChange: () => page?.renew() })
    : wholeSource(deps);
  const deeds = createDeeds({ ...api, texts, messages, map, print: createPrinter(texts), state: store.get });
  const { getInitiative } = api;
  const panel = createPanel({ texts, actions, map, drawer, deeds, getInitiative, places, onMore: source.more });
  page = createPage({ store, texts, actions, map, panel, drawer });
  const keys = createShortcuts({ search: panel.focusSearch, help: () => help.open('help-keys'), escape: page.escape });
  const help = createHelp({ keys });
  watchConnection({ messages, texts, onBack: map.retryTiles });
  createPast({ texts, store, addressOf: writeUrl });
  followHistory(store, source.known, window);
  page.begin(source.derive);
  await source.begin();
  const renew = async (codes, news) => {
    const change = await source.renew(codes, news);
    page.renew();
    return change;
  };
  if (!store.get().date) keepCurrent({ followPublications, texts, messages, known: source.publication, renew });
}

/** All initiatives are here: what the page shows is computed from them. */
function wholeSource({ api, catalogue, derive }) {
  let now = catalogue;
  let derivation = derive;
  const onChange = (next) => (derivation = createDerivation((now = next)));
  return {
    publication: catalogue.publication,
    derive: (state) => derivation(state),
    known: () => knownCodes(now),
    begin() {},
    more: null,
    renew: renewWhole({ api, catalogue: () => now, onChange }),
  };
}
