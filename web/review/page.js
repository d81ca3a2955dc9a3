import { writeTexts } from '../i18n/texts.js';
import { toVocabulary } from '../state/catalogue.js';
import { byId } from '../ui/dom.js';
import { createComparison } from '../map/comparison.js';
import { screenOf } from './address.js';
import { createDraft } from './draft.js';
import { comunaNames, createFields } from './fields.js';
import { createHistory } from './history.js';
import { createQueue } from './queue.js';
import { createShape } from './shape.js';
import { accountLink } from './trouble.js';

const SCREENS = { queue: createQueue, draft: createDraft, history: createHistory };
const MODE = 'huella.comparison';

/**
 * The page `/revision`: one of three screens, by its address. Going to another screen is an ordinary link; only steps
 * within one stay in the page.
 * @param {Object} deps
 * @param {Object} deps.store holds the address
 * @param {Object} deps.texts
 * @param {Object} deps.api
 * @param {{L: Object, lib: Object, getTile: Function}} deps.map
 */
export function createPage({ store, texts, api, map }) {
  const tell = (text) => (byId('announcer').textContent = text);
  const shapes = [];
  let session = { cuenta: null, csrf: null };
  let vocabulary = {};
  let features = [];
  let screen = null;

  const account = () => session.cuenta;
  const taste = {
    get: () => (recall() === 'sides' ? 'sides' : 'overlay'),
    set: remember,
  };

  function makeShape() {
    const onTrouble = () => tell(texts.text('map.baseFailed'));
    const comparison = createComparison({ ...map, texts, onTrouble });
    shapes.push(comparison);
    return createShape({ texts, comparison, taste });
  }

  function editionName({ codigo, resultado, propuesta, vigente }) {
    const names = { ...vigente?.campos, ...propuesta?.campos, ...resultado?.campos };
    return texts.pick({ es: names.nombre ?? codigo, en: names.nombre_en || names.nombre || codigo });
  }

  function speak() {
    writeTexts(document, texts);
    document.documentElement.lang = texts.language();
    byId('language').lang = texts.language() === 'es' ? 'en' : 'es';
    byId('account').textContent = account() ? account().nombre : texts.text('review.signIn');
    byId('account').href = account() ? `/cuenta${inLanguage()}` : accountLink(texts);
    for (const link of document.querySelectorAll('[data-other]')) {
      link.href = link.dataset.other + inLanguage();
    }
  }

  const inLanguage = () => (texts.language() === 'en' ? '?idioma=en' : '');

  function nameWindow() {
    document.title = `${screen.name()} · Huella`;
  }

  async function draw() {
    await screen.draw();
    nameWindow();
  }

  async function change(address, before) {
    if (address.lang !== before.lang) {
      speak();
      for (const shape of shapes) shape.speak();
    }
    await draw();
  }

  /** Names of codes and people are a comfort: without them the codes stand for themselves. */
  async function learn() {
    const [found, facets, initiatives] = await Promise.all([
      api.getSession().catch(() => session),
      api.getFacets().then(toVocabulary, () => ({})),
      api.getInitiatives().then(
        (body) => body.features,
        () => [],
      ),
    ]);
    session = found;
    vocabulary = facets;
    features = initiatives;
  }

  return {
    async begin() {
      speak();
      await learn();
      speak();
      screen = SCREENS[screenOf(store.get())]({
        ...{ texts, api, store, account, tell, editionName },
        root: byId('screen'),
        csrf: () => session.csrf,
        fields: () => createFields({ texts, vocabulary, comunas: comunaNames(features) }),
        initiatives: () => features,
        shape: makeShape,
      });
      store.subscribe(change);
      byId('language').addEventListener('click', () =>
        store.set({ lang: texts.language() === 'es' ? 'en' : 'es' }, 'language'),
      );
      await screen.load();
      nameWindow();
    },
    /** Something was published, or the connection is back. */
    refresh: () => screen?.refresh(),
  };
}

function recall() {
  try {
    return localStorage.getItem(MODE);
  } catch {
    return null;
  }
}

function remember(mode) {
  try {
    localStorage.setItem(MODE, mode);
  } catch {
    // Storage may be forbidden; the choice then is asked for again.
  }
}
