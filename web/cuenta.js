import * as api from './api/access.js';
import { createPage } from './account/page.js';
import { readWay } from './account/way.js';
import { ACCOUNT_TEXTS } from './i18n/account.js';
import { createTexts } from './i18n/texts.js';
import { createStore } from './state/state.js';
import { watchConnection } from './ui/connection.js';
import { drawSigns } from './ui/icons.js';

/* Wires the page /cuenta; nothing imports this file. */
const store = createStore(readWay(location.search));
const texts = createTexts(() => store.get().lang, ACCOUNT_TEXTS);
drawSigns(document);
const page = createPage({ store, texts, api, window });
watchConnection({ messages: { tell: page.tell }, texts, onBack: () => {} });
await page.load();
document.body.dataset.ready = 'true';
