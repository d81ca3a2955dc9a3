import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { markIcon } from '../ui/mark.js';
import { markOf } from './style.js';

/**
 * The list that opens where several initiatives overlap, so that each can be reached.
 * @param {Object} deps
 * @param {HTMLElement} deps.stage what it floats in
 * @param {Object} deps.texts
 * @param {(code: string) => void} deps.onChoose
 * @param {(codes: string[]) => void} deps.onHeat
 */
export function createChooser({ stage, texts, onChoose, onHeat }) {
  let box = null;
  let comeFrom = null;

  function close({ giveBack = true } = {}) {
    if (!box) return false;
    box.remove();
    box = null;
    onHeat([]);
    if (giveBack && comeFrom?.isConnected) comeFrom.focus({ preventScroll: true });
    return true;
  }

  function open(initiatives, colorBy, point) {
    close({ giveBack: false });
    comeFrom = document.activeElement;
    const item = (initiative) =>
      el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            class: 'choice',
            data: { code: initiative.code },
            on: {
              click: () => {
                close({ giveBack: false });
                onChoose(initiative.code);
              },
              mouseenter: () => onHeat([initiative.code]),
              focus: () => onHeat([initiative.code]),
            },
          },
          markIcon(markOf(initiative, colorBy), 28),
          el(
            'span',
            { class: 'choice-text' },
            el('span', { class: 'choice-name' }, texts.pick(initiative.name)),
            el('span', { class: 'choice-code' }, initiative.code),
          ),
        ),
      );
    box = el(
      'div',
      {
        class: 'chooser',
        id: 'chooser',
        role: 'dialog',
        'aria-labelledby': 'chooser-title',
        on: { keydown: moveInside },
      },
      el(
        'div',
        { class: 'chooser-head' },
        el('h2', { id: 'chooser-title' }, texts.plural('chooser.title', initiatives.length)),
        el(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': texts.text('app.close'), on: { click: () => close() } },
          sign('close', 16),
        ),
      ),
      el('ul', { class: 'chooser-list' }, initiatives.map(item)),
    );
    stage.append(box);
    settle(point);
    box.querySelector('.choice').focus({ preventScroll: true });
  }

  /** Beside the point, inside the stage; on a phone the style sheet docks it at the bottom instead. */
  function settle({ x, y }) {
    const gap = 12;
    const { clientWidth: width, clientHeight: height } = stage;
    const left = x + gap + box.offsetWidth > width - 8 ? x - gap - box.offsetWidth : x + gap;
    const top = Math.min(y - 20, height - box.offsetHeight - 8);
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${Math.max(8, top)}px`;
  }

  function moveInside(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const choices = [...box.querySelectorAll('.choice')];
    choices[(choices.indexOf(document.activeElement) + step + choices.length) % choices.length].focus();
  }

  return { open, close, isOpen: () => box !== null };
}
