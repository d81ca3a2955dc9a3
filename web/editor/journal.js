/**
 * What the service does not have yet, kept on this machine: it outlives the page, the browser and the connection. One
 * record for each tab and draft, so that two tabs never write over each other; what a tab that is gone left behind, the
 * next one takes over.
 */

const NAME = 'huella-editor';
const STORE = 'changes';

/**
 * @param {Object} deps
 * @param {IDBFactory} deps.factory
 * @param {string} deps.login whose changes: nobody else sees or sends them
 * @param {string} deps.tab name of this visit to the page
 * @returns {Promise<Object>} rejected where the browser keeps nothing
 */
export async function openJournal({ factory, login, tab }) {
  const db = await open(factory);
  const put = (draft, owner, entries) =>
    ask(db, 'readwrite', (store) =>
      Object.keys(entries).length
        ? store.put({ login, draft: draft.id, tab: owner, title: draft.titulo, when: Date.now(), entries })
        : store.delete([login, draft.id, owner]),
    );
  const all = () => ask(db, 'readonly', (store) => store.getAll(IDBKeyRange.bound([login], [login, []])));

  return {
    /** @param {{id: string, titulo: string}} draft @param {Object<string, Object>} entries none: nothing is left */
    save: (draft, entries) => put(draft, tab, entries),
    /** Leaves entries for whoever opens a draft next: what was based on another draft starts anew in this one. */
    leave: (draft, entries) => put(draft, 'left', anew(entries)),
    /** @returns {Promise<{draft: string, tab: string, title: string, when: number, entries: Object}[]>} oldest first */
    list: async () => (await all()).sort((a, b) => a.when - b.when),
    /** @param {{draft: string, tab: string}} record */
    remove: ({ draft, tab: owner }) => ask(db, 'readwrite', (store) => store.delete([login, draft, owner])),
    lasting: true,
  };
}

/** Where the browser keeps nothing: everything works but the recovery after closing, and the page says so. */
export function createFleetingJournal() {
  const left = new Map();
  return {
    save: async () => {},
    async leave({ id, titulo }, entries) {
      left.set(id, { draft: id, tab: 'left', title: titulo, when: Date.now(), entries: anew(entries) });
    },
    list: async () => [...left.values()],
    remove: async ({ draft }) => void left.delete(draft),
    lasting: false,
  };
}

const anew = (entries) =>
  Object.fromEntries(
    Object.entries(entries).map(([code, { local }]) => [
      code,
      { served: null, local, attempt: null, conflicts: [], refused: undefined, problem: null },
    ]),
  );

function open(factory) {
  return new Promise((resolve, reject) => {
    const asked = factory.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: ['login', 'draft', 'tab'] });
    asked.onsuccess = () => {
      // A newer page in another tab must be able to change the store.
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error('blocked'));
  });
}

/** Settled when the change is on disk, not before. */
function ask(db, mode, job) {
  return new Promise((resolve, reject) => {
    const deal = db.transaction(STORE, mode, { durability: 'strict' });
    const asked = job(deal.objectStore(STORE));
    deal.oncomplete = () => resolve(asked.result);
    deal.onabort = () => reject(deal.error ?? new Error('aborted'));
  });
}
