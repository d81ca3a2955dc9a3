import { formatPair, readPair } from '../editing/coordinates.js';
import { kindOf, partsOf, ringsOf } from '../editing/shape.js';
import { el } from '../ui/dom.js';
import { createRow } from './row.js';

const PAGE = 25;
const SYSTEMS = {
  lonlat: { kind: 'lonlat' },
  utm19: { kind: 'utm', zone: 19 },
  utm18: { kind: 'utm', zone: 18 },
};

/**
 * Every vertex in a table: seen, typed, moved by arrow keys, inserted and deleted without any pointer. Rows stay the
 * same elements while their number does, so that the focus stays where it is.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.on move(place, lonLat), insert(place), remove(place), choose(place), key(place, key) -> boolean
 */
export function createTable({ texts, on }) {
  const { text } = texts;
  const system = el('select', { on: { change: () => render() } });
  const ring = el('select', { on: { change: () => goTo(places[Number(ring.value)]) } });
  const names = { system: el('span', {}), ring: el('span', {}) };
  const ringField = el('label', { class: 'draw-field' }, names.ring, ring);
  const head = el('tr', {});
  const body = el('tbody', {});
  const error = el('p', { class: 'draw-error', role: 'alert', id: 'draw-table-error' });
  const pager = el('div', { class: 'draw-pager' });
  const caption = el('caption', { class: 'visually-hidden' });
  const none = el('p', { class: 'draw-none' });
  const wrap = el('div', { class: 'draw-table' }, el('table', {}, caption, el('thead', {}, head), body));
  const root = el(
    'div',
    {},
    el('div', { class: 'draw-fields' }, el('label', { class: 'draw-field' }, names.system, system), ringField),
    none,
    ...[wrap, pager, error],
  );
  let geometry = null;
  let chosen = null;
  /** The rings of all parts, and the one that is shown. */
  let places = [];
  let at = { part: 0, ring: 0 };
  let page = 0;
  let rows = [];

  const vertices = () => ringsOf(geometry, at.part)[at.ring] ?? [];
  const placeOf = (row) => ({ ...at, index: kindOf(geometry) === 'point' ? 0 : page * PAGE + row });
  const pages = () => Math.ceil(vertices().length / PAGE);

  function goTo(place) {
    at = { part: place.part, ring: place.ring };
    page = Math.floor((place.index ?? 0) / PAGE);
    render();
  }

  const rowEvents = {
    type(row, first, second) {
      const read = readPair(first, second, SYSTEMS[system.value]);
      error.textContent = read.error ? text(`draw.typed.${read.error}`) : '';
      if (read.error) return false;
      on.move(placeOf(row), read.lonLat);
      return true;
    },
    restore: () => (error.textContent = ''),
    insert: (row) => on.insert(placeOf(row)),
    remove(row) {
      const place = placeOf(row);
      on.remove(place);
      rows[Math.min(row, rows.length - 1)]?.focus();
    },
    choose: (row) => on.choose(placeOf(row)),
    key: (row, key) => on.key(placeOf(row), key),
  };

  function listRings() {
    places = partsOf(geometry).flatMap((_, part) => ringsOf(geometry, part).map((__, i) => ({ part, ring: i })));
    if (!places.some((place) => place.part === at.part && place.ring === at.ring)) at = { part: 0, ring: 0 };
    ringField.hidden = places.length < 2;
    const kind = kindOf(geometry);
    const nameOf = (place) => {
      if (kind !== 'area') return text('draw.partOnly', { n: place.part + 1 });
      return text(place.ring ? 'draw.ring.hole' : 'draw.ring.outline', { part: place.part + 1, n: place.ring });
    };
    ring.replaceChildren(...places.map((place, i) => el('option', { value: i }, nameOf(place))));
    ring.value = String(places.findIndex((place) => place.part === at.part && place.ring === at.ring));
  }

  function render() {
    const utm = SYSTEMS[system.value].kind === 'utm';
    const axes = utm ? ['draw.east', 'draw.north'] : ['draw.lon', 'draw.lat'];
    head.replaceChildren(
      ...['draw.vertexShort', ...axes, 'draw.actions'].map((key) => el('th', { scope: 'col' }, text(key))),
    );
    if (geometry) listRings();
    none.hidden = Boolean(geometry);
    wrap.hidden = !geometry;
    ringField.hidden ||= !geometry;
    page = Math.max(0, Math.min(page, geometry ? pages() - 1 : 0));
    const shown = geometry ? vertices().slice(page * PAGE, (page + 1) * PAGE) : [];
    fit(shown.length);
    shown.forEach((vertex, row) => fill(rows[row], vertex, placeOf(row), axes));
    turnPages();
  }

  function fit(count) {
    while (rows.length > count) rows.pop().root.remove();
    while (rows.length < count) {
      rows.push(createRow({ number: rows.length, text, on: rowEvents, errorId: error.id }));
      body.append(rows.at(-1).root);
    }
  }

  function fill(row, vertex, place, axes) {
    const isChosen = chosen && ['part', 'ring', 'index'].every((key) => chosen[key] === place[key]);
    row.show({
      n: kindOf(geometry) === 'point' ? place.part + 1 : place.index + 1,
      values: formatPair(vertex, SYSTEMS[system.value], texts.language()),
      axes,
      isChosen: Boolean(isChosen),
      isPoint: kindOf(geometry) === 'point',
    });
  }

  function turnPages() {
    const count = geometry ? pages() : 0;
    pager.hidden = count < 2;
    if (pager.hidden) return;
    const turn = (step) => () => {
      page += step;
      render();
      pager.querySelectorAll('button')[step < 0 ? 0 : 1]?.focus();
    };
    const button = (key, step, dead) =>
      el(
        'button',
        { type: 'button', class: 'button', 'aria-disabled': String(dead), on: { click: dead ? () => {} : turn(step) } },
        text(key),
      );
    pager.replaceChildren(
      button('draw.pageBefore', -1, page === 0),
      el('span', {}, text('draw.page', { n: page + 1, total: count })),
      button('draw.pageAfter', 1, page === count - 1),
    );
  }

  function speak() {
    names.system.textContent = text('draw.system');
    names.ring.textContent = text('draw.ring');
    none.textContent = text('draw.none');
    caption.textContent = text('draw.table');
    const value = system.value || 'lonlat';
    system.replaceChildren(...Object.keys(SYSTEMS).map((id) => el('option', { value: id }, text(`draw.system.${id}`))));
    system.value = value;
    render();
  }
  speak();

  return {
    root,
    speak,
    system: () => SYSTEMS[system.value],
    /** @param {{geometry: ?Object, vertex: ?Object}} state a chosen vertex is brought on the page */
    show(state) {
      const isNew = state.vertex && (!chosen || !['part', 'ring', 'index'].every((k) => chosen[k] === state.vertex[k]));
      if (state.geometry !== geometry) error.textContent = '';
      ({ geometry, vertex: chosen } = state);
      if (isNew && geometry) goTo(chosen);
      else render();
    },
    /** Puts the focus on the first coordinate of a vertex, to type it. */
    edit(place) {
      goTo(place);
      rows[kindOf(geometry) === 'point' ? 0 : place.index - page * PAGE]?.edit();
    },
  };
}
