import { copyText } from '../ui/clipboard.js';
import { saveFile } from '../ui/dom.js';
import { writeUrl } from '../state/url.js';

/**
 * What a person can do with an initiative, beyond reading it.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {Object} deps.map
 * @param {() => void} deps.print
 * @param {Function} deps.getInitiative
 * @param {() => import('../state/state.js').State} deps.state
 */
export function createDeeds({ texts, messages, map, print, getInitiative, state }) {
  async function download(name, content) {
    try {
      saveFile(name, 'application/geo+json', JSON.stringify(await content(), null, 2));
    } catch (error) {
      const cause = texts.text(texts.has(`error.${error.kind}`) ? `error.${error.kind}` : 'error.server');
      messages.warn(texts.text('sheet.downloadFailed', { cause }));
    }
  }

  return {
    zoom: (i) => map.fit(i.bbox, 16),
    async copy(i) {
      const link = writeUrl({ ...state(), selected: i.code });
      const url = window.location.origin + window.location.pathname + link;
      const done = await copyText(url);
      messages.tell(texts.text(done ? 'sheet.copied' : 'sheet.copyFailed', { url }));
    },
    download: (i) => download(`${i.code}.geojson`, () => getInitiative(i.code, state().date)),
    print,
    went: (name) => messages.say(texts.text('search.went', { name })),
  };
}
