import { bytesText } from '../ui/bytes.js';
import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { createBegin } from './begin.js';
import { bodyOfChoices } from './choices.js';
import { createOptions } from './options.js';
import { phaseOf, progressOf } from './phase.js';
import { createPreview } from './preview.js';
import { createProgress } from './progress.js';
import { createQuestion } from './question.js';

/**
 * What the page shows of an import at each step of its way.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.layers on the map
 * @param {(error: Error) => string} deps.reason
 * @param {Object} deps.on home, open, draft, file, read, drop, stop, accept, plan
 * kept: whether the file is still at hand, to be sent again
 * @returns {(now: {found: ?Object, file: ?File, features: ?Object[], plan: ?Object, trouble: ?string,
 *   unfinished: Object[], kept: boolean, known: Object}) => {root: HTMLElement, begin?: Function, update?: Function, pick?: Function}}
 */
export function createViews({ texts, layers, reason, on }) {
  const text = texts.text;
  const button = (words, click, more = '') =>
    el('button', { type: 'button', class: `button ${more}`, on: { click } }, words);

  function head({ file, found }) {
    const name = file?.name ?? found?.archivo.nombre;
    const facts = [found?.formato?.titulo, name && bytesText(file?.size ?? found.archivo.bytes, texts.number)];
    return [
      el(
        'button',
        { type: 'button', class: 'link-button back', on: { click: on.home } },
        sign('back', 16),
        text('draft.back'),
      ),
      el('h1', { id: 'import-title', tabindex: -1 }, text('import.title')),
      name
        ? el(
            'p',
            { class: 'import-file' },
            el('strong', {}, name),
            ' ',
            el('span', { class: 'row-facts' }, facts.filter(Boolean).join(' · ')),
          )
        : el('p', { class: 'lead' }, text('import.what')),
    ];
  }

  const deeds = ({ id }) => {
    const report = `/api/imports/${encodeURIComponent(id)}/report`;
    const link = (href, words) => el('a', { class: 'button', href, download: true }, words);
    return el(
      'div',
      { class: 'deeds is-end' },
      link(`${report}?formato=texto`, text('import.report')),
      link(report, text('import.reportJson')),
      button(text('import.drop'), () => on.drop(id)),
    );
  };

  function sent({ file }) {
    const bar = createProgress({ title: text('import.sending'), stop: text('editor.cancel'), onStop: on.stop });
    const amount = (bytes) => bytesText(bytes, texts.number);
    const update = (done, total) =>
      bar.update(
        done / total,
        text('import.sent', {
          percent: Math.floor((100 * done) / Math.max(1, total)),
          done: amount(done),
          total: amount(total),
        }),
      );
    update(0, file.size);
    return { root: bar.root, update };
  }

  const VIEWS = {
    reading({ found }) {
      const title = text('import.reading');
      const bar = createProgress({ title, stop: text('import.stop'), onStop: () => on.drop(found.id) });
      const update = ({ avance }) => {
        const { stage, done, total, share } = progressOf(avance);
        const amount = total === null ? done > 0 && texts.number(done) : text('import.ofTotal', { done, total });
        bar.update(share, [text(`import.stage.${stage}`), amount].filter(Boolean).join(': '));
      };
      update(found);
      return { root: bar.root, update };
    },
    question({ found }) {
      const question = createQuestion({ texts, found, layers, onRead: on.read });
      return { ...question, root: el('div', {}, question.root, deeds(found)) };
    },
    ready({ found, features, plan, known }) {
      const preview = createPreview({
        ...{ texts, found, features, plan, layers, known, reason },
        on: { read: on.read, accept: on.accept, plan: on.plan },
      });
      return { ...preview, root: el('div', {}, preview.root, deeds(found)) };
    },
    refused({ found, kept }) {
      const options = createOptions({ texts, found, onRead: (choices) => on.read(bodyOfChoices(choices)) });
      const why = el(
        'div',
        { class: 'note is-warning', role: 'alert' },
        el('p', { class: 'row-name' }, text('import.refusedTitle')),
        el('p', {}, found.motivo ?? ''),
      );
      const otherwise = el('details', { class: 'card' }, el('summary', {}, text('import.readOtherwise')), options.root);
      const again = el(
        'div',
        { class: 'deeds' },
        button(text('import.another'), () => on.open(null), 'is-primary'),
      );
      return { root: el('div', {}, why, again, kept && otherwise, deeds(found)) };
    },
    accepted: ({ found }) => ({
      root: el(
        'div',
        {},
        el('p', { class: 'note' }, text('import.isAccepted')),
        found.borrador && button(text('import.toDraft'), () => on.draft(found.borrador), 'is-primary'),
        deeds(found),
      ),
    }),
  };

  return (now) => {
    const view = now.file ? sent(now) : now.found ? VIEWS[phaseOf(now.found)](now) : createBegin({ texts, ...now, on });
    return { ...view, root: el('div', {}, head(now), view.root) };
  };
}
