import * as api from './api.js';
import { followPublications } from './api/events.js';
import { createTexts } from './i18n/texts.js';
import { createMapView } from './map/view.js';
import { createDeeds } from './panel/deeds.js';
import { createDrawer } from './panel/drawer.js';
import { createPanel } from './panel/panel.js';
import { createActions } from './state/actions.js';
import { createDerivation, knownCodes } from './state/derive.js';
import { followHistory } from './state/history.js';
import { createStore } from './state/state.js';
import { readUrl, writeUrl } from './state/url.js';
import { watchConnection } from './ui/connection.js';
import { byId } from './ui/dom.js';
import { createHelp } from './ui/help.js';
import { drawSigns } from './ui/icons.js';
import { keepCurrent } from './ui/live.js';
import { loadCatalogue } from './ui/loading.js';
import { createMessages } from './ui/messages.js';
import { createPage } from './ui/page.js';
import { createPast } from './ui/past.js';
import { createPrinter } from './ui/print.js';
import { createShortcuts } from './ui/shortcuts.js';

/* Wires everything, top to bottom; nothing imports this file. */
const narrow = window.matchMedia('(max-width: 759px) and (min-height: 421px)');
const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const store = createStore(readUrl(location.search).state);
const texts = createTexts(() => store.get().lang);
const actions = createActions(store);
drawSigns(document);
const messages = createMessages(texts);
const drawer = createDrawer({ narrow, texts });
const map = createMapView({
  L: window.L,
  lib: window.protomapsL,
  elements: { map: byId('map'), stage: byId('stage') },
  insets: () => ({ top: 0, right: 0, left: 0, bottom: drawer.covered() }),
  setting: { calm, roomy: window.innerWidth >= 1200 },
  ...{ texts, messages, actions, getTile: api.getBaseTile },
});
const deeds = createDeeds({ ...api, texts, messages, map, print: createPrinter(texts), state: store.get });
const panel = createPanel({ texts, actions, map, drawer, deeds, getInitiative: api.getInitiative });
const page = createPage({ store, texts, actions, map, panel, drawer });
const keys = createShortcuts({ search: panel.focusSearch, help: () => help.open('help-keys'), escape: page.escape });
const help = createHelp({ keys });
watchConnection({ messages, texts, onBack: map.retryTiles });
createPast({ texts, store, addressOf: writeUrl });
map.start(store.get());
let catalogue = await loadCatalogue({ api, texts, date: store.get().date });
const { state, ignored } = readUrl(location.search, knownCodes(catalogue));
store.set({ ...state, lang: store.get().lang, view: store.get().view, base: store.get().base }, 'start');
if (ignored.length) messages.tell(texts.text('notice.ignored', { values: ignored.join(', ') }));
followHistory(store, () => knownCodes(catalogue), window);
page.begin(createDerivation(catalogue));
const onChange = (next) => page.renew(createDerivation((catalogue = next)));
if (!state.date) keepCurrent({ api, followPublications, texts, messages, catalogue: () => catalogue, onChange });
await map.drawn(4000);
document.body.dataset.ready = 'true';
