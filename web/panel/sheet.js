import { termOf } from '../state/catalogue.js';
import { markOf, objectiveLook, precisionLook } from '../map/style.js';
import { byId, el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { markIcon, precisionIcon } from '../ui/mark.js';
import { historyOf } from './history.js';

const ASTERISK_MOVED = /^asterisco\b.*\bcampo propio\.?$/i;
/** Stands for a part of a text while the text is put together. */
const HOLE = '\u0000';

/**
 * The sheet of one initiative: everything the source says of it, how exact its place is, and what rests on what.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(code: string, date: ?string) => Promise<Object>} deps.getInitiative with its history
 * @param {{close: Function, zoom: Function, copy: Function, download: Function, print: Function, clear: Function}}
 *   deps.on each but close and clear hears the initiative
 */
export function createSheet({ texts, getInitiative, on }) {
  const root = byId('sheet');
  let shown = '';

  function fact(label, ...values) {
    return [el('dt', {}, label), el('dd', {}, values)];
  }

  function block(title, ...children) {
    return el('section', { class: 'sheet-block' }, el('h3', {}, title), children);
  }

  function actionButton(icon, key, action) {
    return el(
      'button',
      { type: 'button', class: 'button', data: { action: key.split('.')[1] }, on: { click: action } },
      sign(icon, 18),
      el('span', {}, texts.text(key)),
    );
  }

  function head(i, model) {
    return [
      el(
        'div',
        { class: 'sheet-bar' },
        el(
          'button',
          { type: 'button', class: 'back-button', id: 'sheet-close', on: { click: on.close } },
          sign('back', 18),
          el('span', {}, texts.text('sheet.back')),
        ),
        el('span', { class: 'sheet-code' }, i.code),
      ),
      el(
        'div',
        { class: 'sheet-title' },
        markIcon(markOf(i, model.state.colorBy), 44),
        el('h2', { id: 'sheet-title', tabindex: '-1' }, texts.pick(i.name)),
      ),
      model.selectedIsHidden &&
        el(
          'p',
          { class: 'sheet-warning' },
          sign('info', 18),
          el('span', {}, texts.text('sheet.hidden'), ' '),
          el('button', { type: 'button', class: 'link-button', on: { click: on.clear } }, texts.text('filters.clear')),
        ),
      el(
        'div',
        { class: 'sheet-actions' },
        actionButton('zoom', 'sheet.zoom', () => on.zoom(i)),
        actionButton('link', 'sheet.copy', () => on.copy(i)),
        actionButton('download', 'sheet.download', () => on.download(i)),
        actionButton('print', 'sheet.print', () => on.print(i)),
      ),
    ];
  }

  function objectives(i, { vocabulary }) {
    return block(
      texts.plural('sheet.objectives', i.objectives.length),
      el(
        'ul',
        { class: 'objectives' },
        i.objectives.map((code) => {
          const term = termOf(vocabulary, 'objective', code);
          return el(
            'li',
            {},
            markIcon(objectiveLook(code), 24),
            el(
              'span',
              {},
              el('strong', {}, `${code} · ${texts.pick(term.name)}`),
              el('span', { class: 'objective-full' }, texts.pick(term.description)),
            ),
          );
        }),
      ),
    );
  }

  function precision(i, { vocabulary }) {
    const levels = vocabulary.precision.map((term) => term.code);
    const level = levels.length - levels.indexOf(i.precision);
    const term = termOf(vocabulary, 'precision', i.precision);
    return block(
      texts.text('sheet.precision'),
      el(
        'p',
        { class: `precision-verdict precision-${precisionLook(i)}` },
        precisionIcon(precisionLook(i), 22),
        el(
          'strong',
          {},
          // An exact location has one level alone, whose name says the same again.
          i.exact
            ? texts.text('precision.exact')
            : [texts.text('precision.referential'), texts.pick(term.name), i.assumed && texts.text('precision.assumed')]
                .filter(Boolean)
                .join(' · '),
        ),
        // A bar would claim for a supposed place what nobody knows.
        !i.assumed &&
          el(
            'span',
            {
              class: 'precision-scale',
              role: 'img',
              'aria-label': texts.text('precision.scale', { n: level, total: levels.length }),
            },
            levels.map((_, k) => el('span', { class: k < level ? 'step is-on' : 'step' })),
          ),
      ),
      i.assumed && el('p', { class: 'assumed' }, texts.text('precision.assumedWhy')),
      el('p', {}, texts.pick(term.description)),
      el('p', {}, el('strong', {}, `${texts.text('sheet.basis')}: `), texts.pick(i.basis)),
      texts.pick(i.note) && el('p', {}, el('strong', {}, `${texts.text('sheet.note')}: `), texts.pick(i.note)),
    );
  }

  function facts(i, { vocabulary }) {
    const name = (kind, code) => texts.pick(termOf(vocabulary, kind, code).name);
    return block(
      texts.text('sheet.facts'),
      el(
        'dl',
        { class: 'facts' },
        fact(texts.text('sheet.territory'), name('territory', i.territory)),
        fact(texts.text('sheet.layer'), name('layer', i.layer)),
        fact(texts.text('sheet.theme'), name('theme', i.theme)),
        fact(
          texts.text('sheet.responsible'),
          name('responsible', i.responsible),
          el('span', { class: 'aside-text' }, texts.pick(termOf(vocabulary, 'responsible', i.responsible).description)),
        ),
        fact(texts.text('sheet.horizon'), name('horizon', i.horizon)),
        fact(
          texts.plural('sheet.comunas', i.comunas.length),
          texts.list(i.comunas),
          i.comunasOutside.length > 0 &&
            el('span', { class: 'aside-text' }, texts.text('sheet.outside', { names: texts.list(i.comunasOutside) })),
        ),
        i.starred && fact(texts.text('sheet.asterisk'), texts.text('sheet.asteriskText')),
      ),
    );
  }

  function source(i) {
    const { list, number, name, map, mapNumber, mapName } = i.source;
    // The asterisk has its own row among the facts.
    const corrections = i.source.corrections.filter((text) => !(i.starred && ASTERISK_MOVED.test(text)));
    const mapKey = !map ? 'sheet.sourceNoMap' : mapNumber ? 'sheet.sourceMap' : 'sheet.sourceMapPlain';
    return block(
      texts.text('sheet.source'),
      el('p', {}, withSpanish('sheet.sourceDeck', 'list', list, { number: String(number) })),
      el('p', {}, withSpanish(mapKey, 'map', map, { number: String(mapNumber) })),
      name !== i.name.es && printed('sheet.printed', name),
      mapName && mapName !== i.name.es && printed('sheet.mapName', mapName),
      corrections.length > 0 && [
        el('p', { class: 'before-list' }, el('strong', {}, texts.text('sheet.corrections'))),
        el(
          'ul',
          { class: 'corrections', lang: 'es' },
          corrections.map((text) => el('li', {}, text)),
        ),
      ],
      el('p', { class: 'version', id: 'sheet-version' }, texts.text('sheet.version', version(i))),
    );
  }

  /** A text with one part that is Spanish whatever the language of the page. */
  function withSpanish(key, hole, value, params = {}) {
    const [before, ...after] = texts.text(key, { ...params, [hole]: HOLE }).split(HOLE);
    return after.length ? [before, el('span', { lang: 'es' }, value), after] : before;
  }

  const printed = (key, name) => el('p', {}, el('strong', {}, `${texts.text(key)}: `), el('q', { lang: 'es' }, name));

  const version = (i) => ({ n: i.version, date: texts.day(i.updated) });

  /** The reason of the last change comes after; without it the sheet is whole all the same. */
  async function addHistory(i, { state }) {
    const look = shown;
    const changes = (await getInitiative(i.code, state.date).catch(() => ({}))).historia ?? [];
    const node = document.getElementById('sheet-version');
    if (!changes.length || !node || shown !== look) return;
    const [last] = changes;
    const change = [last.motivo, last.autor].filter(Boolean).join(' — ');
    node.append(el('br'), el('span', {}, withSpanish('sheet.history', 'change', change)));
    node.after(historyOf({ texts, initiative: i, changes }));
  }

  /** What a sheet that is written anew keeps: where it was read, and where the focus was. */
  function place() {
    const { scrollTop } = root;
    const { id, dataset } = root.contains(document.activeElement) ? document.activeElement : { dataset: {} };
    const held = id ? `#${id}` : dataset.action && `[data-action="${dataset.action}"]`;
    return () => {
      root.scrollTop = scrollTop;
      if (held) root.querySelector(held)?.focus({ preventScroll: true });
    };
  }

  return {
    show(model) {
      const { selected: i, state } = model;
      root.hidden = !i;
      const look = i
        ? `${i.code} ${i.version} ${i.updated} ${state.lang} ${state.colorBy} ${model.selectedIsHidden}`
        : '';
      if (look === shown) return;
      const putBack = i && shown.startsWith(`${i.code} `) ? place() : () => (root.scrollTop = 0);
      shown = look;
      if (!i) {
        root.replaceChildren();
        return;
      }
      root.setAttribute('aria-labelledby', 'sheet-title');
      root.replaceChildren(
        ...[head(i, model), objectives(i, model), precision(i, model), facts(i, model), source(i)]
          .flat()
          .filter(Boolean),
      );
      putBack();
      addHistory(i, model);
    },
    focus: () => root.querySelector('#sheet-title')?.focus({ preventScroll: true }),
  };
}
