import { termOf } from '../state/catalogue.js';
import {
  collectionOf,
  FIRST_REQUEST,
  geojsonPath,
  isBeyondMap,
  isNarrowed,
  mapQuery,
  WISHES,
} from '../state/request.js';
import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { curlLine, ogrLine } from './commands.js';
import { sizeText } from './options.js';

/**
 * The file that would come: how many initiatives, how large, under which address; and when there is none, what to give
 * up. Numbers that are being counted again stay, dimmed.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object<string, import('../state/catalogue.js').Term[]>} deps.vocabulary
 * @param {string} deps.origin
 * @param {{loosen: (param: string) => void, clear: () => void, retry: () => void}} deps.on
 */
export function createFile({ texts, vocabulary, origin, on }) {
  const count = byId('file-count');
  const what = byId('file-what');
  const link = byId('download');
  const trouble = byId('file-trouble');

  const button = (text, action) => el('button', { type: 'button', class: 'button', on: { click: action } }, text);

  function countText(request, offer, total) {
    if (!isNarrowed(request)) return texts.text('results.all', { total: offer.count });
    return texts.text(offer.count ? 'results.some' : 'results.none', { n: offer.count, total });
  }

  /** @returns {string} «Tema: Aguas, Trenes» */
  function nameOf(param, request) {
    if (param === 'q') return texts.text('filters.text', { text: request.q.trim() });
    if (param === 'bbox') return texts.text('data.box');
    // The one layer is the collection; the service knows it by that name.
    const { key } = WISHES.find((wish) => wish.param === param);
    const names = request.filters[key].map((code) => texts.pick(termOf(vocabulary, key, code).name));
    return `${texts.text(`facet.${key}`)}: ${names.join(', ')}`;
  }

  function empty(request, offer) {
    const cures = offer.cures.map(({ param, count: n }) =>
      button(texts.plural('data.loosen', n, { name: nameOf(param, request) }), () => on.loosen(param)),
    );
    trouble.replaceChildren(...cures, button(texts.text('filters.clear'), on.clear));
  }

  function failed(error) {
    const kind = texts.has(`error.${error.kind}`) ? error.kind : 'format';
    trouble.replaceChildren(
      el(
        'p',
        { role: 'alert' },
        sign('warning', 20),
        ' ',
        `${texts.text('data.error')} ${texts.text(`error.${kind}`)} ${error.detail ?? ''}`,
      ),
      button(texts.text('load.retry'), on.retry),
    );
  }

  function address(request, format) {
    const name = format.file.slice(0, -format.extension.length - 1);
    byId('file-address').textContent = origin + format.url;
    byId('file-curl').textContent = curlLine(origin + format.url, format.file);
    byId('file-ogr').textContent = ogrLine(origin + geojsonPath(request), name, request.crs);
    byId('beyond-map').hidden = !isBeyondMap(request);
  }

  return {
    /** @param {{request: Object, offer: ?Object, total: number, status: string, error: ?Error}} model */
    show({ request, offer, total, status, error }) {
      count.setAttribute('aria-busy', String(status === 'counting'));
      byId('file-bar').classList.toggle('is-counting', status === 'counting');
      for (const node of document.querySelectorAll('[data-map]')) node.href = `/${mapQuery(request)}`;
      if (status === 'failed') {
        failed(error);
        link.hidden = true;
        count.textContent = '';
        what.textContent = '';
        byId('file-more').hidden = true;
        return;
      }
      const format = offer?.formats.find((each) => each.code === request.format);
      if (!format || status === 'counting') {
        if (!offer) count.textContent = texts.text('data.counting');
        return;
      }
      const said = countText(request, offer, total);
      if (count.textContent !== said) count.textContent = said;
      const none = offer.count === 0;
      link.hidden = none;
      byId('file-more').hidden = none;
      byId('file-bar').classList.toggle('is-empty', none);
      if (none) {
        what.textContent = texts.text(offer.cures.length ? 'data.noneCure' : 'data.noneHard');
        empty(request, offer);
        return;
      }
      trouble.replaceChildren();
      const size = sizeText(format, texts);
      what.textContent = texts.text(request.crs === FIRST_REQUEST.crs ? 'data.what' : 'data.whatSystem', {
        format: texts.pick(format.name),
        size,
        system: request.crs,
      });
      link.href = format.url;
      link.setAttribute('download', format.file);
      link.setAttribute('aria-label', texts.text('data.downloadLong', { file: format.file, size }));
      link.dataset.collection = collectionOf(request);
      address(request, format);
    },
  };
}
