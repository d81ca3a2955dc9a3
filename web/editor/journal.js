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
  const keyOf = (draft) => [login, draft, tab];
  const all = () => ask(db, 'readonly', (store) => store.getAll(IDBKeyRange.bound([login], [login, []])));

  return {
    /** @param {{id: string, titulo: string}} draft @param {Object<string, Object>} entries none: nothing is left */
    save(draft, entries) {
      return ask(db, 'readwrite', (store) =>
        Object.keys(entries).length
          ? store.put({ login, draft: draft.id, tab, title: draft.titulo, when: Date.now(), entries })
          : store.delete(keyOf(draft.id)),
      );
    },
    /** @returns {Promise<{draft: string, tab: string, title: string, when: number, entries: Object}[]>} oldest first */
    list: async () => (await all()).sort((a, b) => a.when - b.when),
    /** @param {{draft: string, tab: string}} record */
    remove: ({ draft, tab: owner }) => ask(db, 'readwrite', (store) => store.delete([login, draft, owner])),
    lasting: true,
  };
}

/** Where the browser keeps nothing: everything works but the recovery, and the page says so. */
export function createFleetingJournal() {
  return { save: async () => {}, list: async () => [], remove: async () => {}, lasting: false };
}

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
