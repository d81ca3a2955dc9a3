import { same } from '../editing/draft.js';

/**
 * A service of drafts as small as the tests of the queue need: revisions, If-Match, idempotency keys, and a line that
 * loses requests and answers when told to.
 */
export function createService({ lose = () => 'nothing' } = {}) {
  let revision = 1;
  let edits = new Map();
  let account = { login: 'ana', name: 'Ana', admin: false, rights: [] };
  let editable = true;
  const answered = new Map();
  const asked = [];

  const fail = (kind, more = {}) => Object.assign(new Error(kind), { kind, detail: kind, fields: [], ...more });
  const answer = () => ({
    draft: structuredClone({
      id: 'd1',
      titulo: 'Prueba',
      revision,
      puede: editable ? ['editar'] : [],
      ediciones: [...edits].map(([codigo, edit]) => ({ codigo, ...edit, hallazgos: [] })),
    }),
    tag: `"${revision}"`,
  });

  function write(code, edit, { tag, key }) {
    if (!account) throw fail('unauthorised');
    if (answered.has(key)) return answered.get(key);
    if (tag !== `"${revision}"`) throw fail('stale');
    if (!editable) throw fail('conflict');
    if (edit?.campos.nombre === 'NO') throw fail('invalid', { fields: [{ field: 'nombre', detail: 'así no' }] });
    if (edit) edits.set(code, tidy(structuredClone(edit)));
    else edits.delete(code);
    revision += 1;
    answered.set(key, answer());
    return answer();
  }

  async function line(job) {
    await null;
    const lost = lose();
    if (lost === 'request') throw fail('network');
    const result = job();
    if (lost === 'answer') throw fail('timeout');
    return result;
  }

  return {
    asked,
    edits: () => edits,
    answer,
    api: {
      getDraft: () => line(answer),
      getAccount: () => line(() => account),
      writeEdit: (id, code, edit, on) => line(() => (asked.push({ code, edit, ...on }), write(code, edit, on))),
    },
    /** What another program does to the draft. */
    set(code, edit) {
      edits = new Map(edits);
      if (edit) edits.set(code, edit);
      else edits.delete(code);
      revision += 1;
    },
    signOut: () => (account = null),
    signIn: (login = 'ana') => (account = { login }),
    close: () => (editable = false),
    reopen: () => (editable = true),
    holds: (code, edit) => same(edits.get(code) ?? null, edit),
  };
}

/** The service trims what is typed. */
function tidy(edit) {
  for (const [key, value] of Object.entries(edit.campos)) {
    if (typeof value === 'string') edit.campos[key] = value.trim();
  }
  return edit;
}

/** Time that passes when told to. */
export function createClock() {
  let now = 0;
  let last = 0;
  const due = new Map();
  return {
    timer: {
      set: (job, ms) => (due.set((last += 1), { at: now + ms, job }), last),
      clear: (id) => due.delete(id),
    },
    pass(ms) {
      now += ms;
      for (const [id, { at, job }] of [...due]) {
        if (at > now) continue;
        due.delete(id);
        job();
      }
    },
    waiting: () => due.size,
  };
}

/** A journal on no disk; what it holds outlives a sync that was dropped. */
export function createPaper() {
  const paper = { held: {}, save: async (draft, entries) => void (paper.held = structuredClone(entries)) };
  return paper;
}
