/**
 * The only module that speaks to the network; what only one part of the application asks stands in `api/` and goes
 * through `request`. Every failure leaves here as an ApiError that knows its kind, so that the page can say cause and
 * cure.
 */

const TIMEOUT_MS = 20_000;
/** A large file is made whole before its first byte comes. */
const STALL_MS = 60_000;

/** What an answer that is no success means for whoever asked; everything else is the server's trouble. */
const KINDS = {
  400: 'invalid',
  401: 'unauthorised',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  410: 'notFound',
  412: 'stale',
  413: 'invalid',
  422: 'invalid',
  428: 'stale',
  429: 'tooMany',
};

export class ApiError extends Error {
  /**
   * @param {'offline'|'network'|'timeout'|'server'|'notFound'|'format'|'cut'|'unauthorised'|'forbidden'|'conflict'
   *   |'stale'|'tooMany'|'invalid'} kind
   * @param {string} path
   * @param {string} [detail] the server's own words (problem+json `detail`)
   * @param {{status?: number, fields?: {field: string, detail: string}[], retryAfter?: ?number}} [more] HTTP status;
   *   what is wrong with each field (`campos`); seconds that the server asks to wait
   */
  constructor(kind, path, detail = '', { status = 0, fields = [], retryAfter = null } = {}) {
    super(`${kind}: ${path}`);
    this.kind = kind;
    this.path = path;
    this.detail = detail;
    this.status = status;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}

/**
 * @param {Object} [wanted]
 * @param {?string[]} [wanted.codes] only these; null = all
 * @param {?string} [wanted.date] as they were published on that day or at that instant; null = as they are
 * @returns {Promise<{features: Object[], publication: ?string}>} GeoJSON features, and the publication up to which they
 *   know everything
 */
export async function getInitiatives({ codes = null, date = null } = {}) {
  const query = new URLSearchParams();
  if (codes) query.set('filter', `codigo IN (${codes.map((code) => `'${code.replaceAll("'", "''")}'`).join(',')})`);
  if (date) query.set('fecha', date);
  let publication = null;
  const { features } = await getJson(
    `/layers/iniciativas.geojson${query.size ? `?${query}` : ''}`,
    (body) => Array.isArray(body.features),
    (headers) => (publication = headers.get('Huella-Publicacion')),
  );
  return { features, publication };
}

/** @returns {Promise<Object[]>} the GeoJSON features at an address of ours, one or many */
export async function getFeatures(address) {
  const body = await getJson(address, (found) => found.type === 'Feature' || Array.isArray(found.features));
  return body.features ?? [body];
}

/** @returns {Promise<Object>} the vocabularies with their counts; `query` narrows what is counted */
export const getFacets = (query = '') => getJson(`/api/facets${query}`, (body) => Array.isArray(body.capas));

/** @returns {Promise<Object>} GeoJSON FeatureCollection of named places */
export const getPlaces = () => getJson('/api/places', (body) => Array.isArray(body.features));

/** @returns {Promise<Object>} one GeoJSON feature with its history, newest version first; `date` as above */
export const getInitiative = (code, date = null) =>
  getJson(
    `/api/initiatives/${encodeURIComponent(code)}${date ? `?fecha=${encodeURIComponent(date)}` : ''}`,
    (body) => body.type === 'Feature',
  );

const tileSets = new Map();

/**
 * A set of tiles as its TileJSON describes it: where its tiles are is the service's to say, and changes with what is
 * published, so that a tile can be kept for ever.
 * @param {string} name
 * @param {{anew?: boolean}} [options] anew: something was published since the last time
 * @returns {Promise<{address: string, maxZoom: number}>} address: with `{z}`, `{x}` and `{y}`
 */
export function getTileSet(name, { anew = false } = {}) {
  if (anew || !tileSets.has(name)) {
    const asked = getJson(`/tiles/${name}.json`, (body) => typeof body.tiles?.[0] === 'string').then((body) => ({
      // The service may know itself by another name than the one it was called by.
      address: body.tiles[0].replace(/^\w+:\/\/[^/]+/, ''),
      maxZoom: body.maxzoom,
    }));
    asked.catch(() => tileSets.get(name) === asked && tileSets.delete(name));
    tileSets.set(name, asked);
  }
  return tileSets.get(name);
}

/** @returns {Promise<?ArrayBuffer>} a tile (MVT), null where there is nothing to draw */
export async function getTile(name, z, x, y, signal) {
  const { address } = await getTileSet(name);
  const place = { z, x, y };
  const path = address.replace(/\{([zxy])\}/g, (_, axis) => place[axis]);
  const response = await requestPatiently(path, () => ({ signal }));
  return response.status === 204 ? null : response.arrayBuffer();
}

/** @returns {Promise<?ArrayBuffer>} a tile of the base map */
export const getBaseTile = (z, x, y, signal) => getTile('base', z, x, y, signal);

/** @returns {Promise<Object>} which files could be had of a selection, `query` as of `/api/exports` */
export const getExports = (query) => getJson(`/api/exports${query}`, (body) => Array.isArray(body.formatos));

/**
 * Fetches a file and tells how far it is. It arrives whole or not at all.
 * @param {string} path
 * @param {{signal: AbortSignal, onProgress: (done: number, total: ?number) => void}} options bytes; total is null
 *   when the service does not say
 * @returns {Promise<Blob>}
 */
export async function getFile(path, { signal, onProgress }) {
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  let stalled = false;
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stalled = true;
      stop.abort();
    }, STALL_MS);
  };
  try {
    alive();
    const response = await request(path, { signal: stop.signal });
    const total = Number(response.headers.get('Content-Length')) || null;
    const parts = [];
    let done = 0;
    onProgress(done, total);
    for (const reader = response.body.getReader(); ;) {
      const { value, done: ended } = await reader.read();
      if (ended) break;
      alive();
      parts.push(value);
      done += value.length;
      onProgress(done, total);
    }
    if (total !== null && done !== total) throw new ApiError('cut', path);
    return new Blob(parts, { type: response.headers.get('Content-Type') ?? '' });
  } catch (error) {
    if (stalled) throw new ApiError('timeout', path);
    if (error instanceof ApiError || error.name === 'AbortError') throw error;
    throw new ApiError(navigator.onLine ? 'cut' : 'offline', path);
  } finally {
    clearTimeout(timer);
  }
}

