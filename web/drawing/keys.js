import { TOOLS } from './tools.js';

/**
 * The keys of drawing, heard on the map, the toolbar and the panel. While something is drawn Ctrl+Z takes back its last
 * vertex, and the stack of undo of the page does not hear it.
 * @param {Object} deps
 * @param {HTMLElement[]} deps.places @param {Object} deps.sketch
 * @param {(id: ?string, byKey: boolean) => void} deps.useTool
 * @param {() => ?string} deps.tool @param {() => boolean} deps.singleKeys @param {Function} deps.text
 * @param {(key: string) => boolean} deps.nudgeAll
 */
export function createKeys({ map, places, sketch, useTool, tool, singleKeys, text, nudgeAll }) {
  const isTyping = (target) => target.closest?.('input, select, textarea') !== null;
  const isDrawing = () => sketch.tool() !== null;

  function escape() {
    if (!tool()) return false;
    if (isDrawing() && sketch.canFinish()) sketch.finish();
    else useTool(null);
    return true;
  }

  function plain(event) {
    const { key, target } = event;
    if (key === 'Escape') return escape();
    if (isTyping(target)) return false;
    if (isDrawing() && key === 'Backspace') {
      sketch.removeLast();
      return true;
    }
    if (tool() === 'move' && target === map.getContainer() && nudgeAll(key)) return true;
    return singleKeys() && letter(key.toLowerCase());
  }

  function letter(key) {
    if (isDrawing() && key === 'f') {
      sketch.finish();
      return true;
    }
    const wanted = TOOLS.find((each) => each.key === key);
    if (!wanted) return false;
    useTool(wanted.id, true);
    return true;
  }

  function hear(event) {
    if (event.defaultPrevented || event.altKey) return;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    const undoes = isUndo && isDrawing() && sketch.count() > 0 && !isTyping(event.target);
    if (undoes) sketch.removeLast();
    else if (event.ctrlKey || event.metaKey || !plain(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  for (const place of places) place.addEventListener('keydown', hear);
  // A click on the page leaves the focus nowhere; the keys of drawing still work then.
  document.addEventListener('keydown', (event) => {
    if (event.target === document.body && !document.querySelector('dialog[open]')) hear(event);
  });

  return {
    list: () => [
      { keys: ['←', '↑', '→', '↓'], text: text('draw.keys.arrows') },
      { keys: ['Enter'], text: text('draw.keys.enter') },
      { keys: [text('draw.key.backspace')], text: text('draw.keys.backspace') },
      { keys: ['F'], text: text('draw.keys.finish') },
      { keys: ['Esc'], text: text('draw.keys.escape') },
      { keys: [text('draw.key.delete')], text: text('draw.keys.delete') },
      { keys: ['+'], text: text('draw.keys.insert') },
    ],
  };
}
