import { measure, readableArea, readableLength } from '../editing/measure.js';
import { countVertices, kindOf, partOf, partsOf } from '../editing/shape.js';
import { el } from '../ui/dom.js';

/**
 * Length, area and number of vertices of what is drawn, while it is drawn; and the choice of the part that a tool is
 * for. Figures are not read aloud at each move of the pointer: they can be visited.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(part: ?number) => void} deps.onPart
 */
export function createFigures({ texts, onPart }) {
  const { text, number } = texts;
  const list = el('dl', { class: 'draw-figures' });
  const select = el('select', { on: { change: () => onPart(select.value === '' ? null : Number(select.value)) } });
  const partName = el('span', {});
  const choice = el('label', { class: 'draw-field', hidden: true }, partName, select);
  const root = el('div', { class: 'draw-measures' }, list, choice);
  let frame = 0;

  const length = (metres) => {
    const { value, unit } = readableLength(metres);
    return `${number(value)} ${unit}`;
  };
  const area = (squareMetres) => {
    const { value, unit } = readableArea(squareMetres);
    return `${number(value)} ${unit}`;
  };
  const figure = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));

  function sizeOf(geometry) {
    const { lengthM, areaM2 } = measure(geometry);
    switch (kindOf(geometry)) {
      case 'line':
        return [[text('draw.length'), length(lengthM)]];
      case 'area':
        return [
          [text('draw.area'), area(areaM2)],
          [text('draw.perimeter'), length(lengthM)],
        ];
      default:
        return [];
    }
  }

  function write(geometry) {
    const rows = geometry
      ? [...sizeOf(geometry), [text('draw.vertices'), number(countVertices(geometry))]]
      : [[text('draw.vertices'), number(0)]];
    list.replaceChildren(...rows.map(([name, value]) => figure(name, value)));
  }

  function offerParts(geometry, chosen) {
    const parts = partsOf(geometry);
    choice.hidden = parts.length < 2;
    if (choice.hidden) return;
    partName.textContent = text('draw.part');
    const name = (part) => {
      const [size] = sizeOf(partOf(geometry, part));
      return text(size ? 'draw.partSized' : 'draw.partOnly', { n: part + 1, size: size?.[1] ?? '' });
    };
    const options = [['', text('draw.allParts')], ...parts.map((_, part) => [String(part), name(part)])];
    select.replaceChildren(...options.map(([value, label]) => el('option', { value }, label)));
    select.value = chosen === null ? '' : String(chosen);
  }

  return {
    root,
    show({ geometry, chosen }) {
      cancelAnimationFrame(frame);
      write(geometry);
      offerParts(geometry, chosen);
    },
    /** While something is drawn or dragged. */
    follow(geometry) {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => write(geometry));
    },
  };
}