async function getJson(path, looksRight, readHeaders = () => {}) {
  const response = await requestPatiently(path, () => ({ signal: AbortSignal.timeout(TIMEOUT_MS) }));
  readHeaders(response.headers);
  return readJson(response, path, looksRight);
}

/**
 * @param {Response} response
 * @param {string} path what was asked, for the error
 * @param {(body: Object) => boolean} looksRight
 * @returns {Promise<Object>} its body
 */
export async function readJson(response, path, looksRight = () => true) {
  let body;
  try {
    body = await response.json();
  } catch (error) {
    throw error.name === 'TimeoutError' ? new ApiError('timeout', path) : new ApiError('format', path);
  }
  if (!looksRight(body ?? {})) throw new ApiError('format', path);
  return body;
}

/**
 * Only for `api/`: asks, and answers with a success or throws an ApiError.
 * @param {string} path
 * @param {RequestInit} options as of fetch
 * @returns {Promise<Response>}
 */
export async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    if (error.name === 'TimeoutError') throw new ApiError('timeout', path);
    throw new ApiError(navigator.onLine ? 'network' : 'offline', path);
  }
  if (!response.ok) throw await problemOf(response, path);
  return response;
}

/** A service that is too busy says when to come again: so often we do, if it is soon. */
const TRIES = 3;
const LONGEST_WAIT_S = 10;

/**
 * Only for `api/`: the same for what may be asked again.
 * @param {string} path
 * @param {() => RequestInit} optionsOf a try: each has its own time
 */
export async function requestPatiently(path, optionsOf) {
  for (let left = TRIES; ; left--) {
    try {
      return await request(path, optionsOf());
    } catch (error) {
      const isBusy = error.status === 503 && error.retryAfter !== null && error.retryAfter <= LONGEST_WAIT_S;
      if (!isBusy || left === 1) throw error;
      // Not everyone at once again.
      await new Promise((resolve) => setTimeout(resolve, error.retryAfter * 1000 * (1 + Math.random())));
    }
  }
}

/**
 * Only for `api/`: sends a form and tells how much of it is on its way, which fetch cannot.
 * @param {string} path
 * @param {FormData} form
 * @param {{headers: Object, signal: AbortSignal, onProgress: (done: number, total: number) => void}} options bytes
 * @returns {Promise<Response>} a success; otherwise throws an ApiError, or an AbortError
 */
export async function upload(path, form, options) {
  const response = await new Promise((resolve, reject) => send(path, form, options, { resolve, reject }));
  if (!response.ok) throw await problemOf(response, path);
  return response;
}

function send(path, form, { headers, signal, onProgress }, { resolve, reject }) {
  const line = new XMLHttpRequest();
  let timer;
  const end = (settle) => {
    clearTimeout(timer);
    settle();
    line.abort();
  };
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => end(() => reject(new ApiError('timeout', path))), STALL_MS);
  };
  const stop = () => end(() => reject(new DOMException('Stopped', 'AbortError')));
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop, { once: true });
  line.open('POST', path);
  line.responseType = 'arraybuffer';
  for (const [name, value] of Object.entries(headers)) line.setRequestHeader(name, value);
  line.upload.addEventListener('progress', ({ loaded, total }) => {
    alive();
    onProgress(loaded, total);
  });
  line.addEventListener('load', () => end(() => resolve(responseOf(line))));
  line.addEventListener('error', () => end(() => reject(new ApiError(navigator.onLine ? 'network' : 'offline', path))));
  alive();
  line.send(form);
}

function responseOf(line) {
  const headers = new Headers();
  for (const each of line.getAllResponseHeaders().trim().split('\r\n')) {
    const colon = each.indexOf(':');
    if (colon > 0) headers.append(each.slice(0, colon), each.slice(colon + 1).trim());
  }
  return new Response(line.status === 204 ? null : line.response, { status: line.status, headers });
}

async function problemOf(response, path) {
  const problem = await response.json().catch(() => ({}));
  const fields = Array.isArray(problem.campos) ? problem.campos : [];
  return new ApiError(KINDS[response.status] ?? 'server', path, problem.detail, {
    status: response.status,
    fields: fields.map(({ campo, detail }) => ({ field: campo, detail })),
    retryAfter: Number(response.headers.get('Retry-After')) || null,
  });
}
