import * as api from './api.js';
import { MOST_WHOLE, takeFirst } from './api/first.js';
import { createTexts } from './i18n/texts.js';
import { createMapView } from './map/view.js';
import { createDrawer } from './panel/drawer.js';
import { createActions } from './state/actions.js';
import { createDerivation, knownCodes } from './state/derive.js';
import { createStore } from './state/state.js';
import { readUrl } from './state/url.js';
import { byId } from './ui/dom.js';
import { drawSigns } from './ui/icons.js';
import { loadCatalogue } from './ui/loading.js';
import { createMessages } from './ui/messages.js';

/*
 * Wires everything, top to bottom; nothing imports this file. First comes what draws the map; what stands around it
 * (around.js) is fetched while it is drawn.
 */
const narrow = window.matchMedia('(max-width: 759px) and (min-height: 421px)');
const store = createStore(readUrl(location.search).state);
const texts = createTexts(() => store.get().lang);
const actions = createActions(store);
drawSigns(document);
const messages = createMessages(texts);
const drawer = createDrawer({ narrow, texts });
const map = createMapView({
  L: window.L,
  lib: window.protomapsL,
  element: byId('map'),
  insets: () => ({ top: 0, right: 0, left: 0, bottom: drawer.covered() }),
  calm: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  ...{ texts, messages, actions, getTile: api.getBaseTile },
});
map.start(store.get());
const catalogue = await loadCatalogue({ api, takeFirst, mostWhole: MOST_WHOLE, texts, date: store.get().date });
const { state, ignored } = readUrl(location.search, knownCodes(catalogue));
store.set({ ...state, lang: store.get().lang, view: store.get().view, base: store.get().base }, 'start');
if (ignored.length) messages.tell(texts.text('notice.ignored', { values: ignored.join(', ') }));
const derive = createDerivation(catalogue);
map.show(derive(store.get()));
performance.mark('map');
// Not before the base map has asked for its tiles: a browser asks one host for six things at a time.
const around = import('./around.js');
const drawn = map.drawn(4000).then(() => performance.mark('base'));
// What stands around takes a phone a good part of a second: what is on its way is painted before.
await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, 1000))]);
await (
  await around
).surround({
  ...{ api, L: window.L, lib: window.protomapsL, store, texts, actions, messages, drawer, map, catalogue, derive },
});
await drawn;
document.body.dataset.ready = 'true';
