import { readJson, request } from '../api.js';

/** How the pages of planners ask: every write carries the token of the session. */

const TIMEOUT_MS = 30_000;
/** Proves that a write comes from our page; the service tells it with the session. */
let csrf = '';

/** @param {string} token of the session that was just learnt */
export const trust = (token) => (csrf = token);

/** @returns {Object} headers of a write */
export const proof = () => ({ 'X-Huella-CSRF': csrf });

/**
 * @param {string} method
 * @param {string} path
 * @param {{body?: Object, tag?: string, key?: string, signal?: AbortSignal}} [options] what is sent; the revision it was
 *   based on; the key under which it is answered only once
 * @param {(body: Object) => boolean} [looksRight]
 * @returns {Promise<{body: Object, tag: ?string}>}
 */
export async function ask(method, path, { body, tag, key, signal } = {}, looksRight) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') Object.assign(headers, proof());
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (tag) headers['If-Match'] = tag;
  if (key) headers['Idempotency-Key'] = key;
  const response = await request(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]),
  });
  if (response.status === 204) return { body: {}, tag: null };
  return { body: await readJson(response, path, looksRight), tag: response.headers.get('ETag') };
}
