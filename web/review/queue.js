import { el } from '../ui/dom.js';
import { linkTo } from './address.js';
import { mayReview, sentAt, split } from './rights.js';
import { loading, notice, retry, signIn } from './trouble.js';

/**
 * What waits for a reviewer. It asks again when something was published and when the window comes back to the front,
 * and says aloud when what waits has changed.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.api
 * @param {HTMLElement} deps.root
 * @param {() => ?Object} deps.account who is signed in
 * @param {() => Object[]} deps.initiatives GeoJSON features of all
 * @param {(text: string) => void} deps.tell says it in the live region
 */
export function createQueue({ texts, api, root, account, initiatives, tell }) {
  const waiting = el('section', { 'aria-labelledby': 'waiting-title' });
  const chooser = el('section', { 'aria-labelledby': 'history-title' });
  const title = el('h1', {});
  const lead = el('p', { class: 'page-lead' });
  let drafts = null;
  let trouble = null;
  root.replaceChildren(title, lead, waiting, chooser);

  async function load() {
    if (!mayReview(account())) return draw();
    try {
      const before = drafts;
      drafts = await api.getQueue();
      trouble = null;
      if (before && ids(before) !== ids(drafts)) tell(texts.plural('review.queue.changed', split(drafts).mine.length));
    } catch (error) {
      trouble = error;
    }
    draw();
  }

  function draw() {
    title.textContent = texts.text('review.queue.title');
    lead.textContent = texts.text('review.queue.lead');
    waiting.replaceChildren(el('h2', { id: 'waiting-title' }, texts.text('review.queue.waiting')), ...content());
    chooser.replaceChildren(...historyForm());
  }

  function content() {
    if (!account() || trouble?.status === 401) return [signIn(texts)];
    if (!mayReview(account()) || trouble?.status === 403) {
      return [
        notice(texts, { title: texts.text('review.queue.noRight'), cure: texts.text('review.queue.noRightCure') }),
      ];
    }
    const failed =
      trouble &&
      notice(texts, { title: texts.text('review.queue.failed'), error: trouble, action: retry(texts, load) });
    if (!drafts) return [failed ?? loading(texts.text('review.queue.loading'))];
    const { mine, others } = split(drafts);
    return [
      failed,
      mine.length
        ? el('ul', { class: 'page-cards queue' }, mine.map(card))
        : notice(texts, { title: texts.text('review.queue.empty'), cure: texts.text('review.queue.emptyWhat') }),
      others.length > 0 &&
        el(
          'details',
          { class: 'others' },
          el('summary', {}, texts.plural('review.queue.others', others.length)),
          el('ul', { class: 'page-cards queue' }, others.map(card)),
        ),
    ].filter(Boolean);
  }

  function card(draft) {
    const own = draft.autor.usuario === account().usuario && !(draft.puede ?? []).includes('publicar');
    const codes = (draft.ediciones ?? []).map(({ codigo }) => codigo);
    return el(
      'li',
      { data: { draft: draft.id } },
      el(
        'h3',
        {},
        el(
          'a',
          { href: linkTo({ lang: texts.language(), draft: draft.id }) },
          draft.titulo || texts.text('review.queue.untitled'),
        ),
      ),
      el('p', {}, texts.text('review.queue.by', { who: draft.autor.nombre, when: texts.day(sentAt(draft)) })),
      codes.length > 0 &&
        el('p', {}, texts.plural('review.queue.editions', codes.length, { codes: texts.list(codes) })),
      draft.motivo && el('blockquote', { lang: texts.language() === 'es' ? null : 'es' }, draft.motivo),
      own && el('p', { class: 'page-card-note' }, texts.text('review.queue.own')),
    );
  }

  /** A form that works by itself: it leads to the address of the history. */
  function historyForm() {
    const features = initiatives();
    const option = ({ properties: p }) =>
      el('option', { value: p.codigo }, `${p.codigo} · ${texts.pick({ es: p.nombre, en: p.nombre_en || p.nombre })}`);
    return [
      el('h2', { id: 'history-title' }, texts.text('review.queue.history')),
      el('p', {}, texts.text('review.queue.historyWhat')),
      features.length > 0 &&
        el(
          'form',
          { action: '/revision', method: 'get', class: 'history-form' },
          texts.language() === 'en' && el('input', { type: 'hidden', name: 'idioma', value: 'en' }),
          el('label', { for: 'history-code' }, texts.text('review.queue.initiative')),
          el(
            'div',
            {},
            el('select', { id: 'history-code', name: 'historia' }, [...features].sort(byCode).map(option)),
            el('button', { type: 'submit', class: 'button' }, texts.text('review.queue.historyGo')),
          ),
        ),
    ].filter(Boolean);
  }

  return { load, draw, refresh: load, name: () => texts.text('review.queue.title') };
}

const ids = (drafts) => JSON.stringify(drafts.map(({ id, revision }) => [id, revision]));
const byCode = (a, b) => a.properties.codigo.localeCompare(b.properties.codigo, 'es', { numeric: true });
