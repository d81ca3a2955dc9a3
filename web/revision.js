import * as api from './api.js';
import { followPublications } from './api/events.js';
import * as review from './api/review.js';
import { REVIEW_TEXTS } from './i18n/review.js';
import { createTexts } from './i18n/texts.js';
import { changePatterns } from './map/changes.js';
import { readAddress } from './review/address.js';
import { followAddress } from './review/follow.js';
import { createPage } from './review/page.js';
import { createStore } from './state/state.js';
import { watchConnection } from './ui/connection.js';
import { byId } from './ui/dom.js';

/* Wires the page /revision; nothing imports this file. */
const store = createStore(readAddress(location.search));
const texts = createTexts(() => store.get().lang, REVIEW_TEXTS);
document.body.append(changePatterns());
followAddress(store, window);
const page = createPage({
  store,
  texts,
  api: { ...api, ...review },
  map: { L: window.L, lib: window.protomapsL, getTile: api.getBaseTile },
});
const tell = (text) => (byId('announcer').textContent = text);
watchConnection({ messages: { tell }, texts, onBack: page.refresh });
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && page.refresh());
await page.begin();
followPublications({ known: null, onPublication: page.refresh, onEverything: page.refresh });
document.body.dataset.ready = 'true';
