import { readJson, request } from '../api.js';

/** What `/cuenta` asks of the service and tells it. A change carries the token of the session, which proves our page. */

const TIMEOUT_MS = 20_000;

/**
 * @typedef {Object} Session
 * @property {?{usuario: string, nombre: string, permisos: {rol: string, capa: ?string}[], es_admin: boolean}} cuenta
 *   null: nobody has signed in
 * @property {string} [csrf]
 * @property {string} [vence] an instant
 */

/** @returns {Promise<Session>} */
export const getSession = () => ask('GET', '/api/session', {}, (body) => 'cuenta' in body);

/** @returns {Promise<Session>} */
export const signIn = (login, password) =>
  ask('POST', '/api/session', { body: { usuario: login, clave: password } }, (body) => body.cuenta);

export const signOut = (csrf) => ask('DELETE', '/api/session', { csrf });

export const signOutEverywhere = (csrf) => ask('DELETE', '/api/sessions', { csrf });

/** @returns {Promise<Object[]>} the open sessions, the one used last first */
export const getSessions = () =>
  ask('GET', '/api/sessions', {}, (body) => Array.isArray(body.sesiones)).then((body) => body.sesiones);

/** @returns {Promise<Session>} the session goes on under another cookie and another token */
export const changePassword = (current, wanted, csrf) =>
  ask('PUT', '/api/account/password', { body: { actual: current, nueva: wanted }, csrf }, (body) => body.cuenta);

/** @returns {Promise<Object[]>} */
export const getTokens = () =>
  ask('GET', '/api/tokens', {}, (body) => Array.isArray(body.fichas)).then((body) => body.fichas);

/**
 * @param {{nombre: string, alcance: 'leer'|'editar', capas: ?string[], dias: number}} wanted
 * @returns {Promise<Object>} with its text in `ficha`, this once
 */
export const makeToken = (wanted, csrf) =>
  ask('POST', '/api/tokens', { body: wanted, csrf }, (body) => typeof body.ficha === 'string');

export const revokeToken = (id, csrf) => ask('DELETE', `/api/tokens/${encodeURIComponent(id)}`, { csrf });

async function ask(method, path, { body, csrf }, looksRight) {
  const headers = { Accept: 'application/json' };
  if (csrf) headers['X-Huella-CSRF'] = csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await request(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.status === 204 ? null : readJson(response, path, looksRight);
}
