import { toInitiative, toVocabulary } from '../state/catalogue.js';
import { byId, el } from './dom.js';
import { sign } from './icons.js';

/**
 * Loads what the page cannot do without, shows how far it is, and when it fails says why, what to do, and offers to try
 * again.
 * @param {Object} deps
 * @param {{getInitiatives: Function, getFacets: Function}} deps.api
 * @param {() => ?Object} deps.takeFirst what was asked for before this module was there (api/first.js)
 * @param {number} deps.mostWhole more than these are not loaded
 * @param {Object} deps.texts
 * @param {?string} deps.date the day or instant whose map is wanted; null = the map as it is
 * @returns {Promise<{tiled: boolean, initiatives: Object[], vocabulary: Object, publication: ?string}>} tiled: there are
 *   too many to load them; then `facets` are there and nothing else
 */
export async function loadCatalogue({ api, takeFirst, mostWhole, texts, date }) {
  const box = byId('loading');
  const count = byId('result-count');
  for (;;) {
    try {
      // Where the count will stand: on a phone the rest lies below the edge of the screen.
      count.textContent = texts.text('load.title');
      return await load({ api, first: takeFirst(), mostWhole, date, tick: progress(box, texts) });
    } catch (error) {
      count.textContent = '';
      document.dispatchEvent(new CustomEvent('huella:attention'));
      await retryAsked(box, texts, error);
    } finally {
      box.replaceChildren();
    }
  }
}

async function load({ api, first, mostWhole, date, tick }) {
  const step = (promise) => promise.then((value) => (tick(), value));
  // How many there were on a day is asked of that day.
  const facets = await step(
    first && !date ? first.facets : api.getFacets(date ? `?fecha=${encodeURIComponent(date)}` : ''),
  );
  const vocabulary = toVocabulary(facets);
  if (facets.total > mostWhole) return { tiled: true, facets, initiatives: [], publication: null, vocabulary };
  const early = first && (await first.initiatives);
  const collection = await step(early ? Promise.resolve(early) : api.getInitiatives({ date }));
  return {
    tiled: false,
    initiatives: collection.features.map(toInitiative),
    publication: collection.publication,
    vocabulary,
  };
}

function progress(box, texts) {
  const total = 2;
  let done = 0;
  const bar = el('progress', { max: total, value: 0, 'aria-label': texts.text('load.title') });
  const step = el('span', { class: 'load-step' });
  const skeleton = Array.from({ length: 5 }, () =>
    el('div', { class: 'ghost', 'aria-hidden': 'true' }, el('span'), el('span')),
  );
  box.replaceChildren(el('p', { class: 'load-title' }, texts.text('load.title'), ' ', step), bar, ...skeleton);
  return () => {
    bar.value = done += 1;
    step.textContent = texts.text('load.step', { n: done, total });
  };
}

function retryAsked(box, texts, error) {
  const kind = texts.has(`error.${error.kind}`) ? error.kind : 'format';
  return new Promise((resolve) => {
    const button = el('button', { type: 'button', class: 'button is-primary', on: { click: resolve } });
    button.textContent = texts.text('load.retry');
    box.replaceChildren(
      el(
        'div',
        { class: 'failure', role: 'alert' },
        sign('warning', 28),
        el('p', { class: 'failure-title' }, texts.text('load.errorTitle')),
        el('p', {}, texts.text(`error.${kind}`)),
        error.detail && el('p', { class: 'failure-detail' }, error.detail),
        button,
      ),
    );
  });
}
