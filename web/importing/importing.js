import { unfinishedList } from './begin.js';
import { follow } from './follow.js';
import { createImportLayers } from './layers.js';
import { isUnfinished, phaseOf } from './phase.js';
import { createViews } from './views.js';

/** A draft of more initiatives than these nobody can review; a file may hold more, and they are named. */
const MOST_FEATURES = 2000;
const PAGE = 500;

/**
 * A file on its way into a draft: sent, read, asked about, looked at, accepted. One at a time; what is on its way stands
 * with the service and is found again after the page was left.
 * @param {Object} deps
 * @param {HTMLElement} deps.root
 * @param {Object} deps.api api/imports.js
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {{L: Object, leaflet: Object, look: (box: number[]) => void,
 *   need: (wanted: boolean) => void}} deps.surface the map; a phone shows it only where there is something to see
 * @param {() => Object} deps.known what preview.js knows of initiatives
 * @param {() => string} deps.newKey
 * @param {(error: Error) => string} deps.reason
 * @param {{home: () => void, open: (id: ?string) => void, draft: (id: string) => void}} deps.on
 */
export function createImporting({ root, api, texts, messages, surface, known, newKey, reason, on }) {
  const text = texts.text;
  const layers = createImportLayers(surface, { pick: (id) => view?.pick?.(id) });
  const viewOf = createViews({
    ...{ texts, layers, reason },
    on: { ...on, file: send, read, drop, stop: () => sending.abort(), accept, plan: (next) => (plan = next) },
  });
  let found = null;
  let features = null;
  let plan = null;
  let unfinished = [];
  let sending = null;
  /** The file as it was sent, for as long as the page stands. */
  let kept = null;
  let wish = { body: '', key: '' };
  let view = null;
  let stop = () => {};
  /** What was asked before is not shown any more once something else was asked. */
  let turn = 0;

  function close() {
    turn += 1;
    stop();
    sending?.abort();
    if (view) layers.end();
    surface.need(true);
    [found, features, plan, sending, kept, view] = [null, null, null, null, null, null];
    root.replaceChildren();
  }

  /** @param {?string} id null: nothing is on its way yet */
  async function open(id) {
    if (id !== null && found?.id === id) return;
    close();
    const mine = turn;
    layers.begin();
    view = {};
    try {
      if (id === null) {
        draw();
        await list();
        if (mine === turn) view.update(unfinished);
        return;
      }
      const answer = await api.getImport(id);
      if (mine === turn) await receive(answer);
    } catch (error) {
      if (!error.kind) throw error;
      if (mine !== turn) return;
      messages.warn(error.kind === 'notFound' ? text('import.gone') : reason(error));
      on.open(null);
    }
  }

  async function list() {
    try {
      unfinished = (await api.getImports()).filter(isUnfinished);
    } catch (error) {
      if (!error.kind) throw error;
      unfinished = [];
    }
    return unfinished;
  }

  /** News of the import: the same step goes on, or another begins. */
  async function receive(answer) {
    const mine = turn;
    const before = found && phaseOf(found);
    const phase = phaseOf(answer);
    if (phase === 'ready') {
      const all = await fetchFeatures(answer, mine);
      if (mine !== turn) return;
      features = all;
    }
    found = answer;
    if (phase === before && phase === 'reading') return view.update(found);
    draw();
    messages.say(text(`import.said.${phase}`));
    if (phase === 'reading') watch(found.id);
  }

  function watch(id) {
    stop();
    stop = follow({
      ask: () => api.getImport(id),
      isBusy: (answer) => phaseOf(answer) === 'reading',
      onNews: (answer) => void receive(answer).catch(failed),
      onTrouble: failed,
    });
  }

  function failed(error) {
    if (!error.kind) throw error;
    messages.warn(reason(error));
  }

  async function fetchFeatures({ id, objetos }, mine) {
    const all = [];
    const total = Math.min(objetos ?? 0, MOST_FEATURES);
    while (all.length < total && mine === turn) {
      const page = await api.getImportFeatures(
        id,
        all.at(-1)?.properties.objeto ?? 0,
        Math.min(PAGE, total - all.length),
      );
      if (!page.length) break;
      all.push(...page);
    }
    return all;
  }

  async function send({ file, trouble }, choices = {}) {
    turn += 1;
    const mine = turn;
    stop();
    [found, features, plan] = [null, null, null];
    if (trouble) return draw({ trouble });
    const control = new AbortController();
    sending = control;
    kept = file;
    draw({ file });
    let answer;
    try {
      answer = await api.sendImport(file, choices, {
        signal: control.signal,
        onProgress: (done, total) => mine === turn && view.update(done, total),
      });
    } catch (error) {
      if (mine !== turn) return;
      sending = null;
      draw();
      if (error.name !== 'AbortError') notSent(error);
      return;
    }
    if (mine !== turn) return;
    sending = null;
    await receive(answer).catch(failed);
    on.open(answer.id);
  }

  function notSent(error) {
    if (!error.kind) throw error;
    messages.warn(error.detail || text(error.kind === 'network' ? 'import.cutOff' : 'import.notSent'));
  }

  /** Reads the file once more, otherwise. */
  async function read(choices) {
    // What could not be read, the service does not keep.
    if (phaseOf(found) === 'refused') {
      void api.dropImport(found.id).catch(() => {});
      return send({ file: kept, trouble: null }, choices);
    }
    const mine = turn;
    try {
      const answer = await api.rereadImport(found.id, choices);
      if (mine !== turn) return;
      [features, plan] = [null, null];
      await receive(answer);
    } catch (error) {
      failed(error);
    }
  }

  async function drop(id) {
    try {
      await api.dropImport(id);
    } catch (error) {
      if (error.kind !== 'notFound') return failed(error);
    }
    messages.tell(text('import.dropped'));
    if (found?.id === id) return on.open(null);
    await list();
    view?.update?.(unfinished);
  }

  /** @returns {Promise<?Error>} why it was not accepted */
  async function accept(body) {
    const said = JSON.stringify(body);
    // Who asks again for the same, since no answer came, gets the draft that was made.
    if (said !== wish.body) wish = { body: said, key: newKey() };
    try {
      const draft = await api.acceptImport(found.id, body, wish.key);
      messages.tell(texts.text('import.accepted'));
      const { caja } = found;
      await on.draft(draft);
      if (caja) surface.look(caja);
      return null;
    } catch (error) {
      if (!error.kind) throw error;
      return error;
    }
  }

  function draw({ file = null, trouble = null } = {}) {
    layers.clear();
    view = viewOf({ found, file, features, plan, trouble, unfinished, kept: kept !== null, known: known() });
    root.replaceChildren(view.root);
    surface.need(view.begin !== undefined);
    view.begin?.();
    root.querySelector('h1').focus({ preventScroll: true });
  }

  return {
    open,
    close,
    send,
    /** In the language of the moment. */
    speak: () => view?.root && !sending && draw(),
    /** @returns {Promise<HTMLElement[]>} imports that wait, for the list of drafts */
    async waiting() {
      await list();
      return unfinishedList({ texts, unfinished, on: { open: on.open, drop: null } });
    },
  };
}
