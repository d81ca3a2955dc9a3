import { readJson, request } from '../api.js';

/**
 * What `/revision` asks of the service and tells it. A write carries the entity tag of what the person saw and a key of
 * its own, so that neither a change in between nor a lost answer can make it do something else than was meant.
 */

const READ_MS = 20_000;
/** A publication merges, checks and writes in one transaction. */
const WRITE_MS = 60_000;

/** @returns {Promise<{cuenta: ?Object, csrf: ?string}>} who is signed in */
export const getSession = () => read('/api/session', (body) => 'cuenta' in body);

/** @returns {Promise<Object[]>} summaries of the drafts that wait for a reviewer */
export const getQueue = () =>
  read('/api/drafts?estado=enviado&de=todos', (body) => Array.isArray(body.borradores)).then((b) => b.borradores);

/** @returns {Promise<{body: Object, tag: string}>} a draft and its entity tag */
export const getDraft = (id) => readTagged(`/api/drafts/${encodeURIComponent(id)}`);

/** @returns {Promise<{body: Object, tag: string}>} what publishing the draft would do now */
export const getPublication = (id) => readTagged(`/api/drafts/${encodeURIComponent(id)}/publication`);

/**
 * @param {string} id
 * @param {Object} resolutions side by field by code, for what is in conflict
 * @param {Write} write tag of the preview that was approved
 */
export const publish = (id, resolutions, write) =>
  post(`/api/drafts/${encodeURIComponent(id)}/publication`, { resoluciones: resolutions }, write);

/** Sends a draft back to its author. @param {Write} write tag of the draft */
export const giveBack = (id, comment, write) =>
  post(`/api/drafts/${encodeURIComponent(id)}/return`, { comentario: comment }, write);

/** @returns {Promise<Object[]>} the versions of an initiative, newest first */
export const getVersions = (code) =>
  read(`${initiative(code)}/versions`, (body) => Array.isArray(body.versiones)).then((body) => body.versiones);

/** @returns {Promise<Object>} GeoJSON feature as it was */
export const getVersion = (code, version) =>
  read(`${initiative(code)}/versions/${version}`, (body) => body.type === 'Feature');

/** @returns {Promise<Object>} what changed from one version to another, which may be the older one */
export const getChanges = (code, version, from) =>
  read(`${initiative(code)}/versions/${version}/changes?desde=${from}`, (body) => Array.isArray(body.campos));

/** Publishes an old version again, as a new one. @param {Write} write tag: number of the current version */
export const restore = (code, version, reason, write) =>
  post(`${initiative(code)}/versions/${version}/restoration`, { motivo: reason }, write);

/**
 * @typedef {{tag: string, csrf: ?string, key: string}} Write key: the same for every attempt of one wish
 */

const initiative = (code) => `/api/initiatives/${encodeURIComponent(code)}`;

async function read(path, looksRight) {
  const response = await request(path, { signal: AbortSignal.timeout(READ_MS), cache: 'no-cache' });
  return readJson(response, path, looksRight);
}

async function readTagged(path) {
  const response = await request(path, { signal: AbortSignal.timeout(READ_MS), cache: 'no-cache' });
  return { body: await readJson(response, path), tag: response.headers.get('ETag') };
}

async function post(path, body, { tag, csrf, key }) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'If-Match': tag };
  if (csrf) headers['X-Huella-CSRF'] = csrf;
  const signal = AbortSignal.timeout(WRITE_MS);
  const response = await request(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  return readJson(response, path);
}
