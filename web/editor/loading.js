import { el } from '../ui/dom.js';

/**
 * Loads what the page cannot do without; when it fails says why, and offers to try again.
 * @param {{box: HTMLElement, texts: Object, reason: (error: Error) => string, load: () => Promise<void>}} deps
 */
export async function untilLoaded({ box, texts, reason, load }) {
  for (;;) {
    try {
      await load();
      box.remove();
      return;
    } catch (error) {
      if (!error.kind) throw error;
      await new Promise((resolve) => box.replaceChildren(failure(texts, reason(error), resolve)));
    }
  }
}

const failure = (texts, why, again) =>
  el(
    'div',
    { class: 'failure', role: 'alert' },
    el('p', { class: 'label' }, texts.text('editor.failed')),
    el('p', {}, why),
    el('button', { type: 'button', class: 'button is-primary', on: { click: again } }, texts.text('editor.retry')),
  );
