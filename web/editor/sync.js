import { same } from '../editing/draft.js';
import { adopt, editsOf, isDirty, isReady, newEntry, receive, settle } from './entries.js';
import { mergeEdits, toEdit } from './merge.js';

/** Typing rests this long before it is sent. */
const REST_MS = 800;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** A draft that moves this often under one save has somebody else's program at it. */
const MOST_MERGES = 8;

/**
 * Keeps the open draft and the service alike: every change is first kept on this machine, then sent; what does not
 * arrive is sent again, what somebody else changed is merged, and what cannot be merged waits for a choice. Nothing
 * leaves the journal before the service has said that it has it.
 * @param {Object} deps
 * @param {Object} deps.api getDraft, writeEdit, getAccount (api/editing.js)
 * @param {{save: (draft: Object, entries: Object) => Promise<void>}} deps.journal keeps the entries that the service lacks
 * @param {{set: Function, clear: Function}} deps.timer as setTimeout, clearTimeout
 * @param {() => string} deps.newKey
 * @param {string} deps.login of who is signed in
 * @param {() => void} deps.onStatus
 * @param {(draft: Object) => void} deps.onServed the service's draft changed
 * @param {(moves: Map<string, (edit: ?Edit) => ?Edit>) => void} deps.onMerged what others, or the service, made of
 *   edits: to be applied to every state that one can go back to
 */
