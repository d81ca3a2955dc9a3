import * as api from './api.js';
import * as editing from './api/editing.js';
import * as imports from './api/imports.js';
import { createAsk } from './editor/ask.js';
import { createPage } from './editor/page.js';
import { createKeys } from './editor/keys.js';
import { readPlace } from './editor/place.js';
import { createStage } from './editor/stage.js';
import { EDITOR_TEXTS } from './i18n/editor.js';
import { createTexts } from './i18n/texts.js';
import { createStore } from './state/state.js';
import { byId } from './ui/dom.js';
import { drawSigns } from './ui/icons.js';
import { createMessages } from './ui/messages.js';

/* Wires the page /editor; nothing imports this file. */
const store = createStore(readPlace(location.search));
const texts = createTexts(() => store.get().lang, EDITOR_TEXTS);
drawSigns(document);
const messages = createMessages(texts);
const stage = createStage({
  L: window.L,
  lib: window.protomapsL,
  elements: { map: byId('map'), before: byId('map-before'), tools: byId('tools') },
  calm: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  getTile: api.getBaseTile,
  operations: editing.operations,
  texts,
  messages,
  more: { singleKeys: () => keys.single() },
});
const keys = createKeys({ texts, drawing: stage.keys });
const page = createPage({
  api: { ...api, ...editing, ...imports },
  ask: createAsk({ texts }),
  keys,
  store,
  texts,
  stage,
  messages,
  window,
});
await page.begin();
document.body.dataset.ready = 'true';
