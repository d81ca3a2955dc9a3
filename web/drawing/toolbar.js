import { el } from '../ui/dom.js';
import { sign } from './signs.js';
import { GROUPS, isUsable, toolOf } from './tools.js';

/**
 * The toolbar: real buttons, one tab stop, arrow keys between them, each with its name, its key and whether it is on.
 * A tool that cannot be used now stays where it is and can be reached: it says why.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(id: string, byKey: boolean) => void} deps.onTool
 * @param {{finish: () => void, back: () => void, cancel: () => void}} deps.onSketch
 */
export function createToolbar({ texts, onTool, onSketch }) {
  const root = el('div', { class: 'draw-tools', role: 'toolbar' });
  const sketch = el('div', { class: 'draw-sketch', role: 'group', hidden: true });
  const hint = el('p', { class: 'draw-hint', hidden: true });
  let buttons = new Map();
  let sketchButtons = {};
  const text = texts.text;

  function button(id, name, press, shortcut) {
    const title = shortcut ? text('draw.withKey', { name, key: shortcut }) : name;
    return el(
      'button',
      { type: 'button', class: 'draw-tool', title, 'aria-label': name, on: { click: press }, data: { tool: id } },
      sign(id),
      el('span', { class: 'draw-tool-name', 'aria-hidden': 'true' }, name),
    );
  }

  function build() {
    buttons = new Map();
    root.setAttribute('aria-label', text('draw.tools'));
    root.replaceChildren(
      ...GROUPS.map((group) =>
        el(
          'div',
          { class: 'draw-group', role: 'group', 'aria-label': text(`draw.group.${group.id}`) },
          ...group.tools.map((id) => {
            const { key } = toolOf(id);
            // A press that no pointer made has no detail: the keyboard, or a screen reader.
            const press = ({ detail }) => onTool(id, detail === 0);
            const made = button(id, text(`draw.tool.${id}`), press, key.toUpperCase());
            made.setAttribute('aria-keyshortcuts', key.toUpperCase());
            buttons.set(id, made);
            return made;
          }),
        ),
      ),
    );
    sketch.setAttribute('aria-label', text('draw.sketch'));
    sketchButtons = {
      finish: button('finish', text('draw.sketch.finish'), onSketch.finish, 'F'),
      back: button('back', text('draw.sketch.back'), onSketch.back, text('draw.key.backspace')),
      cancel: button('cancel', text('draw.sketch.cancel'), onSketch.cancel, 'Esc'),
    };
    sketch.replaceChildren(...Object.values(sketchButtons));
    rove(buttons.get('point'));
  }

  /** One of the buttons is the tab stop. */
  function rove(to) {
    for (const each of buttons.values()) each.tabIndex = each === to ? 0 : -1;
  }

  root.addEventListener('keydown', (event) => {
    const all = [...buttons.values()];
    const at = all.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 }[
      event.key
    ];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = all.at(to % all.length);
    rove(next);
    next.focus();
  });
  root.addEventListener('focusin', ({ target }) => [...buttons.values()].includes(target) && rove(target));
  build();

  return {
    root,
    sketch,
    hint,
    speak: build,
    /** @param {{tool: ?string, kind: ?string, wanted: ?string, crowded: number,
     *   sketch: ?{count: number, canFinish: boolean}}} state crowded: how many handles are shown when not all are, else 0
     */
    show({ tool, kind, wanted, crowded, sketch: drawing }) {
      for (const [id, made] of buttons) {
        const usable = isUsable(toolOf(id), kind, wanted);
        made.setAttribute('aria-pressed', String(id === tool));
        made.setAttribute('aria-disabled', String(!usable));
      }
      const hadFocus = sketch.contains(document.activeElement);
      sketch.hidden = !drawing;
      if (drawing) {
        sketchButtons.finish.hidden = tool === 'point' || tool === 'rectangle';
        sketchButtons.back.hidden = tool === 'point';
        sketchButtons.finish.setAttribute('aria-disabled', String(!drawing.canFinish));
        sketchButtons.back.setAttribute('aria-disabled', String(drawing.count === 0));
      } else if (hadFocus) {
        buttons.get([...buttons.keys()].find((id) => buttons.get(id).tabIndex === 0)).focus();
      }
      hint.hidden = !tool;
      if (tool)
        hint.textContent = text(tool === 'vertices' && crowded ? 'draw.many' : `draw.hint.${tool}`, { n: crowded });
    },
    /** @param {string} id */
    focus: (id) => buttons.get(id)?.focus(),
  };
}
