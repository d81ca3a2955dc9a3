import { el } from '../ui/dom.js';
import { linkTo } from './address.js';
import { createArchive } from './archive.js';
import { ask } from './dialog.js';
import { mayPublish } from './rights.js';
import { createSlider } from './slider.js';
import { asAsked, nameOf, previousOf } from './timeline.js';
import { loading, notice, retry } from './trouble.js';
import { createVersionFacts } from './version.js';
import { versionList } from './versions.js';

/**
 * The public history of one initiative: every version on the map with its difference to another, and the way back to
 * one of them for who may publish.
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
export function createHistory(deps) {
  const { texts, api, store, root, account, csrf, tell } = deps;
  const head = el('div', { class: 'draft-head' });
  const told = el('div', { class: 'news', role: 'status' });
  const waiting = el('div', {});
  const content = el('div', { class: 'history', hidden: true });
  root.replaceChildren(head, told, waiting, content);
  const { code } = store.get();
  const archive = createArchive(api, code);
  const slider = createSlider({ texts, onShow: (version, settled) => step({ version, date: null }, settled) });
  const facts = createVersionFacts({
    ...deps,
    onAgainst: (from) => step({ from }, true),
    onDate: (date) => step({ date, version: null }, true),
    onRestore: restore,
  });
  const list = el('section', { 'aria-labelledby': 'versions-title' });
  let shape = null;
  let versions = null;
  let trouble = null;
  let name = null;
  let asked = 0;
  let dragged = {};

  async function load() {
    trouble = null;
    drawFrame();
    try {
      versions = await api.getVersions(code);
    } catch (error) {
      trouble = error;
    }
    await draw();
  }

  /** While the slider is dragged, the address waits: going back should lead to where one stopped. */
  function step(patch, settled) {
    told.replaceChildren();
    dragged = settled ? {} : patch;
    const before = store.get();
    if (settled) store.set(patch, 'step');
    if (store.get() === before) draw();
  }

  const address = () => ({ ...store.get(), ...dragged });

  async function draw() {
    drawFrame();
    if (!versions?.length || trouble) return;
    const { shown, against, missing } = asAsked(versions, address());
    if (missing) tellMissing(missing, shown);
    slider.show(versions, shown?.version ?? null);
    list.replaceChildren(
      el('h2', { id: 'versions-title' }, texts.text('review.history.versions')),
      versionList({ texts, fields: deps.fields(), versions, shown, link, go }),
    );
    await drawVersion(shown, against);
  }

  async function drawVersion(shown, against) {
    const mine = ++asked;
    const frame = { versions, shown, against, address: address(), may: false, changes: null, feature: null };
    if (!shown) return facts.show(frame);
    try {
      const [feature, old, changes] = await Promise.all([
        archive.version(shown.version),
        against && archive.version(against.version),
        against && archive.changes(shown.version, against.version),
      ]);
      if (mine !== asked) return;
      name = { es: feature.properties.nombre, en: feature.properties.nombre_en || feature.properties.nombre };
      drawFrame();
      facts.show({ ...frame, feature, changes, may: mayPublish(account(), feature.properties.capa) });
      drawShape(shown, against, feature, old, changes);
    } catch (error) {
      if (mine !== asked) return;
      facts.show({
        ...frame,
        trouble: notice(texts, {
          title: texts.text('review.history.versionFailed'),
          error,
          action: retry(texts, draw),
        }),
      });
    }
  }

  function drawShape(shown, against, feature, old, changes) {
    if (!shape) {
      shape = deps.shape();
      facts.place.append(shape.element);
    }
    const label = (version) => texts.text('review.history.version', { n: version.version });
    shape.show(
      {
        before: against?.retirada ? null : (old?.geometry ?? null),
        after: shown.retirada ? null : feature.geometry,
        difference: changes?.geometria ?? null,
        place: null,
        beforeName: against ? label(against) : texts.text('review.compare.currentNone'),
        afterName: label(shown),
      },
      true,
    );
  }

  function drawFrame() {
    const title = name ? texts.pick(name) : code;
    head.replaceChildren(
      el(
        'nav',
        { class: 'page-path', 'aria-label': texts.text('review.path') },
        el(
          'ol',
          {},
          el('li', {}, el('a', { href: linkTo({ lang: texts.language() }) }, texts.text('review.queue.title'))),
        ),
      ),
      el('h1', { tabindex: -1 }, texts.text('review.history.title', { code })),
      el('p', { class: 'page-lead' }, title === code ? texts.text('review.history.lead') : title),
    );
    content.hidden = !versions?.length || Boolean(trouble);
    waiting.replaceChildren(...instead());
    if (!content.hidden && !content.childElementCount) content.append(slider.element, facts.element, list);
  }

  function instead() {
    if (trouble?.status === 404) {
      return [
        notice(texts, {
          title: texts.text('review.history.notFound', { code }),
          cure: texts.text('review.history.notFoundCure'),
        }),
      ];
    }
    if (trouble)
      return [
        notice(texts, { title: texts.text('review.history.failed'), error: trouble, action: retry(texts, load) }),
      ];
    if (!versions) return [loading(texts.text('review.history.loading'))];
    return versions.length ? [] : [notice(texts, { title: texts.text('review.history.empty') })];
  }

  function tellMissing(missing, shown) {
    const { version, from, date } = address();
    const values = { version: version ?? '', from: from ?? '', date: date ? texts.day(`${date}T15:00:00Z`) : '' };
    told.replaceChildren(
      el('p', {}, texts.text(`review.history.missing.${missing}`, { ...values, n: shown?.version ?? '' })),
    );
  }

  const link = (version, from = null) => linkTo({ lang: texts.language(), code, version, from });

  function go(event, version, from = null) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    step({ version, from, date: null }, true);
    slider.focus();
  }

  async function restore(shown) {
    const current = versions[0];
    const answer = await ask(texts, {
      title: texts.text('review.restore.title', { n: shown.version }),
      body: [
        texts.text('review.restore.what', { n: shown.version, next: current.version + 1, current: current.version }),
      ],
      comment: { label: texts.text('review.restore.reason'), hint: texts.text('review.restore.reasonHint') },
      confirm: texts.text('review.restore.yes'),
      run: (reason, key) =>
        api.restore(code, shown.version, reason, { tag: `"${current.version}"`, csrf: csrf(), key }),
      gives: ({ status }) => status === 412,
    });
    if (!answer) return;
    await refresh();
    const newest = versions[0];
    const params = { n: newest.version, old: shown.version, who: nameOf(newest.revisor) || nameOf(newest.autor) };
    if (answer.error)
      told.replaceChildren(
        el(
          'div',
          { class: 'notice-card' },
          el('h2', {}, texts.text('review.restore.staleTitle')),
          el('p', {}, texts.text('review.restore.stale', params)),
        ),
      );
    else {
      store.set({ version: newest.version, from: previousOf(versions, newest.version), date: null }, 'step');
      told.replaceChildren(
        el('div', { class: 'notice-card is-good' }, el('h2', {}, texts.text('review.restore.done', params))),
      );
    }
    told.scrollIntoView({ block: 'nearest' });
  }

  async function refresh() {
    try {
      const before = versions?.[0]?.version;
      versions = await api.getVersions(code);
      if (before && versions[0].version !== before)
        tell(texts.text('review.history.newVersion', { n: versions[0].version }));
    } catch {
      // What is on the page stays right as history; the next change asks again.
    }
    await draw();
  }

  return {
    load,
    draw,
    refresh,
    name: () => texts.text('review.history.title', { code }),
    speak: () => shape?.speak(),
  };
}
