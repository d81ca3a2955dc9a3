import { byId, el } from '../ui/dom.js';
import { createShortcuts } from '../ui/shortcuts.js';

const SHEET = [
  [['Ctrl+Z'], 'keys.undo'],
  [['Ctrl+Y', 'Ctrl+⇧+Z'], 'keys.redo'],
  [['Ctrl+S'], 'keys.save'],
  [['/'], 'keys.compare'],
  [['?'], 'keys.help'],
  [['Esc'], 'keys.escape'],
  [['↑ ↓ ← →', '+ −'], 'keys.map'],
];

/**
 * The keys of the editor and the sheet that lists them. Undo is one for everything, typing included: the text of a
 * field is part of the draft.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {() => {keys: string[], text: string}[]} deps.drawing the keys of the drawing tools
 */
export function createKeys({ texts, drawing }) {
  const dialog = byId('help');
  byId('help-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  byId('help-button').addEventListener('click', open);

  function open() {
    const own = SHEET.map(([keys, text]) => ({ keys, text: texts.text(text) }));
    byId('keys').replaceChildren(
      ...[...own, ...drawing()].flatMap(({ keys, text }) => [
        el(
          'dt',
          {},
          keys.flatMap((key, i) => [i > 0 && ' ', el('kbd', {}, key)]),
        ),
        el('dd', {}, text),
      ]),
    );
    if (!dialog.open) dialog.showModal();
    byId('help-title').focus();
  }

  let single = null;
  return {
    /** Whether keys of one letter are wanted (WCAG 2.1.4). */
    single: () => single?.enabled() ?? true,
    /** @param {{undo: Function, redo: Function, save: Function, compare: Function, escape: Function}} on */
    listen(on) {
      single = createShortcuts({ search: on.compare, help: open, escape: on.escape });
      const box = byId('single-keys');
      box.checked = single.enabled();
      box.addEventListener('change', () => single.enable(box.checked));
      document.addEventListener('keydown', (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return;
        const key = event.key.toLowerCase();
        const action = { z: event.shiftKey ? on.redo : on.undo, y: on.redo, s: on.save }[key];
        if (!action) return;
        event.preventDefault();
        action();
      });
    },
  };
}
