import { alike } from '../editing/draft.js';
import { countVertices } from '../editing/shape.js';
import { el } from '../ui/dom.js';

/**
 * Work that the service does on a shape: one at a time, seen while it lasts, can be given up, and never put over a
 * shape that changed in the meantime.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {() => ?Object} deps.geometry the shape of the moment
 * @param {(geometry: ?Object, label: string) => void} deps.onDone
 * @param {(text: string, manner: 'tell'|'warn'|'say') => void} deps.onMessage
 */
export function createWork({ texts, geometry, onDone, onMessage }) {
  const { text } = texts;
  let abort = null;
  const words = el('span', { role: 'status' });
  const stop = el('button', { type: 'button', class: 'button', on: { click: () => abort?.abort() } });
  const root = el('div', { class: 'draw-work', hidden: true }, el('progress', {}), words, stop);
  root.firstChild.setAttribute('aria-label', text('draw.work.title'));

  function tell(error, name) {
    if (error.name === 'AbortError') return onMessage(text('draw.work.stopped'), 'tell');
    onMessage(text('draw.work.failed', { name, why: error.detail || text('draw.work.noAnswer') }), 'warn');
  }

  return {
    root,
    isBusy: () => abort !== null,
    cancel: () => abort?.abort(),
    /**
     * @param {string} name of the operation, in words
     * @param {(signal: AbortSignal) => Promise<{geometria: ?Object}>} call
     * @param {(result: Object) => ?Object} place what the whole shape is with the result
     */
    async run(name, call, place) {
      if (abort) return onMessage(text('draw.work.busy'), 'warn');
      const before = geometry();
      const mine = (abort = new AbortController());
      words.textContent = text('draw.work.doing', { name });
      stop.textContent = text('draw.work.stop');
      root.hidden = false;
      try {
        const { geometria } = await call(mine.signal);
        if (mine.signal.aborted) return onMessage(text('draw.work.stopped'), 'tell');
        if (!alike(before, geometry())) return onMessage(text('draw.work.stale', { name }), 'warn');
        const after = geometria && place(geometria);
        if (!after) return onMessage(text('draw.work.empty', { name }), 'warn');
        if (alike(after, before)) return onMessage(text('draw.work.same', { name }), 'tell');
        onDone(after, name);
        onMessage(text('draw.work.done', { name, before: countVertices(before), after: countVertices(after) }), 'tell');
      } catch (error) {
        tell(error, name);
      } finally {
        if (abort === mine) abort = null;
        root.hidden = true;
      }
    },
  };
}
