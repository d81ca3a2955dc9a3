/** Typing in one field within this time is one step. */
const PAUSE_MS = 1500;

/**
 * All that was done, as a stack of immutable drafts without end. A step is taken by a pure function
 * `draft => draft`; one that gives back the same draft is none.
 * @param {*} first the draft at the beginning
 * @param {() => number} [now] milliseconds
 */
export function createUndo(first, now = Date.now) {
  /** @type {{draft: *, label: *}[]} label: of the step that led here */
  let past = [];
  let present = { draft: first, label: null };
  let future = [];
  /** What is being typed, until when more of it belongs to the same step. */
  let typing = { key: null, until: 0 };
  const listeners = new Set();

  function tell(cause) {
    for (const listener of listeners) listener(present.draft, cause);
  }

  function go(from, to, cause) {
    if (from.length === 0) return null;
    const label = cause === 'undo' ? present.label : from.at(-1).label;
    to.push(present);
    present = from.pop();
    typing = { key: null, until: 0 };
    tell(cause);
    return label;
  }

  return {
    get: () => present.draft,
    /**
     * @param {(draft: *) => *} edit
     * @param {*} label what was done, for «Deshacer: …»: a text or whatever the caller makes one of
     * @param {?string} [key] of what is being typed (initiative and field): the same key goes on with the same step
     * @returns {boolean} whether anything changed
     */
    do(edit, label, key = null) {
      const draft = edit(present.draft);
      if (draft === present.draft) return false;
      const isMore = key !== null && key === typing.key && now() <= typing.until;
      if (!isMore) past.push(present);
      present = { draft, label };
      future = [];
      typing = { key, until: now() + PAUSE_MS };
      tell('do');
      return true;
    },
    /** @returns {*} the label of what was undone; null when there was nothing */
    undo: () => go(past, future, 'undo'),
    redo: () => go(future, past, 'redo'),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    /** @returns {*} the label of what undo would undo; null when nothing */
    undoLabel: () => (past.length ? present.label : null),
    redoLabel: () => future.at(-1)?.label ?? null,
    /** Ends a step of typing: the field was left. */
    rest() {
      typing = { key: null, until: 0 };
    },
    /** A change by somebody else: it happens to every step, so that undoing never takes it away. */
    rebase(edit) {
      const apply = (step) => ({ ...step, draft: edit(step.draft) });
      [past, future, present] = [past.map(apply), future.map(apply), apply(present)];
      tell('rebase');
    },
    /** Another draft is open: nothing was done yet. */
    reset(draft) {
      [past, present, future] = [[], { draft, label: null }, []];
      typing = { key: null, until: 0 };
      tell('reset');
    },
    /** @param {(draft: *, cause: 'do'|'undo'|'redo'|'rebase'|'reset') => void} listener @returns {() => void} stop */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
