import { byId } from '../ui/dom.js';

/**
 * Undo and redo, for all that was done: they say what they undo.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {Object} deps.desk
 * @param {() => void} deps.before what is shown next is shown even where somebody types
 */
export function createSteps({ texts, messages, desk, before }) {
  const buttons = { undo: byId('undo'), redo: byId('redo') };

  const words = ({ what, code, key, label }) =>
    label ? `${label} (${code})` : texts.text(`step.${what}`, { code, field: key ? texts.text(`field.${key}`) : '' });

  function go(way, said) {
    before();
    const label = desk[way]();
    if (label) messages.say(texts.text(said, { what: words(label) }));
  }

  const undo = () => go('undo', 'undo.undid');
  const redo = () => go('redo', 'undo.redid');
  buttons.undo.addEventListener('click', undo);
  buttons.redo.addEventListener('click', redo);

  function name(button, plain, full, label, possible) {
    const text = possible ? texts.text(full, { what: words(label) }) : texts.text(plain);
    button.setAttribute('aria-label', text);
    button.title = text;
    // Not `disabled`: a button that loses the focus at its end loses whoever uses the keyboard.
    button.setAttribute('aria-disabled', String(!possible));
  }

  return {
    undo,
    redo,
    show() {
      name(buttons.undo, 'undo.undo', 'undo.undoOf', desk.undoLabel(), desk.canUndo());
      name(buttons.redo, 'undo.redo', 'undo.redoOf', desk.redoLabel(), desk.canRedo());
    },
  };
}
