import { ask, trust } from './ask.js';

/**
 * What the editor asks the service: who is signed in, drafts, codes and geometry. Every write carries the token of the
 * session, and every write to something that exists carries the revision it was based on.
 */

/** @returns {Promise<?{login: string, name: string, admin: boolean, rights: {role: string, layer: ?string}[]}>} who is
 *   signed in; null: nobody */
export async function getAccount() {
  const { body } = await ask('GET', '/api/session', {}, (found) => 'cuenta' in found);
  trust(body.csrf ?? '');
  if (!body.cuenta) return null;
  const { usuario, nombre, permisos, es_admin } = body.cuenta;
  return {
    login: usuario,
    name: nombre,
    admin: es_admin === true,
    rights: permisos.map(({ rol, capa }) => ({ role: rol, layer: capa ?? null })),
  };
}

/** @returns {Promise<Object[]>} the drafts of whoever is signed in, without their shapes */
export async function getDrafts() {
  const { body } = await ask('GET', '/api/drafts?de=mi', {}, (found) => Array.isArray(found.borradores));
  return body.borradores;
}

const isDraft = (found) => Array.isArray(found.ediciones);
const draftPath = (id, rest = '') => `/api/drafts/${encodeURIComponent(id)}${rest}`;
const editPath = (id, code) => draftPath(id, `/edits/${encodeURIComponent(code)}`);

/** @typedef {{draft: Object, tag: string}} Answer the draft as the service has it, and its entity tag */

/** @returns {Promise<Answer>} */
export const getDraft = (id) => askDraft('GET', draftPath(id));

/** @returns {Promise<Answer>} @param {string} key of the request: the same key makes one draft */
export const makeDraft = (title, key) => askDraft('POST', '/api/drafts', { body: { titulo: title }, key });

/** @returns {Promise<Answer>} */
export const renameDraft = (id, title, tag) => askDraft('PATCH', draftPath(id), { body: { titulo: title }, tag });

/** @returns {Promise<Answer>} */
export const discardDraft = (id, tag) => askDraft('DELETE', draftPath(id), { tag });

/**
 * Writes one edit of a draft, or takes it out.
 * @param {string} id
 * @param {string} code
 * @param {?Object} edit {base, nueva, campos, geometria, retirar}; null takes it out
 * @param {{tag: string, key: string}} on the revision it was based on; the key of the request
 * @returns {Promise<Answer>}
 */
export const writeEdit = (id, code, edit, { tag, key }) =>
  askDraft(edit ? 'PUT' : 'DELETE', editPath(id, code), { body: edit ?? undefined, tag, key });

/** @param {'submission'|'withdrawal'|'reopening'} step @param {Object} body @returns {Promise<Answer>} */
export const moveDraft = (id, step, body, { tag, key }) =>
  askDraft('POST', draftPath(id, `/${step}`), { body, tag, key });

/** @returns {Promise<string>} a code for a new initiative of a layer, as yet free */
export async function proposeCode(layer) {
  const { body } = await ask('GET', `/api/codes/next?capa=${encodeURIComponent(layer)}`, {}, (found) => found.codigo);
  return body.codigo;
}

/** @returns {Promise<Object>} GeoJSON feature of an initiative as it was in a version */
export async function getVersion(code, version) {
  const path = `/api/initiatives/${encodeURIComponent(code)}/versions/${version}`;
  return (await ask('GET', path, {}, (found) => found.type === 'Feature')).body;
}

/** @returns {Promise<{code: string, name: string}[]>} the comunas of the region */
export async function getComunas() {
  const path = '/ogc/collections/comunas/items?limit=100&f=json';
  const { body } = await ask('GET', path, {}, (found) => Array.isArray(found.features));
  return body.features.map(({ properties }) => ({ code: properties.codigo, name: properties.nombre }));
}

/**
 * Work on shapes that needs a library: each gives a promise of {geometria, hallazgos, vertices, superficie_m2,
 * longitud_m}. Shapes are GeoJSON, longitude and latitude.
 */
export const operations = Object.freeze({
  split: (geometria, cuchillo, signal) => operate('split', { geometria, cuchillo }, signal),
  merge: (geometrias, signal) => operate('merge', { geometrias }, signal),
  buffer: (geometria, metros, signal) => operate('buffer', { geometria, metros }, signal),
  simplify: (geometria, metros, signal) => operate('simplify', { geometria, metros }, signal),
});

const operate = async (name, body, signal) => (await ask('POST', `/api/geometry/${name}`, { body, signal })).body;

async function askDraft(method, path, options) {
  const { body, tag } = await ask(method, path, options, isDraft);
  return { draft: body, tag };
}
