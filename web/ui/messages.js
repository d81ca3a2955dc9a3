import { byId, el } from './dom.js';
import { sign } from './icons.js';

const TELL_MS = 6000;
const WARN_MS = 14_000;

/**
 * Short messages: shown at the foot of the map and read aloud. A warning stays longer and interrupts.
 * @param {{text: (key: string) => string}} texts
 */
export function createMessages(texts) {
  const calmBox = byId('messages');
  const alertBox = byId('alerts');
  const silent = byId('announcer');

  function put(box, icon, text, ms) {
    const close = () => node.remove();
    const node = el(
      'div',
      { class: 'message' },
      sign(icon, 18),
      el('span', { class: 'message-text' }, text),
      el(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': texts.text('app.close'), on: { click: close } },
        sign('close', 14),
      ),
    );
    box.replaceChildren(node);
    setTimeout(close, ms);
  }

  return {
    /** Something done or found. */
    tell: (text) => put(calmBox, 'info', text, TELL_MS),
    /** Something that did not work, with its cure. */
    warn: (text) => put(alertBox, 'warning', text, WARN_MS),
    /** Only for the screen reader: what the eye sees anyway. */
    say(text) {
      silent.textContent = text;
    },
  };
}
