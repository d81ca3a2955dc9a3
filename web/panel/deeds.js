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
 * @param {Function} deps.getInitiatives
 * @param {() => import('../state/state.js').State} deps.state
 * @param {() => ?Object} deps.model what the page now shows
 */
export function createDeeds({ texts, messages, map, print, getInitiative, getInitiatives, state, model }) {
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
    download: (i) => download(`${i.code}.geojson`, () => getInitiative(i.code)),
    /** The list as shown: filtered here, so that the file cannot hold more or less than the list. */
    downloadList: () =>
      download('iniciativas.geojson', async () => {
        const collection = await getInitiatives();
        const codes = new Set(model().results.map((i) => i.code));
        const features = collection.features.filter((f) => codes.has(f.properties.codigo));
        const { bbox, ...rest } = collection;
        return {
          ...rest,
          ...(features.length === collection.features.length && { bbox }),
          numero: features.length,
          features,
        };
      }),
    print,
    went: (name) => messages.say(texts.text('search.went', { name })),
  };
}

/** @returns {Promise<boolean>} false where the browser gives no way (no https, no permission) */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
