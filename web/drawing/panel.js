import { el } from '../ui/dom.js';
import { createFigures } from './figures.js';
import { createNudge } from './nudge.js';
import { createOperations } from './operations.js';
import { createTable } from './table.js';
import { createTyped } from './typed.js';

/**
 * All of drawing that is not on the map: figures, typed coordinates, steps, operations, and the table of vertices.
 * @param {Object} deps
 * @param {Object} deps.texts @param {Object} deps.work @param {Object} deps.on see drawing.js
 * @param {() => {name: string, geometry: Object}[]} deps.sources
 */
export function createPanel({ texts, work, on, sources }) {
  const { text } = texts;
  const figures = createFigures({ texts, onPart: on.part });
  const typed = createTyped({ texts, zone: () => table.system().zone ?? 19, onPlace: on.typed });
  const nudge = createNudge({ texts, onNudge: on.nudge });
  const operations = createOperations({ texts, sources, on: { ...on, remove: on.erase } });
  const table = createTable({ texts, on });
  const titles = [];

  function section(key, ...children) {
    const title = el('summary', {}, text(key));
    titles.push(() => (title.textContent = text(key)));
    return el('details', { class: 'draw-section' }, title, ...children);
  }

  const root = el(
    'div',
    { class: 'draw-panel' },
    figures.root,
    work.root,
    typed.root,
    nudge.root,
    section('draw.section.operations', operations.root),
    section('draw.section.table', table.root),
  );
  const tableSection = root.lastChild;

  return {
    root,
    nudgeOf: nudge.ofKey,
    follow: figures.follow,
    editVertex(place) {
      tableSection.open = true;
      table.edit(place);
    },
    show(state) {
      for (const part of [figures, typed, nudge, operations, table]) part.show(state);
    },
    speak() {
      titles.forEach((write) => write());
      operations.speak();
      table.speak();
    },
  };
}
