import { readJson, upload } from '../api.js';
import { ask, proof } from './ask.js';

/**
 * What `/editor` asks about files that are taken in: a file goes up, is read by the service, perhaps asks something back,
 * shows what it holds, and becomes a draft. The shapes of the answers stand in docs/api.md.
 */

const isImport = (found) => typeof found.id === 'string' && typeof found.estado === 'string';
const pathOf = (id, rest = '') => `/api/imports/${encodeURIComponent(id)}${rest}`;

/**
 * @param {File} file
 * @param {Object} choices how it is to be read, as of rereadImport
 * @param {{signal: AbortSignal, onProgress: (done: number, total: number) => void}} options bytes
 * @returns {Promise<Object>} the import, which is being read now
 */
export async function sendImport(file, choices, { signal, onProgress }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(choices)) for (const each of [value].flat()) form.append(name, each);
  form.append('archivo', file, file.name);
  const headers = { Accept: 'application/json', ...proof() };
  const response = await upload('/api/imports', form, { headers, signal, onProgress });
  return readJson(response, '/api/imports', isImport);
}

/** @returns {Promise<Object[]>} one's own imports, newest first */
export async function getImports() {
  const { body } = await ask('GET', '/api/imports', {}, (found) => Array.isArray(found.importaciones));
  return body.importaciones;
}

/** @returns {Promise<Object>} */
export const getImport = async (id) => (await ask('GET', pathOf(id), {}, isImport)).body;

/** Reads the file again, otherwise. @param {{crs?: string, ejes?: string, codificacion?: string}} choices */
export const rereadImport = async (id, choices) =>
  (await ask('PUT', pathOf(id, '/choices'), { body: choices }, isImport)).body;

/** Stops the reading, and forgets the file. */
export const dropImport = (id) => ask('DELETE', pathOf(id));

/**
 * @param {string} id
 * @param {number} after the number of the last feature that is known; 0: from the first
 * @param {number} limit
 * @returns {Promise<Object[]>} GeoJSON features with what is proposed for each; in the order of the file
 */
export async function getImportFeatures(id, after, limit) {
  const path = pathOf(id, `/features?desde=${after}&limite=${limit}`);
  return (await ask('GET', path, {}, (found) => Array.isArray(found.features))).body.features;
}

/** @param {string} key of the request: the same key makes one draft @returns {Promise<string>} the draft that it became */
export async function acceptImport(id, acceptance, key) {
  const path = pathOf(id, '/acceptance');
  return (await ask('POST', path, { body: acceptance, key }, (found) => typeof found.borrador === 'string')).body
    .borrador;
}
