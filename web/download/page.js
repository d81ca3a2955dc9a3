import { writeTexts } from '../i18n/texts.js';
import { toVocabulary } from '../state/catalogue.js';
import { toOffer } from '../state/offer.js';
import { FIRST_REQUEST, NO_WISHES, offerQuery, readRequest, without, writeRequest } from '../state/request.js';
import { byId } from '../ui/dom.js';
import { createChoices } from './choices.js';
import { createFile } from './file.js';
import { createGuides, showLayers, showLevels } from './guides.js';
import { createOptions } from './options.js';
import { createTransfer, TOO_LARGE_BYTES } from './transfer.js';

/** Words are typed letter by letter; the service is asked when the fingers rest. */
const REST_MS = 250;

/**
 * The page `/datos`: each change of the request is written into the address, and the service is asked what it means.
 * @param {Object} deps
 * @param {Object} deps.store holds the request
 * @param {Object} deps.texts
 * @param {{getFacets: Function, getExports: Function, getFile: Function}} deps.api
 * @param {Window} deps.window
 */
export function createPage({ store, texts, api, window }) {
  const origin = window.location.origin;
  const guides = createGuides({ texts, origin });
  let parts = null;
  let facts = null;
  let model = { offer: null, status: 'counting', error: null };
  let timer = 0;
  let asked = 0;

  const change = (patch) => store.set(fitting({ ...store.get(), ...patch }, 'format' in patch), 'choice');

  /** A system that the chosen format cannot hold gives way, and the page says so. */
  function fitting(request, isNews) {
    const format = facts.offer.formats.find((each) => each.code === request.format);
    const told = byId('system-told');
    if (format.systems.includes(request.crs)) {
      if (isNews) told.textContent = '';
      return request;
    }
    told.textContent = texts.text('data.changed', { system: FIRST_REQUEST.crs, why: texts.pick(format.limit) });
    return { ...request, crs: FIRST_REQUEST.crs };
  }

  function speak() {
    writeTexts(window.document, texts);
    window.document.documentElement.lang = texts.language();
    window.document.title = texts.text('data.pageTitle');
    byId('language').lang = texts.language() === 'es' ? 'en' : 'es';
    guides.show();
  }

  function draw() {
    const request = store.get();
    if (parts) {
      parts.choices.show(request);
      parts.options.show(request, model.offer ?? facts.offer);
      showLevels(texts, facts.vocabulary.precision);
      showLayers(texts, facts.vocabulary.layer);
    }
    file().show({ ...model, request, total: facts?.offer.count ?? 0 });
  }

  const plainFile = createFile({
    texts,
    vocabulary: {},
    origin,
    on: { loosen: () => {}, clear: () => {}, retry: () => begin() },
  });
  const file = () => parts?.file ?? plainFile;

  async function count() {
    const mine = ++asked;
    try {
      const offer = toOffer(await api.getExports(offerQuery(store.get())));
      if (mine !== asked) return;
      model = { offer, status: 'ready', error: null };
    } catch (error) {
      if (mine !== asked) return;
      model = { ...model, status: 'failed', error };
    }
    draw();
  }

  function follow(request, before) {
    const url = window.location.pathname + writeRequest(request) + window.location.hash;
    window.history.replaceState(null, '', url);
    if (request.lang !== before.lang) speak();
    if (offerQuery(request) !== offerQuery(before)) {
      asked += 1;
      model = { ...model, status: 'counting' };
      clearTimeout(timer);
      timer = setTimeout(count, REST_MS);
    }
    if (request.lang === before.lang) parts?.transfer.forget();
    draw();
  }

  function build() {
    const { vocabulary } = facts;
    const on = {
      loosen: (param) => leave(() => change(without(store.get(), param))),
      clear: () => leave(() => change({ q: '', filters: NO_WISHES, bbox: null })),
      retry: () => count(),
    };
    parts = {
      choices: createChoices({ texts, vocabulary, onChange: change, request: store.get }),
      options: createOptions({ texts, onChange: change }),
      file: createFile({ texts, vocabulary, origin, on }),
      transfer: createTransfer({
        texts,
        getFile: api.getFile,
        onIdle: () => byId('download').focus({ preventScroll: true }),
      }),
    };
    byId('download').addEventListener('click', (event) => {
      const format = model.offer.formats.find((each) => each.code === store.get().format);
      if (event.ctrlKey || event.metaKey || event.shiftKey || format.bytes > TOO_LARGE_BYTES) return;
      event.preventDefault();
      if (model.status === 'ready') parts.transfer.start(format);
    });
  }

  /** The button that was pressed goes away with the trouble. */
  function leave(action) {
    action();
    byId('file-title').focus({ preventScroll: true });
  }

  async function begin() {
    model = { ...model, status: 'counting', error: null };
    draw();
    try {
      const [offer, facets] = await Promise.all([api.getExports(''), api.getFacets()]);
      facts = { offer: toOffer(offer), vocabulary: toVocabulary(facets) };
    } catch (error) {
      model = { ...model, status: 'failed', error };
      draw();
      return;
    }
    const { request, ignored } = known(readRequest(window.location.search, codes(facts.vocabulary)));
    build();
    model = { offer: facts.offer, status: 'counting', error: null };
    store.set(fitting({ ...request, lang: store.get().lang }, false), 'start');
    if (ignored.length) byId('told').textContent = texts.text('notice.ignored', { values: ignored.join(', ') });
    const { filters } = store.get();
    if (Object.keys(NO_WISHES).some((key) => key !== 'layer' && filters[key].length)) parts.choices.open();
    draw();
    await count();
  }

  /** Format and system are known only once the service has listed them. */
  function known({ request, ignored }) {
    const format = facts.offer.formats.some((each) => each.code === request.format);
    const system = facts.offer.systems.some((each) => each.code === request.crs);
    return {
      request: {
        ...request,
        format: format ? request.format : FIRST_REQUEST.format,
        crs: system ? request.crs : FIRST_REQUEST.crs,
      },
      ignored: [
        ...ignored,
        ...(format ? [] : [`formato=${request.format}`]),
        ...(system ? [] : [`crs=${request.crs}`]),
      ],
    };
  }

  store.subscribe(follow);
  byId('language').addEventListener('click', () => store.set({ lang: texts.language() === 'es' ? 'en' : 'es' }));
  speak();

  return { begin, refresh: () => (facts ? count() : begin()) };
}

function codes(vocabulary) {
  return Object.fromEntries(Object.entries(vocabulary).map(([key, terms]) => [key, new Set(terms.map((t) => t.code))]));
}
