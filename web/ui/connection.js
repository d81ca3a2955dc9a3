import { byId } from './dom.js';

/**
 * Says when the device is offline, for as long as it is.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {() => void} deps.onBack the connection is back
 */
export function watchConnection({ messages, texts, onBack }) {
  const banner = byId('offline');
  banner.hidden = navigator.onLine;
  window.addEventListener('offline', () => (banner.hidden = false));
  window.addEventListener('online', () => {
    banner.hidden = true;
    messages.tell(texts.text('net.online'));
    onBack();
  });
}