export function createSync({ api, journal, timer, newKey, login, onStatus, onServed, onMerged }) {
  let draft = null;
  let tag = null;
  /** @type {Map<string, Entry>} */
  let entries = new Map();
  let phase = 'idle';
  let failure = null;
  let wait = FIRST_WAIT_MS;
  let waiting = null;
  let line = Promise.resolve();

  /** One after the other: two answers must never be taken in at once. */
  const inLine = (job) => (line = line.then(job, job));

  function enter(next, error = null) {
    phase = next;
    failure = error;
    onStatus();
  }

  const unsent = () => Object.fromEntries([...entries].filter(([, entry]) => isDirty(entry)));
  const keep = () => journal.save(draft, unsent());

  function plan(ms) {
    timer.clear(waiting);
    waiting = timer.set(() => void inLine(pump), ms);
  }

  /** The service's draft as of now; `answered` names the edit whose attempt this answers. */
  function take({ draft: fresh, tag: freshTag }, answered = null) {
    const edits = editsOf(fresh);
    const moves = new Map();
    for (const code of new Set([...entries.keys(), ...edits.keys()])) {
      const before = entries.get(code) ?? newEntry();
      const { entry, from, to } = receive(before, edits.get(code) ?? null, code === answered);
      entries.set(code, entry);
      if (!same(from, to)) moves.set(code, (edit) => mergeEdits(from, to, edit).edit);
    }
    draft = fresh;
    tag = freshTag;
    if (moves.size) onMerged(moves);
    onServed(draft);
  }

  /** Sends what is ready, one edit at a time, until nothing is or something stands in the way. */
  async function pump() {
    timer.clear(waiting);
    if (phase === 'closed' || phase === 'signedOut') return;
    for (let merges = 0; merges < MOST_MERGES;) {
      const next = draft.puede.includes('editar') && [...entries].find(([, entry]) => isReady(entry));
      if (!next) return rest();
      const [code, entry] = next;
      const attempt = entry.attempt ?? { key: newKey(), tag, edit: entry.local };
      entries.set(code, { ...entry, attempt });
      enter('saving');
      await keep();
      try {
        take(await api.writeEdit(draft.id, code, attempt.edit, attempt), code);
        entries.set(code, { ...entries.get(code), refused: undefined, problem: null, pardoned: false });
        wait = FIRST_WAIT_MS;
        await keep();
      } catch (error) {
        if (!(await cope(error, code))) return;
        if (error.kind === 'stale') merges += 1;
      }
    }
    retryLater(null);
  }

  function rest() {
    wait = FIRST_WAIT_MS;
    enter('idle');
    return keep();
  }

  function retryLater(error) {
    enter(error && error.kind !== 'offline' ? 'waiting' : 'offline', error);
    plan(Math.max(wait, (error?.retryAfter ?? 0) * 1000));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  /** @returns {Promise<boolean>} whether sending can go on */
  async function cope(error, code) {
    switch (error.kind) {
      case 'unauthorised':
        enter('signedOut', error);
        return false;
      case 'stale':
        return again(code);
      case 'forbidden':
        // The token of the session may have grown old: who asks again has a new one.
        return (await again(code, false)) && (pardon(code) || refuse(error, code));
      case 'conflict':
      case 'notFound':
        return (await again(code, false)) && refuse(error, code);
      case 'invalid':
        return refuse(error, code);
      case undefined:
        throw error;
      default:
        retryLater(error);
        return false;
    }
  }

  function pardon(code) {
    const entry = entries.get(code);
    entries.set(code, { ...entry, pardoned: true });
    return !entry.pardoned;
  }

  function refuse(error, code) {
    const entry = entries.get(code);
    const refused = entry.attempt ? entry.attempt.edit : entry.local;
    const problem = { detail: error.detail, fields: error.fields };
    entries.set(code, { ...entry, attempt: null, refused, problem, pardoned: false });
    return true;
  }

  /** Asks for the draft as it is now, and who one is: the right to write may have changed, or the token of it. */
  async function renew() {
    try {
      const account = await api.getAccount();
      if (account?.login !== login) {
        enter('signedOut');
        return false;
      }
      take(await api.getDraft(draft.id));
    } catch (error) {
      if (error.kind === undefined) throw error;
      if (error.kind === 'notFound' || error.kind === 'forbidden') enter('closed', error);
      else if (error.kind === 'unauthorised') enter('signedOut', error);
      else retryLater(error);
      return false;
    }
    if (draft.puede.includes('editar')) return true;
    enter([...entries.values()].some(isDirty) ? 'closed' : 'idle');
    return false;
  }

  async function again(code, dropAttempt = true) {
    if (!(await renew())) return false;
    if (dropAttempt) entries.set(code, { ...entries.get(code), attempt: null });
    return true;
  }

  const reports = () => [...entries].flatMap(([code, { conflicts }]) => conflicts.map((each) => ({ code, ...each })));

  return {
    /** @param {{draft: Object, tag: string}} answer @param {Object<string, Entry>[]} left by tabs that are gone */
    async start(answer, left) {
      take(answer);
      for (const [code, entry] of left.flatMap(Object.entries)) {
        entries.set(code, adopt(entries.get(code) ?? newEntry(), entry));
      }
      await keep();
      if (draft.puede.includes('editar')) plan(0);
      else if ([...entries.values()].some(isDirty)) enter('closed');
    },
    /** @returns {Map<string, ?Edit>} every edit as it stands here */
    edits: () => new Map([...entries].map(([code, entry]) => [code, entry.local])),
    draft: () => draft,
    isUnsent: (code) => entries.has(code) && isDirty(entries.get(code)),
    /** An edit stands so from now on; null: it is taken out. */
    change(code, edit) {
      const entry = entries.get(code) ?? newEntry();
      const local = toEdit(edit);
      if (same(entry.local, local)) return;
      entries.set(code, { ...entry, local });
      void keep();
      if (phase === 'idle' || phase === 'saving') plan(REST_MS);
      onStatus();
    },
    settle(code, field, choice) {
      const before = entries.get(code);
      const after = settle(before, field, choice);
      entries.set(code, after);
      if (!same(before.local, after.local)) onMerged(new Map([[code, () => after.local]]));
      void keep();
      plan(0);
      onStatus();
    },
    /** Sends at once what waits; settled when it is there or something stands in the way. */
    flush: () => inLine(pump),
    /** The service may have something newer, or be there again, or know again who one is. */
    refresh: () =>
      inLine(async () => {
        if (!(await renew())) return;
        if (phase !== 'idle') enter('saving');
        await pump();
      }),
    /**
     * Does something with the whole draft: submit it, say.
     * @param {(draft: Object, tag: string) => Promise<{draft: Object, tag: string}>} job
     * @param {boolean} [whole] only once everything of ours is there
     * @returns {Promise<boolean>} whether it was done; false: changes still wait
     */
    async move(job, whole = true) {
      let done = false;
      await inLine(async () => {
        if (whole) await pump();
        if (whole && [...entries.values()].some(isDirty)) return;
        take(await job(draft, tag));
        done = true;
        enter('idle');
        if (draft.puede.includes('editar')) plan(0);
      });
      return done;
    },
    /** @returns {{phase: string, queued: number, conflicts: Object[], refused: Object[], failure: ?Error}} */
    status: () => ({
      phase,
      failure,
      queued: [...entries.values()].filter(isDirty).length,
      conflicts: reports(),
      refused: [...entries].filter(([, e]) => e.problem && isDirty(e)).map(([code, e]) => ({ code, ...e.problem })),
    }),
    unsent,
    /** What is here and not with the service is given up: it stands elsewhere now. */
    drop() {
      entries = new Map([...entries].map(([code, { served }]) => [code, newEntry(served)]));
      return keep();
    },
    stop: () => timer.clear(waiting),
  };
}
