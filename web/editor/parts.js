import { createDrop } from '../importing/drop.js';
import { createImporting } from '../importing/importing.js';
import { byId } from '../ui/dom.js';
import { createConflicts } from './conflicts.js';
import { createEdition } from './edition.js';
import { FIELDS } from './fields.js';
import { createFindings } from './findings.js';
import { createForm } from './form.js';
import { createHome } from './home.js';
import { createInput } from './inputs.js';
import { createModels } from './models.js';
import { createOutline } from './outline.js';
import { NEW } from './place.js';
import { createSaving } from './saving.js';
import { choicesOf, newKey } from './session.js';
import { createSteps } from './steps.js';
import { createWork } from './work.js';

/**
 * The parts of the page, and what each does when a person acts on it. Made once somebody who may plan is there.
 * @param {Object} deps
 * @param {Object} deps.session as of loadSession
 * @param {(to: Object) => Promise<void>} deps.go to another place in the editor
 * @param {() => void} deps.show
 * @param {(error: Error) => string} deps.reason
 * @param {Object} deps.on what the page itself does: lookAround, repair, compare, signInPlace, force, code, form
 */
export function createParts({ api, ask, keys, texts, stage, messages, window, session, reason, go, show, on }) {
  const { desk } = session;
  const { code } = on;
  const work = createWork({ api, ask, desk, texts, messages, go, newKey, reason });
  const importing = makeImporting();
  const parts = {
    form: null,
    importing,
    models: createModels(session, texts),
    saving: createSaving({
      texts,
      say: (said) => messages.say(said),
      online: () => window.navigator.onLine,
      on: {
        retry: () => desk.refresh(),
        conflicts: () => byId('conflicts-title').focus(),
        signIn: on.signInPlace,
      },
    }),
    steps: createSteps({ texts, messages, desk, before: on.force }),
    conflicts: makeConflicts(),
    home: createHome({
      texts,
      on: {
        open: (id) => go({ draft: id, code: null }),
        make: work.make,
        take: () => go({ importing: NEW }),
      },
    }),
    outline: createOutline({
      texts,
      on: { ...work, home: () => go({ draft: null, code: null }), open: (each) => go({ code: each }) },
    }),
    edition: makeEdition(),
  };

  function makeImporting() {
    const made = createImporting({
      ...{ api, texts, messages, newKey, reason },
      root: byId('import'),
      surface: stage.surface,
      known: () => ({
        fields: FIELDS,
        createInput,
        vocabulary: session.vocabulary,
        mayDraft: session.mayDraft,
        initiatives: choicesOf(session, texts.language()).filter(({ mine }) => mine),
        versionOf: (each) => session.features.get(each)?.properties.version ?? null,
      }),
      on: {
        home: () => go({ draft: null, code: null }),
        open: (id) => go({ importing: id ?? NEW }),
        draft: (id) => go({ draft: id, code: null }),
      },
    });
    createDrop({
      document: window.document,
      target: byId('drop'),
      isOpen: () => !window.document.querySelector('dialog[open]'),
      async onFile(found) {
        await go({ importing: NEW });
        await made.send(found);
      },
    });
    return made;
  }

  function makeConflicts() {
    const words = (field, value) =>
      (on.form() ?? createForm({ texts, vocabulary: session.vocabulary, on: {} })).words(field, value);
    const settle = (each, field, choice) => {
      on.force();
      desk.settle(each, field, choice);
      show();
    };
    return createConflicts({ texts, words, on: { settle, show: stage.showBoth } });
  }

  function makeEdition() {
    const findings = createFindings({
      texts,
      on: { show: stage.lookAt, field: (key) => on.form().focus(key), repair: on.repair },
    });
    return createEdition({
      texts,
      parts: { findings },
      on: {
        back: () => go({ code: null }),
        zoom: () => on.lookAround(code()),
        placeBack: () => desk.setGeometry(code(), desk.base(code()).geometry, { what: 'geometry', code: code() }),
        retire: () => work.retire(code()),
        keep: () => desk.retire(code(), null, { what: 'keep', code: code() }),
        forget: () => work.forget(code()),
      },
    });
  }

  stage.listen({
    pick: (each) => desk.isOpen() && session.mayDraft(session.features.get(each).properties.capa) && go({ code: each }),
    draw: (geometry, label) => desk.setGeometry(code(), geometry, { what: 'geometry', code: code(), label }),
  });
  const isTyping = () => window.document.activeElement?.matches('input, textarea, select');
  byId('compare').addEventListener('click', on.compare);
  keys.listen({
    undo: parts.steps.undo,
    redo: parts.steps.redo,
    save: () => desk.flush(),
    compare: on.compare,
    escape: () => !isTyping() && !stage.escape() && code() && go({ code: null }),
  });
  return parts;
}
