import { getFacets, getInitiatives, getTileSet } from '../api.js';

/**
 * What the map cannot begin without, asked for while the rest of the page is still on its way. Whoever needs an answer
 * takes it here the first time, and asks again himself when it failed.
 */

/** Above this many the map is drawn from tiles: nobody's phone downloads a region. */
export const MOST_WHOLE = 2000;

/** The map of another day is asked for by whoever has understood the address. */
const isPast = new URLSearchParams(location.search).has('fecha');

const facets = getFacets();
const initiatives = facets.then(({ total }) => (isPast || total > MOST_WHOLE ? null : getInitiatives()));
// Told where they are taken.
for (const asked of [facets, initiatives, getTileSet('base')]) asked.catch(() => {});

let untaken = { facets, initiatives };

/** @returns {?{facets: Promise<Object>, initiatives: Promise<?Object>}} the first time; null afterwards */
export function takeFirst() {
  const taken = untaken;
  untaken = null;
  return taken;
}
