import { readJson, requestPatiently } from '../api.js';

/**
 * The list of initiatives by pages, for when there are too many to fetch: OGC API Features, whose answer says how many
 * there are in all, and where the next page is.
 */

const TIMEOUT_MS = 20_000;

/**
 * @param {string} address path and query, as state/tiled.js writes the first and `next` says the others
 * @returns {Promise<{features: Object[], matched: number, next: ?string}>}
 */
export async function getPage(address) {
  const response = await requestPatiently(address, () => ({ signal: AbortSignal.timeout(TIMEOUT_MS) }));
  const body = await readJson(response, address, (found) => Array.isArray(found.features));
  const next = body.links?.find(({ rel }) => rel === 'next')?.href ?? null;
  return {
    features: body.features,
    matched: body.numberMatched ?? body.features.length,
    // The service may know itself by another name than the one it was called by.
    next: next && next.replace(/^\w+:\/\/[^/]+/, ''),
  };
}
