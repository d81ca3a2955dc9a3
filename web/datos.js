import * as api from './api.js';
import { createPage } from './download/page.js';
import { DATA_TEXTS } from './i18n/data.js';
import { createTexts } from './i18n/texts.js';
import { readRequest } from './state/request.js';
import { createStore } from './state/state.js';
import { watchConnection } from './ui/connection.js';
import { byId } from './ui/dom.js';
import { drawSigns } from './ui/icons.js';

/* Wires the page /datos; nothing imports this file. */
const store = createStore(readRequest(location.search).request);
const texts = createTexts(() => store.get().lang, DATA_TEXTS);
drawSigns(document);
const page = createPage({ store, texts, api, window });
const tell = (text) => (byId('announcer').textContent = text);
watchConnection({ messages: { tell }, texts, onBack: page.refresh });
await page.begin();
document.body.dataset.ready = 'true';
