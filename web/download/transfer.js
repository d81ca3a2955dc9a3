import { byId, el, saveFile } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { bytesText } from '../ui/bytes.js';

/** A larger file is left to the browser's own downloads: here it would have to fit into memory. */
export const TOO_LARGE_BYTES = 100_000_000;

/**
 * The download itself: how far it is, the way out, what went wrong and how to mend it. One at a time.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Function} deps.getFile
 * @param {() => void} deps.onIdle nothing is under way any more: the focus needs a place
 */
export function createTransfer({ texts, getFile, onIdle }) {
  const root = byId('transfer');
  const status = byId('transfer-status');
  let running = null;

  function progress(file, cancel) {
    const bar = el('progress', { max: 1, 'aria-label': texts.text('transfer.running', { file }) });
    const amount = el('span', { class: 'transfer-amount' }, texts.text('transfer.preparing'));
    const button = el('button', { type: 'button', class: 'button', id: 'transfer-cancel', on: { click: cancel } });
    button.textContent = texts.text('transfer.cancel');
    root.className = 'transfer is-running';
    root.replaceChildren(el('div', { class: 'transfer-bar' }, bar, amount), button);
    button.focus({ preventScroll: true });
    return (done, total) => {
      if (total === null) {
        amount.textContent = bytesText(done, texts.number);
        return;
      }
      bar.value = done / total;
      amount.textContent = texts.text('transfer.amount', {
        done: bytesText(done, texts.number),
        total: bytesText(total, texts.number),
        percent: Math.floor((100 * done) / total),
      });
    };
  }

  function say(kind, icon, text, ...more) {
    root.className = `transfer is-${kind}`;
    root.replaceChildren(sign(icon, 20), el('p', {}, text, more));
    status.textContent = text;
  }

  function failed(format, error) {
    const kind = texts.has(`error.${error.kind}`) ? error.kind : 'server';
    const again = el('button', { type: 'button', class: 'button', id: 'transfer-retry' }, texts.text('load.retry'));
    again.addEventListener('click', () => start(format));
    say('failed', 'warning', texts.text('transfer.failed'), ' ', texts.text(`error.${kind}`));
    if (error.detail) root.querySelector('p').append(' ', error.detail);
    status.textContent = root.querySelector('p').textContent;
    root.append(again);
    again.focus({ preventScroll: true });
  }

  /** @param {import('../state/offer.js').FormatOffer} format */
  async function start(format) {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    status.textContent = texts.text('transfer.running', { file: format.file });
    const onProgress = progress(format.file, () => mine.abort());
    try {
      const blob = await getFile(format.url, { signal: mine.signal, onProgress });
      if (running !== mine) return;
      saveFile(format.file, blob.type, blob);
      say(
        'done',
        'check',
        texts.text('transfer.done', { file: format.file, size: bytesText(blob.size, texts.number) }),
      );
      onIdle();
    } catch (error) {
      if (running !== mine) return;
      if (error.name === 'AbortError') {
        say('stopped', 'info', texts.text('transfer.stopped'));
        onIdle();
      } else failed(format, error);
    } finally {
      if (running === mine) running = null;
    }
  }

  return {
    start,
    /** Another choice: what was said of the last file no longer concerns it. One under way goes on. */
    forget() {
      if (running) return;
      root.className = 'transfer';
      root.replaceChildren();
      status.textContent = '';
    },
  };
}
