import { el } from '../ui/dom.js';
import { provenance } from '../ui/provenance.js';
import { linkTo } from './address.js';
import { createDecision } from './decision.js';
import { createEdition } from './edition.js';
import { chosen, changedSince, choose, stillValid, undecided } from './publication.js';
import { newsList } from './news.js';
import { sentAt } from './rights.js';
import { loading, notice, retry, signIn } from './trouble.js';

/**
 * One draft before its reviewer: what it would change, initiative by initiative, and the decision. What is approved is
 * what was seen: when the world moved meanwhile, the page shows again and says what changed.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.api
 * @param {Object} deps.store holds the address
 * @param {HTMLElement} deps.root
 * @param {() => ?Object} deps.account
 * @param {() => ?string} deps.csrf
 * @param {() => Object} deps.fields
 * @param {() => Object} deps.shape makes the comparison on the map
 * @param {(text: string) => void} deps.tell
 */
export function createDraft(deps) {
  const { texts, api, store, root, account, tell } = deps;
  const head = el('div', { class: 'draft-head' });
  const news = el('div', { class: 'news', role: 'alert' });
  const body = el('div', { class: 'draft-body' });
  const foot = el('div', { class: 'draft-foot' });
  root.replaceChildren(head, news, body, foot);
  let draft = null;
  let draftTag = null;
  let preview = null;
  let previewTag = null;
  let choices = {};
  let trouble = null;
  let edition = null;
  let ended = null;
  /** What the reviewer last decided upon, and what it was refused for: news are told against it until they decide again. */
  let seen = null;
  let refusal = null;

  const decision = createDecision({
    ...deps,
    model: () => ({ draft, draftTag, preview, previewTag, choices }),
    onAsk: decideNow,
    onDone: finish,
    onStale: (error) => reload(error),
  });

  async function load() {
    trouble = null;
    draw();
    try {
      await fetchBoth();
      seen = preview;
    } catch (error) {
      trouble = error;
    }
    draw();
  }

  async function fetchBoth() {
    const found = await api.getDraft(store.get().draft);
    draft = found.body;
    draftTag = found.tag;
    if (draft.estado !== 'enviado') {
      preview = null;
      return;
    }
    const planned = await api.getPublication(draft.id);
    preview = planned.body;
    previewTag = planned.tag;
  }

  /** What was about to be published is no longer what would be published. */
  async function reload(cause) {
    refusal = cause ?? refusal;
    const before = preview;
    news.replaceChildren(loading(texts.text('review.draft.reloading')));
    try {
      await fetchBoth();
    } catch (error) {
      if (ended) return;
      news.replaceChildren();
      trouble = error;
      return draw();
    }
    // The reader's own decision may have come first: then there is nothing left to look at.
    if (ended) return;
    const changes = preview ? changedSince(seen, preview) : [];
    if (preview) choices = stillValid(choices, before, preview);
    news.replaceChildren(newsList({ texts, fields: deps.fields(), changes, draft, cause: refusal }));
    draw();
    news.scrollIntoView({ block: 'nearest' });
  }

  /** The reviewer decides upon what they see now. */
  function decideNow() {
    seen = preview;
    refusal = null;
  }

  function finish(kind, answer) {
    ended = { kind, answer };
    news.replaceChildren();
    draw();
    head.querySelector('h1').focus();
  }

  function draw() {
    head.replaceChildren(...headOf());
    if (!preview || ended || trouble) {
      edition = null;
      foot.replaceChildren();
      body.replaceChildren(...instead());
      return;
    }
    const shown = shownEdition();
    const tabs = preview.ediciones.length > 1 && editionLinks(shown);
    edition ??= createEdition({ ...deps, onChoose: decide });
    edition.show(shown, choices);
    body.replaceChildren(...[tabs, edition.element].filter(Boolean));
    edition.settle();
    foot.replaceChildren(decision.element);
    decision.draw();
  }

  const shownEdition = () =>
    preview.ediciones.find(({ codigo }) => codigo === store.get().edition) ?? preview.ediciones[0];

  function decide(code, field, side) {
    choices = choose(code, field, side)(choices);
    edition.show(shownEdition(), choices, true);
    decision.draw();
    body.querySelector('.edition-links')?.replaceWith(editionLinks(shownEdition()));
    const left = undecided(preview, choices).length;
    tell(left ? texts.plural('review.decision.left', left) : texts.text('review.decision.allDecided'));
  }

  function editionLinks(shown) {
    const link = (each) => {
      const open = (each.conflictos ?? []).filter(({ campo }) => !chosen(choices, each.codigo, campo)).length;
      return el(
        'li',
        {},
        el(
          'a',
          {
            href: linkTo({ ...store.get(), edition: each.codigo }),
            'aria-current': each === shown ? 'true' : null,
            on: { click: (event) => go(event, each.codigo) },
          },
          el('strong', {}, each.codigo),
          ` ${deps.editionName(each)}`,
          open > 0 && el('span', { class: 'flag' }, texts.plural('review.draft.conflicts', open)),
        ),
      );
    };
    return el(
      'nav',
      { class: 'edition-links', 'aria-label': texts.text('review.draft.editions') },
      el('ul', {}, preview.ediciones.map(link)),
    );
  }

  function go(event, code) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    store.set({ edition: code }, 'step');
    body.querySelector('h2')?.focus();
  }

  function headOf() {
    const back = el(
      'nav',
      { class: 'page-path', 'aria-label': texts.text('review.path') },
      el(
        'ol',
        {},
        el('li', {}, el('a', { href: linkTo({ lang: texts.language() }) }, texts.text('review.queue.title'))),
      ),
    );
    const title = draft ? draft.titulo || texts.text('review.queue.untitled') : texts.text('review.draft.title');
    return [
      back,
      el('h1', { tabindex: -1 }, title),
      draft &&
        el(
          'p',
          { class: 'page-lead' },
          texts.text('review.draft.by', { who: draft.autor.nombre, when: texts.day(sentAt(draft)) }),
        ),
      draft?.motivo && el('blockquote', { lang: texts.language() === 'es' ? null : 'es' }, draft.motivo),
      provenance(texts, draft?.importacion),
    ].filter(Boolean);
  }

  /** What stands where there is nothing to decide. */
  function instead() {
    if (ended) return [endOf(ended)];
    if (trouble?.status === 401 || (trouble && !account())) return [signIn(texts)];
    if (trouble?.status === 403) {
      return [notice(texts, { title: texts.text('review.draft.noRight'), error: trouble })];
    }
    if (trouble?.status === 404) {
      return [
        notice(texts, { title: texts.text('review.draft.notFound'), cure: texts.text('review.draft.notFoundCure') }),
      ];
    }
    if (trouble)
      return [notice(texts, { title: texts.text('review.draft.failed'), error: trouble, action: retry(texts, load) })];
    if (!draft) return [loading(texts.text('review.draft.loading'))];
    return [
      notice(texts, {
        title: texts.text(`review.draft.state.${draft.estado}`),
        cure: texts.text('review.draft.closed'),
      }),
      ...eventsOf(draft),
    ];
  }

  function eventsOf({ sucesos, ediciones, publicacion }) {
    const line = ({ tipo, cuando, quien, comentario }) =>
      el(
        'li',
        {},
        texts.text(`review.event.${tipo}`, { who: quien?.nombre ?? quien ?? '', when: texts.day(cuando) }),
        comentario && el('blockquote', {}, comentario),
      );
    return [
      el('h2', {}, texts.text('review.draft.events')),
      el('ol', { class: 'events' }, (sucesos ?? []).map(line)),
      publicacion && historyLinks((ediciones ?? []).map(({ codigo }) => codigo)),
    ].filter(Boolean);
  }

  function endOf({ kind, answer }) {
    const versions = Object.entries(answer?.versiones ?? {});
    return el(
      'div',
      { class: 'notice-card is-good', role: 'status' },
      el('h2', {}, texts.text(`review.ended.${kind}`)),
      el('p', {}, texts.text(`review.ended.${kind}What`, { n: answer?.publicacion ?? '' })),
      kind === 'published' && historyLinks(versions.map(([code]) => code)),
      el(
        'p',
        {},
        el('a', { class: 'button', href: linkTo({ lang: texts.language() }) }, texts.text('review.ended.back')),
      ),
    );
  }

  const historyLinks = (codes) =>
    el(
      'ul',
      { class: 'page-links' },
      codes.map((code) =>
        el(
          'li',
          {},
          el('a', { href: linkTo({ lang: texts.language(), code }) }, texts.text('review.ended.history', { code })),
        ),
      ),
    );

  return {
    load,
    draw,
    /** Something was published: what would be published now may be something else. */
    async refresh() {
      if (ended || !preview) return;
      const planned = await api.getPublication(draft.id).catch(() => null);
      if (planned && planned.tag !== previewTag && !ended) await reload(null);
    },
    name: () => draft?.titulo || texts.text('review.draft.title'),
  };
}
