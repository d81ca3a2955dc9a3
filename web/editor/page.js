import { writeTexts } from '../i18n/texts.js';
import { byId } from '../ui/dom.js';
import { createForm } from './form.js';
import { untilLoaded } from './loading.js';
import { createParts } from './parts.js';
import { NEW, writePlace } from './place.js';
import { leftOnThisMachine, loadSession } from './session.js';
import { followPlace, watchLine } from './ways.js';

const VIEWS = ['gate', 'home', 'import', 'outline', 'edition'];

/**
 * The page `/editor`: shows the draft on the desk, and passes on what a person does.
 * @param {Object} deps
 */
export function createPage({ api, ask, keys, store, texts, stage, messages, window }) {
  const text = texts.text;
  let session = null;
  let parts = null;
  /** Typing is not overwritten, unless something was undone. */
  let force = false;
  let formOf = '';

  const place = () => store.get();
  const desk = () => session.desk;
  const reason = (error) =>
    error.detail || text(texts.has(`error.${error.kind}`) ? `error.${error.kind}` : 'error.format');
  const signInPlace = () => `/cuenta?volver=${encodeURIComponent('/editor' + writePlace(place()))}`;

  function view() {
    if (!session?.account || session.noRight) return 'gate';
    if (place().importing) return 'import';
    if (!place().draft || !desk().isOpen()) return 'home';
    return place().code && desk().exists(place().code) ? 'edition' : 'outline';
  }

  function show() {
    const now = view();
    for (const name of VIEWS) byId(name).hidden = name !== now;
    byId('panel').dataset.view = now;
    const working = now === 'outline' || now === 'edition';
    byId('bar').hidden = !working;
    if (working) showDesk(now);
    else if (parts) stage.show({ others: parts.models.around(null), edited: null, comparing: false });
    document.title = working ? `${desk().served().titulo} · ${text('editor.title')}` : text('editor.title');
    force = false;
  }

  function showDesk(now) {
    const status = desk().status();
    parts.saving.show(status, session.journal.lasting);
    parts.steps.show();
    parts.conflicts.show(status.conflicts);
    byId('compare').hidden = now !== 'edition';
    byId('compare').setAttribute('aria-pressed', String(place().comparing));
    if (now === 'outline') {
      const proposed = parts.models.proposed();
      stage.show({ others: parts.models.around(null), edited: null, proposed, comparing: false });
      const { model, key } = parts.models.outline(status);
      parts.outline.show(model, key);
    } else {
      const model = parts.models.edition(place().code, status);
      if (formOf !== `${model.code} ${texts.language()}`) beginForm(model.code);
      parts.edition.show(model, force);
      stage.show({
        others: parts.models.around(model.code),
        edited: { ...model, base: model.base.geometry },
        comparing: place().comparing,
      });
    }
    // Moved only when it must be: what is moved loses the focus.
    if (byId(now).firstChild !== parts.conflicts.root) byId(now).prepend(parts.conflicts.root);
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
    const next = { ...place(), importing: null, ...to };
    if (next.importing) next.draft = next.code = null;
    try {
      if (next.draft && (next.draft !== place().draft || !desk().isOpen())) {
        if (desk().isOpen()) await desk().flush();
        await desk().open(await api.getDraft(next.draft));
        if (desk().recovered()) messages.tell(texts.plural('draft.recovered', desk().recovered()));
      } else if (!next.draft && desk().isOpen()) {
        await desk().flush();
        desk().close();
      }
      if (next.code) await desk().prepare(next.code);
    } catch (error) {
      if (!error.kind) throw error;
      messages.warn(reason(error));
      if (error.kind === 'notFound') store.set({ draft: null, code: null }, 'go');
      return;
    }
    const { draft, code, importing } = next;
    store.set({ draft, code, importing, comparing: false }, to.cause ?? 'go');
    if (!importing) parts.importing.close();
    show();
    if (importing) return parts.importing.open(importing === NEW ? null : importing);
    if (!draft) await listDrafts();
    lookAround(code);
    byId(`${view()}-title`)?.focus({ preventScroll: true });
    byId('panel').scrollTop = 0;
    window.scrollTo(0, 0);
  }

  function lookAround(code) {
    const geometry = code && desk().geometry(code);
    if (geometry) stage.lookAt(geometry);
  }

  async function listDrafts() {
    try {
      const [drafts, left, waiting] = await Promise.all([
        api.getDrafts(),
        leftOnThisMachine(session),
        parts.importing.waiting(),
      ]);
      parts.home.show(drafts, left, waiting);
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
    parts = createParts({
      ...{ api, ask, keys, texts, stage, messages, window, session, reason, go, show },
      on: {
        ...{ lookAround, repair, compare, signInPlace },
        code: () => place().code,
        form: () => parts.form,
        force: () => (force = true),
      },
    });
  }

  function compare() {
    if (!place().code) return;
    store.set({ comparing: !place().comparing });
    show();
  }

  function speak() {
    writeTexts(document, texts);
    document.documentElement.lang = texts.language();
    byId('language').lang = texts.language() === 'es' ? 'en' : 'es';
    const name = session?.account?.name;
    byId('to-account').textContent = name ? text('editor.account', { name }) : text('editor.toAccount');
    byId('sign-in').href = signInPlace();
  }

  const load = () =>
    untilLoaded({
      box: byId('loading'),
      ...{ texts, reason },
      load: async () => {
        session = await loadSession({
          ...{ api, window },
          onChange: () => session?.desk && show(),
          onSaved: (id) => session?.desk.isOpen() && desk().served().id === id && desk().refresh(),
        });
      },
    });

  function follow() {
    followPlace({
      ...{ store, window },
      onBack: ({ draft, code, importing }) => void go({ draft, code, importing, cause: 'history' }),
      onLanguage() {
        speak();
        stage.speak();
        show();
        if (view() === 'home' && parts) void listDrafts();
        if (view() === 'import') parts.importing.speak();
      },
    });
    if (!parts) return;
    watchLine({
      window,
      onHope() {
        if (desk().isOpen()) void desk().refresh();
      },
      onLeave() {
        if (desk().isOpen()) void desk().flush();
      },
      onChange(back) {
        if (back) stage.retryTiles();
        show();
      },
    });
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
      const { draft, code, importing } = place();
      if (draft || importing) await go({ draft, code, importing, cause: 'history' });
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
