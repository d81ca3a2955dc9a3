import { writeTexts } from '../i18n/texts.js';
import { same } from '../editing/draft.js';
import { byId, el } from '../ui/dom.js';
import { createConflicts } from './conflicts.js';
import { createEdition } from './edition.js';
import { createFindings } from './findings.js';
import { createForm } from './form.js';
import { createHome } from './home.js';
import { createOutline } from './outline.js';
import { writePlace, readPlace } from './place.js';
import { createSaving } from './saving.js';
import { choicesOf, leftOnThisMachine, loadSession, newKey } from './session.js';
import { createSteps } from './steps.js';
import { createWork } from './work.js';

const VIEWS = ['gate', 'home', 'outline', 'edition'];

/**
 * The page `/editor`: shows the draft on the desk, and passes on what a person does.
 * @param {Object} deps
 */
export function createPage({ api, ask, keys, store, texts, stage, messages, window }) {
  const text = texts.text;
  const location = window.location;
  let session = null;
  let parts = null;
  /** Typing is not overwritten, unless something was undone. */
  let force = false;
  let formOf = '';

  const place = () => store.get();
  const desk = () => session.desk;
  const reason = (error) => error.detail || text(texts.has(`error.${error.kind}`) ? `error.${error.kind}` : 'error.format');
  const signInPlace = () => `/cuenta?volver=${encodeURIComponent('/editor' + writePlace(place()))}`;

  function view() {
    if (!session?.account || session.noRight) return 'gate';
    if (!place().draft || !desk().isOpen()) return 'home';
    return place().code ? 'edition' : 'outline';
  }

  function show() {
    const now = view();
    for (const name of VIEWS) byId(name).hidden = name !== now;
    byId('panel').dataset.view = now;
    const working = now === 'outline' || now === 'edition';
    byId('bar').hidden = !working;
    if (working) showDesk(now);
    else if (session?.features) stage.show({ others: publicFeatures(null), edited: null, comparing: false });
    document.title = working ? `${desk().served().titulo} · ${text('editor.title')}` : text('editor.title');
    force = false;
  }

  let around = { code: undefined, features: [] };
  function publicFeatures(code) {
    if (around.code !== code) {
      around = { code, features: [...session.features.values()].filter(({ properties }) => properties.codigo !== code) };
    }
    return around.features;
  }

  function showDesk(now) {
    const status = desk().status();
    parts.saving.show(status, session.journal.lasting);
    parts.steps.show();
    parts.conflicts.show(status.conflicts);
    byId(now).prepend(parts.conflicts.root);
    byId('compare').hidden = now !== 'edition';
    byId('compare').setAttribute('aria-pressed', String(place().comparing));
    if (now === 'outline') {
      stage.show({ others: publicFeatures(null), edited: null, comparing: false });
      showOutline(status);
    } else {
      const model = editionModel(place().code, status);
      if (formOf !== `${model.code} ${texts.language()}`) beginForm(model.code);
      parts.edition.show(model, force);
      stage.show({
        others: publicFeatures(model.code),
        edited: { ...model, base: model.base.geometry },
        comparing: place().comparing,
      });
    }
  }

  const nameOf = (code) => {
    const campos = desk().edition(code).campos;
    const properties = session.features.get(code)?.properties ?? {};
    const name = texts.language() === 'en' ? 'nombre_en' : 'nombre';
    return campos[name] || properties[name] || campos.nombre || properties.nombre || code;
  };
  const count = (code, severity) =>
    (desk().servedEdit(code)?.hallazgos ?? []).filter(({ gravedad }) => gravedad === severity).length;

  function showOutline(status) {
    const draft = desk().served();
    const canEdit = desk().canEdit();
    const editions = desk()
      .codes()
      .sort()
      .map((code) => ({
        code,
        name: nameOf(code),
        edition: desk().edition(code),
        blocks: count(code, 'bloquea'),
        warns: count(code, 'advierte'),
        unsent: desk().isUnsent(code),
      }));
    const model = {
      draft,
      canEdit,
      canCarry: !canEdit && status.queued > 0,
      editions,
      initiatives: choicesOf(session, texts.language()),
      layers: session.vocabulary.layer.filter(({ code }) => session.mayDraft(code)),
    };
    const { ediciones: _, ...facts } = draft;
    const rows = editions.map((each) => ({ ...each, edition: { ...each.edition, geometria: !!each.edition.geometria } }));
    parts.outline.show(model, JSON.stringify([facts, canEdit, model.canCarry, rows, texts.language()]));
  }

  function editionModel(code, status) {
    const served = desk().servedEdit(code);
    return {
      code,
      name: nameOf(code),
      edition: desk().edition(code),
      base: desk().base(code),
      values: desk().values(code),
      geometry: desk().geometry(code),
      current: served?.version_vigente ?? session.features.get(code)?.properties.version ?? null,
      findings: served?.hallazgos ?? [],
      refused: status.refused.filter((each) => each.code === code).flatMap(({ fields }) => fields ?? []),
      unsent: desk().isUnsent(code),
      isChanged: desk().codes().includes(code),
      canEdit: desk().canEdit(),
    };
  }

  function beginForm(code) {
    formOf = `${code} ${texts.language()}`;
    parts.form = createForm({
      texts,
      vocabulary: session.vocabulary,
      on: {
        change: (key, value) => desk().setField(code, key, value, { what: 'field', code, key }),
        leave: () => desk().rest(),
        back(key) {
          force = true;
          desk().setField(code, key, desk().base(code).values[key], { what: 'field', code, key });
        },
      },
    });
    parts.edition.begin(parts.form, stage.panel);
  }

  /** Goes to a draft, an initiative in it, or back. */
  async function go(to) {
    const next = { ...place(), ...to };
    try {
      if (next.draft && (next.draft !== place().draft || !desk().isOpen())) {
        if (desk().isOpen()) await desk().flush();
        await desk().open(await api.getDraft(next.draft));
        if (desk().recovered()) messages.tell(texts.plural('draft.recovered', desk().recovered()));
      } else if (!next.draft && desk().isOpen()) {
        await desk().flush();
        if (desk().status().queued === 0) desk().close();
        else desk().leave();
      }
      if (next.code) await desk().prepare(next.code);
    } catch (error) {
      if (!error.kind) throw error;
      messages.warn(reason(error));
      if (error.kind === 'notFound') store.set({ draft: null, code: null }, 'go');
      return;
    }
    store.set({ draft: next.draft, code: next.code, comparing: false }, to.cause ?? 'go');
    show();
    if (!next.draft) await listDrafts();
    lookAround(next.code);
    byId(`${view()}-title`)?.focus({ preventScroll: true });
    byId('panel').scrollTop = 0;
  }

  function lookAround(code) {
    const geometry = code && desk().geometry(code);
    if (geometry) stage.lookAt(geometry);
  }

  async function listDrafts() {
    try {
      parts.home.show(await api.getDrafts(), await leftOnThisMachine(session));
    } catch (error) {
      if (!error.kind) throw error;
      messages.warn(reason(error));
    }
  }

  function repair(geometry) {
    const { code } = place();
    if (desk().setGeometry(code, geometry, { what: 'repair', code })) messages.tell(text('findings.repaired'));
  }

  function build() {
    const say = (said) => messages.say(said);
    const online = () => window.navigator.onLine;
    const work = createWork({ api, ask, desk: desk(), texts, messages, go, newKey, reason });
    const toConflicts = () => byId('conflicts-title').focus();
    const code = () => place().code;
    const findings = createFindings({
      texts,
      on: { show: stage.lookAt, field: (key) => parts.form.focus(key), repair },
    });
    parts = {
      form: null,
      saving: createSaving({
        ...{ texts, say, online },
        on: { retry: () => desk().refresh(), conflicts: toConflicts, signIn: signInPlace },
      }),
      steps: createSteps({ texts, messages, desk: desk(), before: () => (force = true) }),
      conflicts: createConflicts({
        texts,
        words: (field, value) => (parts.form ?? createForm({ texts, vocabulary: session.vocabulary, on: {} })).words(field, value),
        on: {
          settle(each, field, choice) {
            force = true;
            desk().settle(each, field, choice);
            show();
          },
          show: stage.showBoth,
        },
      }),
      home: createHome({ texts, on: { open: (id) => go({ draft: id, code: null }), make: work.make } }),
      outline: createOutline({
        texts,
        on: { ...work, home: () => go({ draft: null, code: null }), open: (each) => go({ code: each }) },
      }),
      edition: createEdition({
        texts,
        parts: { findings },
        on: {
          back: () => go({ code: null }),
          zoom: () => lookAround(code()),
          placeBack: () => desk().setGeometry(code(), desk().base(code()).geometry, { what: 'geometry', code: code() }),
          retire: () => work.retire(code()),
          keep: () => desk().retire(code(), null, { what: 'keep', code: code() }),
          forget: () => work.forget(code()),
        },
      }),
    };
    stage.listen({
      pick: (each) => place().draft && desk().isOpen() && session.mayDraft(session.features.get(each).properties.capa) && go({ code: each }),
      draw: (geometry) => desk().setGeometry(code(), geometry, { what: 'geometry', code: code() }),
    });
    const compare = () => {
      if (!code()) return;
      store.set({ comparing: !place().comparing });
      show();
    };
    byId('compare').addEventListener('click', compare);
    keys.listen({
      undo: parts.steps.undo,
      redo: parts.steps.redo,
      save: () => desk().flush(),
      compare,
      escape: () => !stage.escape() && code() && go({ code: null }),
    });
  }

  function speak() {
    writeTexts(document, texts);
    document.documentElement.lang = texts.language();
    byId('language').lang = texts.language() === 'es' ? 'en' : 'es';
    const name = session?.account?.name;
    byId('to-account').textContent = name ? text('editor.account', { name }) : text('editor.toAccount');
    byId('sign-in').href = signInPlace();
  }

  async function load() {
    for (;;) {
      try {
        session = await loadSession({
          api,
          window,
          onChange: () => session?.desk && show(),
          onSaved: (id) => session?.desk.isOpen() && desk().served().id === id && desk().refresh(),
        });
        return byId('loading').remove();
      } catch (error) {
        if (!error.kind) throw error;
        await askAgain(error);
      }
    }
  }

  const askAgain = (error) =>
    new Promise((resolve) => {
      const again = el('button', { type: 'button', class: 'button is-primary', on: { click: resolve } }, text('editor.retry'));
      byId('loading').replaceChildren(
        el('div', { class: 'failure', role: 'alert' }, el('p', {}, text('editor.failed')), el('p', {}, reason(error)), again),
      );
    });

  function follow() {
    store.subscribe((state, before, cause) => {
      const address = location.pathname + writePlace(state);
      if (cause !== 'history' && address !== location.pathname + location.search) {
        const step = !same([state.draft, state.code], [before.draft, before.code]);
        window.history[step ? 'pushState' : 'replaceState'](null, '', address);
      }
      if (state.lang === before.lang) return;
      speak();
      stage.speak();
      show();
      if (view() === 'home') void listDrafts();
    });
    window.addEventListener('popstate', () => {
      const { draft, code } = readPlace(location.search);
      void go({ draft, code, cause: 'history' });
    });
    // What waits is asked for again when there is a reason to hope.
    const hope = () => session.desk.isOpen() && void session.desk.refresh();
    window.addEventListener('online', () => (stage.retryTiles(), hope()));
    window.addEventListener('offline', show);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') hope();
      else if (session.desk.isOpen()) void session.desk.flush();
    });
    window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  }

  byId('language').addEventListener('click', () => store.set({ lang: texts.language() === 'es' ? 'en' : 'es' }));
  speak();

  return {
    async begin() {
      await load();
      speak();
      if (!session.account || !canPlan()) {
        follow();
        return show();
      }
      build();
      if (!session.journal.lasting) messages.warn(text('editor.noPlaceToKeep'));
      follow();
      const { draft, code } = place();
      if (draft) await go({ draft, code, cause: 'history' });
      else await listDrafts();
      show();
      await stage.drawn(4000);
    },
  };

  function canPlan() {
    session.noRight = !session.vocabulary.layer.some(({ code }) => session.mayDraft(code));
    return !session.noRight;
  }
}
