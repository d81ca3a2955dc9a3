import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { oneFile } from './files.js';

/** What is offered to choose from; what a file is, its content decides. */
const ACCEPT =
  '.zip,.shp,.shx,.dbf,.prj,.cpg,.gpkg,.kml,.kmz,.gpx,.geojson,.json,.geojsonl,.ndjson,.fgb,.csv,.tsv,.txt,.xlsx';

/**
 * Where an import begins: a file is chosen, or dropped; and those that were begun can be gone on with.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object[]} deps.unfinished imports
 * @param {?string} deps.trouble with the file that was given last
 * @param {{file: (found: Object) => void, open: (id: string) => void, drop: (id: string) => void}} deps.on
 */
export function createBegin({ texts, unfinished, trouble, on }) {
  const text = texts.text;
  // Out of sight, because its own button speaks the language of the browser; the keyboard finds it all the same.
  const input = el('input', {
    type: 'file',
    id: 'import-file',
    class: 'visually-hidden',
    multiple: true,
    accept: ACCEPT,
    'aria-describedby': 'import-help',
  });
  input.addEventListener('change', () => {
    const files = [...input.files];
    input.value = '';
    if (files.length) void oneFile(files).then(on.file);
  });
  const list = el('div', {});
  const root = el(
    'div',
    {},
    trouble && el('p', { class: 'note is-warning', role: 'alert' }, text(`import.trouble.${trouble}`)),
    el(
      'div',
      { class: 'card import-begin' },
      input,
      el('label', { for: 'import-file', class: 'button is-primary' }, sign('upload', 18), text('import.choose')),
      el('p', { class: 'field-help', id: 'import-help' }, text('import.help')),
    ),
    list,
    el('p', { class: 'field-help' }, text('import.formats')),
  );
  const update = (found) => list.replaceChildren(...unfinishedList({ texts, unfinished: found, on }));
  update(unfinished);
  return { root, update };
}

/** @returns {HTMLElement[]} imports that wait for a person; nothing where there is none */
export function unfinishedList({ texts, unfinished, on }) {
  if (!unfinished.length) return [];
  const row = (found) =>
    el(
      'li',
      { class: 'import-left' },
      el(
        'button',
        { type: 'button', class: 'row', data: { import: found.id }, on: { click: () => on.open(found.id) } },
        el('span', { class: 'row-name' }, found.archivo.nombre),
        el(
          'span',
          { class: 'row-facts' },
          el('span', { class: 'tag' }, texts.text(`import.state.${found.estado}`)),
          ' ',
          texts.text('import.since', { when: texts.moment(found.creado) }),
        ),
      ),
      on.drop &&
        el(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': texts.text('import.dropOf', { file: found.archivo.nombre }),
            title: texts.text('import.dropOf', { file: found.archivo.nombre }),
            on: { click: () => on.drop(found.id) },
          },
          sign('close', 16),
        ),
    );
  return [el('h2', {}, texts.text('import.unfinished')), el('ul', { class: 'rows' }, unfinished.map(row))];
}
