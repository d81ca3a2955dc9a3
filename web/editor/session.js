import { toVocabulary } from '../state/catalogue.js';
import { wordsOf } from '../state/text.js';
import { createDesk } from './desk.js';
import { createFleetingJournal, openJournal } from './journal.js';
import { createPeers } from './peers.js';

/** A name that nothing else has; unlike randomUUID it works without https. */
export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const PLANNING = 'planificador';

/**
 * All that the editor needs before anything can be edited: who is there, what is public, the words of the fields, and
 * the desk.
 * @param {Object} deps
 * @param {Object} deps.api
 * @param {Window} deps.window
 * @param {(what: string) => void} deps.onChange of the desk
 * @param {(draft: string) => void} deps.onSaved another tab brought a draft to the service
 * @returns {Promise<Object>} account: null while nobody is signed in
 */
export async function loadSession({ api, window, onChange, onSaved }) {
  const account = await api.getAccount();
  if (!account) return { account };
  const [collection, facets, comunas] = await Promise.all([api.getInitiatives(), api.getFacets(), api.getComunas()]);
  const features = new Map(collection.features.map((feature) => [feature.properties.codigo, feature]));
  const vocabulary = {
    ...toVocabulary(facets),
    comuna: comunas.map(({ code, name }) => ({ code, name: { es: name, en: name } })),
  };
  const tab = newKey();
  const journal = await openJournal({ factory: window.indexedDB, login: account.login, tab }).catch(
    createFleetingJournal,
  );
  const peers = createPeers({ Channel: window.BroadcastChannel, tab, onSaved });
  const desk = createDesk({
    api,
    journal,
    peers,
    login: account.login,
    published: (code) => features.get(code) ?? null,
    getVersion: api.getVersion,
    newKey,
    onChange,
  });
  const mayDraft = (layer) =>
    account.admin || account.rights.some((right) => right.role === PLANNING && (right.layer ?? layer) === layer);
  return { account, features, vocabulary, journal, desk, peers, tab, mayDraft };
}

/** @returns {{code: string, name: string, words: string[], mine: boolean}[]} what can be chosen, by code */
export function choicesOf({ features, mayDraft }, language) {
  return [...features.values()]
    .map(({ properties: p }) => ({
      code: p.codigo,
      name: language === 'en' ? (p.nombre_en ?? p.nombre) : p.nombre,
      words: wordsOf([p.codigo, p.nombre, p.nombre_en, p.tema_nombre, ...p.comunas].join(' ')),
      mine: mayDraft(p.capa),
    }))
    .sort((a, b) => b.mine - a.mine || a.code.localeCompare(b.code));
}

/** @returns {Promise<Map<string, number>>} initiatives with changes that only this machine has, by draft */
export async function leftOnThisMachine({ journal, peers }) {
  const records = await journal.list();
  const alive = records.length ? await peers.roll() : new Set();
  const left = new Map();
  for (const { draft, tab, entries } of records) {
    if (!alive.has(tab)) left.set(draft, (left.get(draft) ?? 0) + Object.keys(entries).length);
  }
  return left;
}
