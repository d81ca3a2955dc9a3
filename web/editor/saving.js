import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';

/** What must be read aloud when it begins and when it ends; saving as such goes on all the time. */
const LOUD = ['offline', 'waiting', 'conflict', 'signedOut', 'closed', 'refused'];

/**
 * Says whether what stands here stands with the service too: always visible, and read aloud when it matters.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(text: string) => void} deps.say
 * @param {() => boolean} deps.online
 * @param {{retry: () => void, conflicts: () => void, signIn: () => string}} deps.on signIn: where one signs in
 */
export function createSaving({ texts, say, online, on }) {
  const box = byId('save-state');
  let last = '';

  /** @returns {{state: string, text: string}} */
  function read({ phase, queued, conflicts, refused }) {
    const counted = (state) => ({ state, text: texts.plural(`save.${state}`, queued) });
    if (phase === 'signedOut') return { state: phase, text: texts.text('save.signedOut') };
    if (phase === 'closed') return counted('closed');
    if (conflicts.length) return { state: 'conflict', text: texts.plural('save.conflict', conflicts.length) };
    if (refused.length) {
      const codes = texts.list(refused.map(({ code }) => code));
      return { state: 'refused', text: texts.text('save.refused', { codes, detail: refused[0].detail }) };
    }
    if (!online() || phase === 'offline') {
      return queued ? counted('offline') : { state: 'offline', text: texts.text('save.offlineIdle') };
    }
    if (phase === 'waiting') return counted('waiting');
    if (phase === 'saving') return { state: 'saving', text: texts.text('save.saving') };
    return queued ? counted('soon') : { state: 'saved', text: texts.text('save.saved') };
  }

  function deed(state) {
    const button = (key, click) =>
      el('button', { type: 'button', class: 'link-button', on: { click } }, texts.text(key));
    if (state === 'offline' || state === 'waiting') return button('save.now', on.retry);
    if (state === 'conflict') return button('conflict.title', on.conflicts);
    if (state !== 'signedOut') return null;
    return el('a', { class: 'link-button', href: on.signIn() }, texts.text('save.signIn'));
  }

  return {
    /** @param {?Object} status of the queue; null: no draft is open */
    show(status, lasting) {
      if (!status) return box.replaceChildren();
      const { state, text } = read(status);
      box.dataset.state = state;
      const icon = { saved: 'check', saving: 'download', soon: 'download' }[state] ?? 'warning';
      const fleeting = !lasting && el('span', { class: 'save-note' }, texts.text('save.fleeting'));
      const label = el('span', {}, text);
      if (box.dataset.shown !== `${state} ${text}`) {
        box.dataset.shown = `${state} ${text}`;
        box.replaceChildren(...[sign(icon, 16), label, deed(state), fleeting].filter(Boolean));
      }
      if (state !== last && (LOUD.includes(state) || (state === 'saved' && LOUD.includes(last)))) say(text);
      if (state === 'saved' || LOUD.includes(state)) last = state;
    },
  };
}
